import { IconMailOff, IconPencil, IconSend } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./letter-underway.module.css";
import { isOpenMove, type Frame, type LetterLine } from "./request-view.ts";

interface LetterUnderwayProps {
  readonly frame: Pick<Frame, "reference" | "moves">;
  readonly letter: LetterLine;
}

/** A letter that has not left: a draft, one in its stop window, one the other side did not take. */
export function LetterUnderway({
  frame,
  letter,
}: LetterUnderwayProps): ReactNode {
  const { t } = useTranslation("requestCase");
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
          ? t("conversation.letter.draft", { title })
          : failure === null
            ? letter.pdfSha256 === null
              ? t("conversation.letter.queued", { title })
              : t("conversation.letter.printed", { title })
            : `${t("conversation.letter.failed", { title })} ${text(failure.reason)}`}{" "}
        <span className={classes["by"]}>
          {isDraft
            ? t("conversation.letter.draftBy", {
                by:
                  author === undefined
                    ? t("conversation.nobody")
                    : nameOf(author),
                moment: dates.moment(letter.editedAt),
              })
            : null}
        </span>
      </p>
      <Link to={paths.letter(frame.reference, letter.id)}>
        {isDraft && isOpenMove(frame, "write")
          ? t("conversation.letter.continue")
          : t("conversation.letter.open")}
      </Link>
    </div>
  );
}
