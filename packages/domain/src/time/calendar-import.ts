import { z } from "zod";
import type { Text } from "../text.ts";
import { addDays, type CivilDay } from "./civil-day.ts";
import type {
  CalendarYear,
  SpecialDay,
  WorkCalendar,
} from "./work-calendar.ts";

const text = z.strictObject({
  en: z.string().trim().min(1).max(120),
  zh: z.string().trim().min(1).max(120),
});

/** One year of a calendar as somebody hands it in. */
export const calendarYearInput = z.strictObject({
  year: z.int().min(1990).max(2200),
  days: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        kind: z.enum(["holiday", "makeUp"]),
        name: text,
      }),
    )
    .max(366),
  source: text,
  confidence: z.enum([
    "office",
    "verified",
    "secondary",
    "memory-high",
    "memory-medium",
    "memory-low",
  ]),
});
export type CalendarYearInput = z.infer<typeof calendarYearInput>;

/** What stands against importing this year, in words for the person who does it; null if nothing does. */
export function importProblem(
  calendar: WorkCalendar,
  input: CalendarYearInput,
): Text | null {
  const first = `${input.year}-01-01`;
  if (first > addDays(calendar.horizon, 1)) {
    const next = addDays(calendar.horizon, 1).slice(0, 4);
    return {
      en: `Import ${next} first: the calendar is known up to ${calendar.horizon}, and a gap would be counted as ordinary weeks.`,
      zh: `请先导入 ${next} 年：该日历目前覆盖至 ${calendar.horizon}，中间的空缺会被当作普通星期计算。`,
    };
  }
  if (first < calendar.coveredFrom)
    return {
      en: `The calendar begins on ${calendar.coveredFrom}. Earlier years cannot be added.`,
      zh: `该日历自 ${calendar.coveredFrom} 起，不能添加更早的年份。`,
    };
  const outside = input.days.find(
    (day) => !day.on.startsWith(`${input.year}-`),
  );
  if (outside)
    return {
      en: `${outside.on} is not in ${input.year}.`,
      zh: `${outside.on} 不在 ${input.year} 年内。`,
    };
  const twice = firstTwice(input.days.map((day) => day.on));
  return twice === null
    ? null
    : {
        en: `${twice} is named twice.`,
        zh: `${twice} 重复。`,
      };
}

/**
 * The next version of a calendar with one more year, or with a year corrected. Pure: the version before stays
 * as it was. Throws when `importProblem` names one.
 */
export function importYear(
  calendar: WorkCalendar,
  input: CalendarYearInput,
): WorkCalendar {
  const problem = importProblem(calendar, input);
  if (problem !== null) throw new Error(problem.en);
  const { year, days, source, confidence } = input;
  const ends = `${year}-12-31`;
  return {
    ...calendar,
    version: calendar.version + 1,
    horizon: ends > calendar.horizon ? ends : calendar.horizon,
    days: sorted([...calendar.days.filter((day) => !isIn(day, year)), ...days]),
    source,
    confidence,
    years: byYear([
      ...calendar.years.filter((known) => known.year !== year),
      { year, source, confidence },
    ]),
  };
}

function isIn(day: SpecialDay, year: number): boolean {
  return day.on.startsWith(`${year}-`);
}

function sorted(days: readonly SpecialDay[]): SpecialDay[] {
  return days.toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function byYear(years: readonly CalendarYear[]): CalendarYear[] {
  return years.toSorted((a, b) => a.year - b.year);
}

function firstTwice(days: readonly CivilDay[]): CivilDay | null {
  return days.find((on, at) => days.indexOf(on) !== at) ?? null;
}
