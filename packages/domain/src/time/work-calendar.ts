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

function specialDayOf(
  calendar: WorkCalendar,
  on: CivilDay,
): SpecialDay | undefined {
  const found = calendar.days.filter((day) => day.on === on);
  return found.find((day) => day.kind === "makeUp") ?? found[0];
}

export function isWorkingDay(calendar: WorkCalendar, on: CivilDay): boolean {
  return dayStanding(calendar, on).type === "working";
}
