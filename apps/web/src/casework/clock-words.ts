import type { CivilDay, ReckonedClock } from "@kept/domain/casework/clock";
import type { TFunction } from "i18next";
import type { Language } from "../locales/language.ts";
import {
  civilMoment,
  daysBetween,
  formatDate,
  formatDay,
  yearOf,
  type CivilMoment,
  type DayStyle,
} from "../ui/dates.ts";
import type { ClockFace } from "./clock-face.ts";
import type { GlyphName } from "./clock-glyph.tsx";

/** How loud a clock is. A list never has two loud things in one row. */
export type ClockTone =
  | "calm"
  | "soon"
  | "today"
  | "overdue"
  | "paused"
  | "provisional"
  | "met"
  | "missed";

export interface ClockWords {
  readonly tone: ClockTone;
  readonly glyph: GlyphName;
  /** What stands on the chip. */
  readonly text: string;
  /** The same as a whole sentence, for those who hear it. */
  readonly sentence: string;
}

export interface WordsContext {
  readonly t: TFunction<"clock">;
  readonly language: Language;
  readonly today: CivilDay;
}

type Unit = "minutes" | "hours" | "workingDays" | "days";
type Measure = { readonly unit: Unit; readonly count: number };

// From here on nobody reckons in hours any more.
const manyHours = 100;

/**
 * Hours are told whole; less than one is told in minutes, so that nothing ever shows "0 h left", and very many
 * are told in days.
 */
function told(
  measure: NonNullable<ReckonedClock["standing"]["measure"]>,
): Measure {
  const { unit, amount, minutes = 0 } = measure;
  if (unit === "hours" && amount >= manyHours)
    return { unit: "days", count: Math.floor(amount / 24) };
  return unit === "hours" && amount === 0
    ? { unit: "minutes", count: Math.max(1, minutes) }
    : { unit, count: amount };
}

/**
 * The last moment at which the act is in time, as the wall shows it. A day's clock runs until 24:00 of its
 * day; an hours clock has its own minute.
 */
export function dueMoment(
  clock: Pick<ClockFace, "unit" | "dueAt" | "dueOn" | "zone">,
): CivilMoment | null {
  if (clock.unit === "hours") {
    return clock.dueAt === null ? null : civilMoment(clock.dueAt, clock.zone);
  }
  return clock.dueOn === null ? null : { on: clock.dueOn, time: "24:00" };
}

function shortDay(
  on: CivilDay,
  { language, today }: WordsContext,
  style: DayStyle,
): string {
  return yearOf(on) === yearOf(today)
    ? formatDay(on, language, style)
    : formatDate(on, language);
}

/** "Thu 24 Sep" for a day, "Sun 16:20" for an hour that is near, "13:05" for one of today; of another year 24 Sep 2025. */
export function dueWords(clock: ClockFace, context: WordsContext): string {
  const due = dueMoment(clock);
  if (due === null) return "";
  if (clock.unit !== "hours") return shortDay(due.on, context, "short");
  const distance = daysBetween(context.today, due.on);
  if (distance === 0) return due.time;
  const day = shortDay(due.on, context, "short");
  if (Math.abs(distance) < 7) {
    // Of the short form whatever the year: the turn of the year is near, too.
    const parts = formatDay(due.on, context.language, "short").split(" ");
    const weekday = context.language === "zh" ? parts.at(-1) : parts[0];
    return `${weekday ?? ""} ${due.time}`;
  }
  return day;
}

/** "16 h 20 m": how long it took, to the minute when it is told in hours. */
export function usedWords(
  { standing }: Pick<ClockFace, "standing">,
  { t }: WordsContext,
): string {
  const { measure } = standing;
  if (measure === null) return "";
  const { unit, amount: hours, minutes = 0 } = measure;
  if (unit === "hours" && hours > 0 && minutes > 0) {
    return t("measure.hoursMinutes", { hours, minutes });
  }
  const { unit: spoken, count } = told(measure);
  return t(`measure.${spoken}`, { count });
}

