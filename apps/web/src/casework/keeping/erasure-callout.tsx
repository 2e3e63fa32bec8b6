import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { erasureGrounds } from "@kept/domain/casework/erasure";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { Callout } from "../../ui/callout.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import type { ErasureAsked, KeepingView, KeptCase } from "./use-keeping.ts";
import classes from "./keeping.module.css";

interface ErasureCalloutProps {
  readonly frame: KeptCase;
  readonly keeping: KeepingView;
  readonly erasure: ErasureAsked;
}

/** What was asked or done about erasing the person; the second person answers here. */
export function ErasureCallout(props: ErasureCalloutProps): ReactNode {
  const { erasure } = props;
  const { t } = useTranslation("keeping");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const name = (person: ErasureAsked["askedBy"]): string =>
    person === null ? t("somebody") : nameOf(person);
  const told = {
    by: name(erasure.askedBy),
    of: name(erasure.askedOf),
    decided: name(erasure.decidedBy),
    ground: text(erasureGrounds[erasure.ground]),
    day: dates.moment(erasure.decidedAt ?? erasure.askedAt),
  };
  switch (erasure.state) {
    case "asked":
      return <Asked {...props} told={told} />;
    case "done":
      return (
        <Callout lead={t("done.lead", told)}>
          {t("done.words", told)}{" "}
          {erasure.finishedAt === null ? t("done.finishing") : null}
        </Callout>
      );
    case "declined":
      return null;
  }
}

function Asked({
  frame,
  keeping,
  erasure,
  told,
}: ErasureCalloutProps & {
  readonly told: Readonly<Record<"by" | "of" | "ground", string>>;
}): ReactNode {
  const { t } = useTranslation("keeping");
  const language = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const decide = useMutation(
    trpc.erasure.decide.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(),
    }),
  );
  const say = (answer: "approved" | "declined"): void => {
    decide.mutate({
      caseId: frame.id,
      version: frame.version,
      erasureId: erasure.id,
      contentHash: erasure.contentHash,
      answer,
    });
  };
  const { isMineToDecide } = erasure;
  const cases = erasure.cases
    .map(({ reference }) => reference)
    .join(language === "zh" ? "、" : ", ");
  const withdraw = (
    <Button
      data-bar
      loading={decide.isPending}
      onClick={() => {
        say("declined");
      }}
    >
      {t(isMineToDecide ? "asked.decline" : "asked.withdraw")}
    </Button>
  );
  return (
    <Callout
      tone={isMineToDecide ? "ink" : "plain"}
      lead={t(isMineToDecide ? "asked.asksYou" : "asked.waits", told)}
      act={
        keeping.mayErase ? (
          <span className={classes["acts"]}>
            {withdraw}
            {isMineToDecide ? (
              <Button
                data-bar
                loading={decide.isPending}
                onClick={() => {
                  say("approved");
                }}
              >
                {t("asked.erase")}
              </Button>
            ) : null}
          </span>
        ) : undefined
      }
    >
      {t("asked.words", { ...told, cases })}{" "}
      {decide.isError ? (
        <span role="alert" className={classes["refusal"]}>
          {failureText(decide.error)}
        </span>
      ) : null}
    </Callout>
  );
}
