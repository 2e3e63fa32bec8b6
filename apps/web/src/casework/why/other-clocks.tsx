import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { civilMoment, formatDay } from "../../ui/dates.ts";
import { Tag } from "../../ui/tag.tsx";
import { tip } from "../../ui/tips.tsx";
import { ClockGlyph } from "../clock-glyph.tsx";
import { clockWords, dueWords, type WordsContext } from "../clock-words.ts";
import { useWordsContext } from "../use-clock-words.ts";
import classes from "./other-clocks.module.css";
import { otherClockWords } from "./why-facts.ts";

interface OtherClocksProps {
  readonly clocks: readonly ReckonedClock[];
  readonly onChoose?: ((clock: ReckonedClock) => void) | undefined;
}

/** All the other dates of the case; the one that governs says so. Each opens its own Why. */
export function OtherClocks({ clocks, onChoose }: OtherClocksProps): ReactNode {
  const { t } = useTranslation("clock");
  const context = useWordsContext();
  return (
    <div className={classes["others"]}>
      <h3 className={classes["title"]}>{t("why.others")}</h3>
      <ul>
        {clocks.map((clock) => (
          <li key={clock.ruleId} className={classes["row"]}>
            {onChoose === undefined ? (
              <div className={classes["face"]}>
                <Face clock={clock} context={context} />
              </div>
            ) : (
              <button
                type="button"
                className={classes["face"]}
                onClick={() => {
                  onChoose(clock);
                }}
              >
                <Face clock={clock} context={context} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Face({
  clock,
  context,
}: {
  readonly clock: ReckonedClock;
  readonly context: WordsContext;
}): ReactNode {
  const { t } = context;
  const words = clockWords(clock, context);
  // Only what is over has a sign of its own here; a running clock is an open ring.
  const glyph = words.glyph === "pie" ? "ring" : words.glyph;
  return (
    <>
      <span className={classes["sign"]} data-tone={words.tone}>
        <ClockGlyph name={glyph} />
      </span>
      <span className={classes["words"]}>
        {otherClockWords(clock, context)}
        {clock.governs ? (
          <>
            {" "}
            <span {...tip(t("why.governsLong"))}>
              <Tag>{t("why.governs")}</Tag>
            </span>
          </>
        ) : null}
      </span>
      <span className={classes["when"]} data-tone={words.tone}>
        {whenWords(clock, context)}
      </span>
    </>
  );
}

function whenWords(clock: ReckonedClock, context: WordsContext): string {
  const { t, language } = context;
  if (clock.stoppedAt !== null) {
    const day = formatDay(
      civilMoment(clock.stoppedAt, clock.zone).on,
      language,
      "short",
    );
    return clock.standing.state === "missed"
      ? t("why.missed", { day })
      : t("why.met", { day });
  }
  if (clock.start === null || clock.dueAt === null)
    return clockWords(clock, context).text;
  return clock.standing.state === "paused"
    ? clockWords(clock, context).text
    : dueWords(clock, context);
}
