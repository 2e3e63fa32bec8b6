import type { Confidence } from "./confidence.ts";
import type { Text } from "../text.ts";
import { weekdayOf, type CivilDay } from "./civil-day.ts";

/** A day that differs from the weekday rule, and the name it goes by. */
export interface SpecialDay {
  readonly on: CivilDay;
  /** `makeUp`: worked by decree although the weekday rule says rest (调休). */
  readonly kind: "holiday" | "makeUp";
  readonly name: Text;
}

/** Where the days of one year come from. */
export interface CalendarYear {
  readonly year: number;
  readonly source: Text;
  readonly confidence: Confidence;
}

/**
 * A working-day calendar as data. It knows the days from `coveredFrom` to `horizon`; outside of them only
 * the weekday rule is left, and whatever is counted there is provisional.
 */
export interface WorkCalendar {
  readonly id: string;
  /** Goes up by one with every change; results name the version they were counted with. */
  readonly version: number;
  readonly title: Text;
  /** IANA zone in which its days begin and end. */
  readonly zone: string;
  /** What people call that zone: "Shanghai". */
  readonly place: Text;
  /** Days of rest in every week, 1 for Monday to 7 for Sunday. */
  readonly weekend: readonly number[];
  readonly coveredFrom: CivilDay;
  readonly horizon: CivilDay;
  readonly days: readonly SpecialDay[];
  readonly source: Text;
  readonly confidence: Confidence;
  readonly years: readonly CalendarYear[];
  /** What a person who relies on it should know, such as holidays of states that are left out. */
  readonly note: Text | null;
}

/** What one day is to a calendar. */
export interface DayStanding {
  readonly type: "working" | "holiday" | "weekend";
  readonly makeUp: boolean;
  /** Name of the holiday or of the occasion that a make-up day belongs to. */
  readonly name: Text | null;
  /** False outside of the years the calendar covers: then the type is only the weekday rule. */
  readonly known: boolean;
}

/** Whether somebody entered the holidays of this year; beyond that only the weekend is known. */
export function isCovered(calendar: WorkCalendar, on: CivilDay): boolean {
  return on >= calendar.coveredFrom && on <= calendar.horizon;
}

/** Make-up day before holiday before weekday rule. */
export function dayStanding(calendar: WorkCalendar, on: CivilDay): DayStanding {
  const known = isCovered(calendar, on);
  const special = known ? specialDayOf(calendar, on) : undefined;
  if (special?.kind === "makeUp")
    return { type: "working", makeUp: true, name: special.name, known };
  if (special)
    return { type: "holiday", makeUp: false, name: special.name, known };
  const rest = calendar.weekend.includes(weekdayOf(on));
  return {
    type: rest ? "weekend" : "working",
    makeUp: false,
    name: null,
    known,
  };
}

const specialDays = new WeakMap<
  WorkCalendar["days"],
  ReadonlyMap<CivilDay, SpecialDay>
>();

/** The special days by their day; the first said of a day counts, and a make-up day before any other. */
function byDay(days: WorkCalendar["days"]): ReadonlyMap<CivilDay, SpecialDay> {
  const found = new Map<CivilDay, SpecialDay>();
  for (const day of days) {
    const known = found.get(day.on);
    if (
      known === undefined ||
      (known.kind !== "makeUp" && day.kind === "makeUp")
    )
      found.set(day.on, day);
  }
  return found;
}

function specialDayOf(
  calendar: WorkCalendar,
  on: CivilDay,
): SpecialDay | undefined {
  const { days } = calendar;
  const known = specialDays.get(days) ?? byDay(days);
  specialDays.set(days, known);
  return known.get(on);
}

/** Whether work is done on this day; outside of the covered years by the weekend alone. */
export function isWorkingDay(calendar: WorkCalendar, on: CivilDay): boolean {
  return dayStanding(calendar, on).type === "working";
}
