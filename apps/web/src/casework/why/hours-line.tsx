import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ElapsedBar } from "../../ui/elapsed-bar.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { clockWords } from "../clock-words.ts";
import { useWordsContext } from "../use-clock-words.ts";
import classes from "./hours-line.module.css";

const tones = {
  calm: "grey",
  soon: "amber",
  today: "amber",
  overdue: "red",
  paused: "grey",
  provisional: "amber",
  met: "green",
  missed: "red",
} as const;

/** An hours clock needs no calendar: from one moment to another, and how much of it is used. */
export function HoursLine({
  clock,
}: {
  readonly clock: ReckonedClock;
}): ReactNode {
  const { t } = useTranslation("clock");
  const text = useText();
  const dates = useDates();
  const context = useWordsContext();
  if (clock.start === null || clock.dueAt === null) return null;
  const words = clockWords(clock, context);
  return (
    <div className={classes["hours"]}>
      <div className={classes["ends"]}>
        <span>
          <span className={classes["what"]}>{text(clock.start.label)}</span>
          <time dateTime={clock.start.at}>
            {dates.moment(clock.start.at, "short", clock.zone)}
          </time>
        </span>
        <span>
          <span className={classes["what"]}>{t("why.due")}</span>
          <time dateTime={clock.dueAt}>
            {dates.moment(clock.dueAt, "short", clock.zone)}
          </time>
        </span>
      </div>
      <ElapsedBar share={clock.standing.share} tone={tones[words.tone]} />
      <p className={classes["now"]} data-tone={words.tone}>
        {words.text}
      </p>
    </div>
  );
}
