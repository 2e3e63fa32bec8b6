import { addDays, weekdayOf, type CivilDay } from "../time/civil-day.ts";
import { isWorkingDay, type WorkCalendar } from "../time/work-calendar.ts";
import { workingDaysAfter } from "../time/working-days.ts";

/** Where a case stands in a queue, the nearest end first; what cannot be hurried stands last. */
export const dueGroups = [
  "overdue",
  "today",
  "soon",
  "week",
  "later",
  "provisional",
  "paused",
  "undated",
  "ended",
] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The days at which one group of a queue ends and the next begins; each is the last day of its group. */
export interface DueBounds {
  readonly today: CivilDay;
  /** The second working day after today. */
  readonly soonUntil: CivilDay;
  /** The last working day of this week, Monday to Sunday, make-up days included; today where none is left. */
  readonly weekUntil: CivilDay;
}

/** The bounds on this day, counted in the calendar that the office itself works by. */
export function dueBounds(today: CivilDay, calendar: WorkCalendar): DueBounds {
  let weekUntil = addDays(today, 7 - weekdayOf(today));
  while (weekUntil > today && !isWorkingDay(calendar, weekUntil))
    weekUntil = addDays(weekUntil, -1);
  return {
    today,
    soonUntil: workingDaysAfter(today, 2, { calendar }),
    weekUntil,
  };
}