/** What the chip of a clock says, how loudly, and with which sign. `long` writes units out. */
export function clockWords(
  clock: ClockFace,
  context: WordsContext,
  long = false,
): ClockWords {
  const { t, language } = context;
  const { standing, strength } = clock;
  const title = clock.title[language];
  const due = dueMoment(clock);
  const dueSentence =
    due === null
      ? ""
      : t("due", {
          day: formatDay(due.on, language, "full"),
          time: due.time,
          place: clock.place[language],
        });
  const measure = standing.measure === null ? null : told(standing.measure);
  const target = strength === "target" ? ` ${t("sentence.target")}` : "";
  const done =
    clock.stoppedAt == null
      ? ""
      : formatDay(
          civilMoment(clock.stoppedAt, clock.zone).on,
          language,
          "full",
        );
  const left =
    measure === null ? "" : t(`left.${measure.unit}`, { count: measure.count });
  const leftLong =
    measure === null
      ? ""
      : t(`leftLong.${measure.unit}`, { count: measure.count });
  const overLong =
    measure === null
      ? ""
      : t(`overLong.${measure.unit}`, { count: measure.count });
  const sayLeft =
    t("sentence.left", { title, measure: leftLong, due: dueSentence }) + target;

  switch (standing.state) {
    case "calm":
    case "soon":
      if (measure === null) {
        return {
          tone: "calm",
          glyph: "ring",
          text: t("noFixedDay"),
          sentence: t("sentence.noFixedDay", { title }),
        };
      }
      return {
        tone: standing.state,
        glyph: "pie",
        text: long ? leftLong : left,
        sentence: sayLeft,
      };
    case "today": {
      const text =
        clock.unit === "hours" || due === null
          ? long
            ? leftLong
            : left
          : t("todayAt", { time: due.time });
      return { tone: "today", glyph: "pie", text, sentence: sayLeft };
    }
    case "overdue": {
      const isTarget = strength === "target";
      const { unit, count } = measure ?? { unit: "days", count: 0 };
      const text = isTarget
        ? t(`pastTarget.${unit}`, { count })
        : long
          ? overLong
          : t(`over.${unit}`, { count });
      return {
        // A target is not a promise: it never turns solid red.
        tone: isTarget ? "today" : "overdue",
        glyph: isTarget ? "warn" : "disc",
        text,
        sentence:
          t("sentence.over", { title, measure: overLong, due: dueSentence }) +
          target,
      };
    }
    case "paused": {
      const text = t("paused", { count: measure?.count ?? 1 });
      return {
        tone: "paused",
        glyph: "bars",
        text,
        sentence: t("sentence.paused", { title, measure: text }),
      };
    }
    case "provisional":
      return {
        tone: "provisional",
        glyph: "dashed",
        text: clock.dueOn === null ? "" : formatDate(clock.dueOn, language),
        sentence:
          t("sentence.provisional", { title, due: dueSentence }) + target,
      };
    case "met":
      return {
        tone: "met",
        glyph: "tick",
        text: t("doneAfter", { measure: usedWords(clock, context) }),
        sentence: t("sentence.met", { title, done, due: dueSentence }),
      };
    case "missed": {
      const isTarget = strength === "target";
      const { unit, count } = measure ?? { unit: "days", count: 0 };
      const late = t(`late.${unit}`, { count });
      return {
        tone: isTarget ? "soon" : "missed",
        glyph: isTarget ? "warn" : "cross",
        text: isTarget ? t("targetMissed", { measure: late }) : late,
        sentence:
          t("sentence.missed", {
            title,
            done,
            measure: late,
            due: dueSentence,
          }) + target,
      };
    }
    case "waiting":
      return {
        tone: "calm",
        glyph: "ring",
        text: t("notStarted"),
        sentence: t("sentence.notStarted", { title }),
      };
  }
}
