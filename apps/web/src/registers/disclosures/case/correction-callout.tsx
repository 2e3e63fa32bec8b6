import { Button } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { entryReference } from "@kept/domain/registers/disclosures/entry";
import type { AppRouter } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { useMe } from "../../../people/session.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./case.module.css";
import type { Entry } from "./entry-card.tsx";
import { useDisclosureAct } from "./use-disclosure-act.ts";

export type Correction =
  inferRouterOutputs<AppRouter>["disclosures"]["get"]["corrections"][number];

/** A correction that waits: what it would say, why, and the two answers for a second person. */
export function CorrectionCallout({
  correction,
  entry,
}: {
  readonly correction: Correction;
  readonly entry: Entry;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const dates = useDates();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const { permissions } = useMe();
  const decide = useDisclosureAct<{
    proposalId: string;
    answer: "approved" | "declined";
  }>((client, input, options) =>
    client.decideCorrection.mutate(input, options),
  );
  const { act, said, reason, askedBy, isMine } = correction;
  const before: Readonly<Record<string, unknown>> = { ...entry };
  const words = (field: string, value: unknown): string =>
    typeof value !== "string" || value === ""
      ? t("facts.none")
      : field === "disclosedAt"
        ? dates.moment(value, "long")
        : value;
  const labels: Readonly<Record<string, string>> = t("field", {
    returnObjects: true,
  });
  const changed = Object.entries(said ?? {}).filter(
    ([field, value]) => before[field] !== value,
  );
  const mayDecide = !isMine && permissions.includes("disclosures.approve");
  return (
    <div className={classes["gate"]}>
      <Callout
        tone={mayDecide ? "ink" : "amber"}
        act={
          mayDecide ? (
            <div className={classes["row"]}>
              {(["approved", "declined"] as const).map((answer) => (
                <Button
                  key={answer}
                  aria-busy={decide.isPending || undefined}
                  onClick={() => {
                    decide.mutate({ proposalId: correction.id, answer });
                  }}
                >
                  {t(
                    answer === "approved"
                      ? "register.agree"
                      : "register.decline",
                  )}
                </Button>
              ))}
            </div>
          ) : undefined
        }
      >
        {t(act === "voided" ? "correction.voids" : "correction.corrects", {
          name: askedBy === null ? "" : nameOf(askedBy),
          entry: entryReference(entry),
        })}{" "}
        {t("register.because", { reason })}
      </Callout>
      {changed.length === 0 ? null : (
        <ul className={classes["changes"]}>
          {changed.map(([field, value]) => (
            <li key={field}>
              <Run>
                {t("history.change", {
                  field: labels[field] ?? field,
                  before: words(field, before[field]),
                  after: words(field, value),
                })}
              </Run>
            </li>
          ))}
        </ul>
      )}
      {isMine ? (
        <p className={classes["quiet"]}>{t("correction.mine")}</p>
      ) : null}
      {decide.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(decide.error)}
        </p>
      )}
    </div>
  );
}
