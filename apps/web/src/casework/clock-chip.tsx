import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./clock-chip.module.css";
import type { ClockFace } from "./clock-face.ts";
import { ClockGlyph } from "./clock-glyph.tsx";
import {
  clockWords,
  dueMoment,
  dueWords,
  type ClockTone,
} from "./clock-words.ts";
import { useWordsContext } from "./use-clock-words.ts";

interface ClockChipProps {
  readonly clock: ClockFace;
  /** Units written out: "11 working days left". For the header of a case. */
  readonly long?: boolean;
  /** The due day after the words, in 400. */
  readonly withDate?: boolean;
  /** The word "provisional" on a dashed chip; a list says it in its second line instead. */
  readonly withWord?: boolean;
  /** Hangs out of the column so that the glyph, not the edge, stands on its line. */
  readonly hanging?: boolean;
  /** Opens "Why this date?"; makes the chip a button. */
  readonly onWhy?: (() => void) | undefined;
  /** Takes the place of the glyph on hover, in a list: the box to select the row. */
  readonly box?: ReactNode;
}

const datedTones: ReadonlySet<ClockTone> = new Set(["calm", "soon", "overdue"]);

/** The loudest thing on every screen: how long there is, with a sign, a colour and a word. */
export function ClockChip({
  clock,
  long = false,
  withDate = false,
  withWord = true,
  hanging = false,
  onWhy,
  box,
}: ClockChipProps): ReactNode {
  const context = useWordsContext();
  const words = clockWords(clock, context, long);
  const moment = dueMoment(clock);
  // A clock that is over or ends today has said when.
  const isDateApart = withDate && moment !== null && datedTones.has(words.tone);
  const face = (
    <>
      <span className={classes["sign"]}>
        <ClockGlyph name={words.glyph} share={clock.standing.share} />
        {box === undefined ? null : (
          <span className={classes["box"]}>{box}</span>
        )}
      </span>
      {clock.dueAt === null ? (
        <span>{words.text}</span>
      ) : (
        <time dateTime={clock.dueAt}>{words.text}</time>
      )}
      {words.tone === "provisional" && withWord ? (
        <span className={classes["date"]}>{context.t("provisional")}</span>
      ) : null}
      {isDateApart ? (
        <span className={classes["date"]}>{dueWords(clock, context)}</span>
      ) : null}
      {/* What is seen comes first in the name, so that it can be called by what is seen. */}
      <VisuallyHidden>. {words.sentence}</VisuallyHidden>
    </>
  );
  const look = {
    className: classes["chip"],
    "data-tone": words.tone,
    "data-hanging": hanging || undefined,
    "data-box": box === undefined ? undefined : true,
  };
  if (onWhy === undefined) return <span {...look}>{face}</span>;
  return (
    <button type="button" {...look} onClick={onWhy}>
      {face}
    </button>
  );
}
