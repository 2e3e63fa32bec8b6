import type { ReactNode } from "react";
import classes from "./clock-line.module.css";
import type { ClockFace } from "./clock-face.ts";
import { dueWords } from "./clock-words.ts";
import { MakeUpBadge } from "./make-up-badge.tsx";
import { useWordsContext } from "./use-clock-words.ts";

interface ClockLineProps {
  readonly clock: ClockFace;
  /** The due day is a weekend day worked by decree. */
  readonly dueIsMakeUp?: boolean;
}

/** The line under a chip in a list: which clock, and when. "Answer Thu 24 Sep". */
export function ClockLine({
  clock,
  dueIsMakeUp = false,
}: ClockLineProps): ReactNode {
  const context = useWordsContext();
  const { t, language } = context;
  // The chip of a day's clock that ends today says when already; a paused one has no day to name.
  const isSaid =
    (clock.standing.state === "today" && clock.unit !== "hours") ||
    clock.standing.state === "paused" ||
    clock.dueOn === null;
  const when =
    clock.standing.state === "provisional"
      ? t("provisional")
      : isSaid
        ? ""
        : dueWords(clock, context);
  return (
    <span className={classes["line"]}>
      <span className={classes["title"]}>{clock.title[language]}</span>
      {when === "" ? null : <span className={classes["when"]}>{when}</span>}
      {dueIsMakeUp ? <MakeUpBadge /> : null}
    </span>
  );
}
