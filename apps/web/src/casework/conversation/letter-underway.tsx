import { IconMailOff, IconPencil, IconSend } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import classes from "./letter-underway.module.css";
import type { LetterLine } from "./frame.ts";

interface LetterUnderwayProps {
  readonly letter: LetterLine;
  readonly to: string;
  readonly mayWrite: boolean;
}

/** A letter that has not left: a draft, one in its stop window, one the other side did not take. */
export function LetterUnderway({
  letter,
  to,
  mayWrite,
}: LetterUnderwayProps): ReactNode {
  const { t } = useTranslation("conversation");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const title = text(letter.title);
  const author = letter.authors.at(-1);
  const { failure } = letter;
  const isDraft = letter.state === "draft";
  return (
    <div
      className={classes["letter"]}
      data-failed={failure !== null || undefined}
    >
      {isDraft ? (
        <IconPencil size={14} stroke={1.6} aria-hidden="true" />
      ) : failure === null ? (
        <IconSend size={14} stroke={1.6} aria-hidden="true" />
      ) : (
        <IconMailOff size={14} stroke={1.6} aria-hidden="true" />
      )}
      <p className={classes["words"]}>
        {isDraft
          ? t("letter.draft", { title })
          : failure === null
            ? letter.pdfSha256 === null
              ? t("letter.queued", { title })
              : t("letter.printed", { title })
            : `${t("letter.failed", { title })} ${text(failure.reason)}`}{" "}
        <span className={classes["by"]}>
          {isDraft
            ? t("letter.draftBy", {
                by: author === undefined ? t("nobody") : nameOf(author),
                moment: dates.moment(letter.editedAt),
              })
            : null}
        </span>
      </p>
      <Link to={to}>
        {isDraft && mayWrite ? t("letter.continue") : t("letter.open")}
      </Link>
    </div>
  );
}
