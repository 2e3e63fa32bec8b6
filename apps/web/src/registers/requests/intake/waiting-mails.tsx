import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import type { WaitingMail } from "./intake-outputs.ts";
import { mailPath } from "./mail-path.ts";
import classes from "./waiting-mails.module.css";

interface WaitingMailsProps {
  readonly mails: readonly WaitingMail[];
  readonly openMailId: string | null;
  readonly onDiscarded: (mailId: string) => void;
}

/** Mails that somebody has to open a case from, or throw away. */
export function WaitingMails({
  mails,
  openMailId,
  onDiscarded,
}: WaitingMailsProps): ReactNode {
  const { t } = useTranslation("intake");
  if (mails.length === 0) return null;
  return (
    <Section title={t("waiting.title")} end={mails.length} ruled>
      <ul>
        {mails.map((mail) => (
          <li
            key={mail.mailId}
            className={classes["mail"]}
            {...(mail.mailId === openMailId ? { "aria-current": true } : {})}
          >
            <MailLine mail={mail} onDiscarded={onDiscarded} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface MailLineProps {
  readonly mail: WaitingMail;
  readonly onDiscarded: (mailId: string) => void;
}

function MailLine({ mail, onDiscarded }: MailLineProps): ReactNode {
  const { t } = useTranslation("intake");
  const dates = useDates();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const discard = useMutation(
    trpc.requests.dropMail.mutationOptions({
      onSuccess: async () => {
        onDiscarded(mail.mailId);
        await queryClient.invalidateQueries(
          trpc.requests.waitingMail.pathFilter(),
        );
      },
    }),
  );
  const from = mail.from?.name || mail.from?.address || t("waiting.nobody");
  return (
    <>
      <div className={classes["line"]}>
        <Link to={mailPath(mail.mailId)} className={classes["words"]}>
          <Run className={classes["from"]}>{from}</Run>
          <Run className={classes["subject"]}>
            {mail.subject === "" ? t("waiting.noSubject") : mail.subject}
          </Run>
        </Link>
        <time dateTime={mail.arrivedAt} className={classes["time"]}>
          {dates.moment(mail.arrivedAt, "plain")}
        </time>
        {isAsked ? null : (
          <TextButton
            label={t("waiting.discardOf", { from })}
            onClick={() => {
              setAsked(true);
            }}
          >
            {t("waiting.discard")}
          </TextButton>
        )}
      </div>
      {isAsked ? (
        <div className={classes["ask"]} role="group" aria-label={from}>
          <p>{t("waiting.discardMeans")}</p>
          <Button
            data-bar
            disabled={discard.isPending}
            onClick={() => {
              discard.mutate({ mailId: mail.mailId });
            }}
          >
            {t("waiting.discardNow")}
          </Button>
          <Button
            data-bar
            variant="subtle"
            onClick={() => {
              setAsked(false);
            }}
          >
            {t("waiting.keep")}
          </Button>
        </div>
      ) : null}
      {discard.isError ? (
        <p className={classes["failed"]} role="alert">
          {failureText(discard.error)}
        </p>
      ) : null}
    </>
  );
}
