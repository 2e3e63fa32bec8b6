import { Button } from "@mantine/core";
import { roles } from "@kept/domain/access/permissions";
import { breakGlassInput } from "@kept/domain/casework/break-glass";
import { line } from "@kept/domain/casework/text-rules";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { caseAddress } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SelectField } from "../../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { TextAreaField, TextField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Section } from "../../ui/section.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./glass-page.module.css";
import {
  useAfterGlass,
  useGlass,
  type Glass,
  type GlassLine,
} from "./use-glass.ts";

/** Two people open a sealed case that nobody keeps any more. */
export function GlassPage(): ReactNode {
  const { t } = useTranslation("context");
  const { permissions } = useMe();
  return (
    <Page title={t("glass.title")} lead={t("glass.lead")}>
      {permissions.includes("cases.seal") ? (
        <Parts />
      ) : (
        <ErrorState title={t("glass.refused.title")}>
          {t("glass.refused.words")}
        </ErrorState>
      )}
    </Page>
  );
}

function Parts(): ReactNode {
  const { t } = useTranslation("context");
  const { data, error, refetch } = useGlass();
  if (data === undefined)
    return error === null ? (
      <LoadingRows rows={6} />
    ) : (
      <FailureView error={error} onRetry={() => void refetch()} />
    );
  const mine = data.lines.filter(({ isMine }) => isMine);
  const past = data.lines.filter(({ isMine }) => !isMine);
  return (
    <div className={classes["parts"]}>
      {mine.length === 0 ? null : (
        <Section title={t("glass.waiting")} ruled end={mine.length}>
          <ul>
            {mine.map((line) => (
              <Asked key={line.orderId} line={line} />
            ))}
          </ul>
        </Section>
      )}
      <AskForm seconds={data.seconds} />
      <Section title={t("glass.past")} ruled={past.length > 0}>
        {past.length === 0 ? (
          <EmptyState>{t("glass.none")}</EmptyState>
        ) : (
          <ul>
            {past.map((line) => (
              <Past key={line.orderId} line={line} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/** When it was asked, and why. */
function Why({ askedAt, reason }: GlassLine): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  return (
    <p className={classes["words"]}>
      {t("glass.on", {
        moment: dates.moment(askedAt),
        reason: reason ?? t("glass.gone"),
      })}
    </p>
  );
}

/** It is for me to say yes or no. */
function Asked({ line }: { readonly line: GlassLine }): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const onSuccess = useAfterGlass();
  const reply = useMutation(
    trpc.seals.answerGlass.mutationOptions({ onSuccess }),
  );
  const { orderId, by, reference } = line;
  const say = (isGranted: boolean): void => {
    reply.mutate({ orderId, isGranted });
  };
  return (
    <li className={classes["line"]}>
      <div className={classes["what"]}>
        <p className={classes["name"]}>
          {t("glass.wants", {
            name: by === null ? "–" : nameOf(by),
            reference: reference ?? "",
          })}
        </p>
        <Why {...line} />
        <p className={classes["words"]}>{t("glass.effect")}</p>
        {reply.error === null ? null : (
          <p role="alert" className={classes["problem"]}>
            {failureText(reply.error)}
          </p>
        )}
      </div>
      <div className={classes["end"]}>
        <Button
          variant="default"
          loading={reply.isPending}
          onClick={() => {
            say(true);
          }}
        >
          {t("glass.yes")}
        </Button>
        <Button
          variant="subtle"
          disabled={reply.isPending}
          onClick={() => {
            say(false);
          }}
        >
          {t("glass.no")}
        </Button>
      </div>
    </li>
  );
}

function Past({ line }: { readonly line: GlassLine }): ReactNode {
  const { t } = useTranslation("context");
  const nameOf = usePersonName();
  const { by, second, reference, state, open } = line;
  const name = by === null ? "–" : nameOf(by);
  const other = second === null ? "–" : nameOf(second);
  return (
    <li className={classes["line"]}>
      <div className={classes["what"]}>
        <p className={classes["name"]}>
          {reference === null
            ? t("glass.line", { name, second: other })
            : t("glass.lineOf", { name, second: other, reference })}
        </p>
        <Why {...line} />
      </div>
      <div className={classes["end"]}>
        {open === null || reference === null ? null : (
          <Link to={caseAddress({ register: open.register, reference })}>
            {t("glass.open", { reference })}
          </Link>
        )}
        <Tag>{t(`glass.state.${state}`)}</Tag>
      </div>
    </li>
  );
}

// Nobody chosen is something left out, and nothing that does not fit.
const asking = breakGlassInput.extend({ secondId: line(40) });
const empty = { reference: "", secondId: "", reason: "" };

function AskForm({ seconds }: Pick<Glass, "seconds">): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const text = useText();
  const language = useLanguage();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const after = useAfterGlass();
  const [isAsked, setAsked] = useState(false);
  const ask = useMutation(trpc.seals.breakGlass.mutationOptions());
  const form = useZodForm<z.input<typeof asking>, z.output<typeof asking>>({
    schema: asking,
    defaultValues: empty,
  });
  return (
    <Section title={t("glass.form")}>
      <div className={classes["form"]}>
        <p className={classes["words"]}>{t("glass.secret")}</p>
        <Form
          form={form}
          label={t("glass.form")}
          onSubmit={async (wanted) => {
            setAsked(false);
            await ask.mutateAsync(wanted).then(
              () => {
                setAsked(true);
                form.reset(empty);
                return after();
              },
              (error: unknown) => {
                const otherwise = failureText(error);
                applyFailure({ form, error, language, otherwise });
              },
            );
          }}
        >
          <TextField
            control={form.control}
            name="reference"
            label={t("glass.reference")}
            help={t("glass.referenceHelp")}
            width={320}
          />
          <SelectField
            control={form.control}
            name="secondId"
            label={t("glass.second")}
            choices={seconds.map((person) => ({
              value: person.id,
              label: `${nameOf(person)} · ${text(roles[person.role])}`,
            }))}
            searchable
          />
          <TextAreaField
            control={form.control}
            name="reason"
            label={t("glass.reason")}
            help={t("glass.reasonHelp")}
          />
          <FormActs>
            <PrimaryAct
              type="submit"
              label={t("glass.ask")}
              busy={ask.isPending}
            />
            <span role="status">{isAsked ? t("glass.did") : null}</span>
          </FormActs>
        </Form>
      </div>
    </Section>
  );
}
