import { Temporal } from "temporal-polyfill";
import { civilDay, dayNumber, type CivilDay } from "./day-number.ts";
import { remembered } from "./remembered.ts";

export type { CivilDay } from "./day-number.ts";
/** An instant, ISO 8601 in UTC with `Z`. */
export type Instant = string;

const day = (on: CivilDay) => Temporal.PlainDate.from(on);

const dayOf = remembered(5_000, (at, zone) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
);
const minuteLength = "2026-11-22T15:42".length;

/** The civil day on which this instant falls in an IANA zone. Days begin at a full minute in all of them. */
export function civilDayOf(at: Instant, zone: string): CivilDay {
  return dayOf(at.endsWith("Z") ? `${at.slice(0, minuteLength)}Z` : at, zone);
}

/**
 * The last second of a civil day in a zone: day-based terms end there, and screens write it as 24:00.
 * Counted back from the next day's start, so it holds where a clock change falls on midnight.
 */
export const endOfDay: (on: CivilDay, zone: string) => Instant = remembered(
  5_000,
  (on, zone) =>
    day(on)
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: zone })
      .subtract({ seconds: 1 })
      .toInstant()
      .toString(),
);

/** The first instant of a civil day in a zone. */
export const startOfDay: (on: CivilDay, zone: string) => Instant = remembered(
  5_000,
  (on, zone) =>
    day(on).toZonedDateTime({ timeZone: zone }).toInstant().toString(),
);

/** The day `count` days later; negative goes back. */
export function addDays(on: CivilDay, count: number): CivilDay {
  return civilDay(dayNumber(on) + count);
}

/** Calendar days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysFrom(from: CivilDay, to: CivilDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(on: CivilDay): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(on) + 3) % 7) + 7) % 7) + 1;
}

/** The later of two days, or of any sortable ISO days. */
export function laterDay(a: CivilDay, b: CivilDay): CivilDay {
  return a > b ? a : b;
}
