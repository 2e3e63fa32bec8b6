import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFailureText } from "../../../api/failure-view.tsx";
import { caseAddress } from "../../../paths.ts";
import { Run } from "../../../ui/run.tsx";
import { mailPath } from "./mail-path.ts";
import classes from "./mail-results.module.css";
import type { FiledMail } from "./send-mail.ts";
import type { MailResult } from "./use-mail-desk.ts";

interface MailResultsProps {
  readonly results: readonly MailResult[];
  /** Mails that wait now: the earlier copy of one may be among them. Null while unknown. */
  readonly waiting: ReadonlySet<string> | null;
  /** The mail that is open beside the form. */
  readonly openMailId: string | null;
}

/** What became of each mail that was handed over, the last first. */
export function MailResults({
  results,
  waiting,
  openMailId,
}: MailResultsProps): ReactNode {
  const { t } = useTranslation("intake");
  if (results.length === 0) return null;
  return (
    <ul
      className={classes["results"]}
      aria-label={t("results.label")}
      aria-live="polite"
    >
      {results.toReversed().map(({ key, name, outcome }) => (
        <li key={key} className={classes["result"]} data-state={outcome.state}>
          <Run className={classes["name"]}>{name}</Run>
          {outcome.state === "sending" ? (
            <p className={classes["words"]}>{t("results.sending")}</p>
          ) : outcome.state === "failed" ? (
            <Failed error={outcome.error} />
          ) : (
            <Filed
              filed={outcome.filed}
              waiting={waiting}
              openMailId={openMailId}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Failed({ error }: { readonly error: unknown }): ReactNode {
  const failureText = useFailureText();
  return (
    <p className={classes["failed"]} role="alert">
      {failureText(error)}
    </p>
  );
}

interface FiledProps {
  readonly filed: FiledMail;
  readonly waiting: ReadonlySet<string> | null;
  readonly openMailId: string | null;
}

/** One sentence: where it went, whether anything was opened, and the way there. */
function Filed({ filed, waiting, openMailId }: FiledProps): ReactNode {
  const { t } = useTranslation("intake");
  const copy = filed.outcome === "waiting" ? filed.mailId : filed.earlierMailId;
  const waits = copy !== null && waiting?.has(copy) === true;
  const canFill = waits && copy !== openMailId;
  const isSettled = filed.outcome === "waiting" && waiting !== null && !waits;
  return (
    <p className={classes["words"]}>
      {t(`results.${isSettled ? "settled" : filed.outcome}`)}{" "}
      <Because filed={filed} />
      {filed.case === null ? null : (
        <Link to={caseAddress(filed.case)}>{filed.case.reference}</Link>
      )}
      {canFill ? <Link to={mailPath(copy)}>{t("results.fillIn")}</Link> : null}
    </p>
  );
}

const unverifiedReasons = [
  "otherAddress",
  "noAddress",
  "disownedByDomain",
  "threadAndReferenceDisagree",
] as const;

/** Why a sender counts as unverified. */
function Because({ filed }: Pick<FiledProps, "filed">): ReactNode {
  const { t } = useTranslation("conversation");
  const reason = unverifiedReasons.find((one) => one === filed.reason);
  if (filed.outcome !== "unverified" || reason === undefined) return null;
  return <>{t(`mailNote.sender-${reason}`)} </>;
}
