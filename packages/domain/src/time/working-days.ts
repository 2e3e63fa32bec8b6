import { addDays, type CivilDay } from "./civil-day.ts";
import { isWorkingDay, type WorkCalendar } from "./work-calendar.ts";

const none: ReadonlySet<CivilDay> = new Set();

/**
 * The last day of a term of working days: the event day is day 0 whatever its type, and the working days
 * after it are counted. Days in `paused` do not count.
 */
export function workingDaysAfter(
  start: CivilDay,
  amount: number,
  by: { calendar: WorkCalendar; paused?: ReadonlySet<CivilDay> },
): CivilDay {
  const paused = by.paused ?? none;
  let on = start;
  for (let counted = 0; counted < amount;) {
    on = addDays(on, 1);
    if (!paused.has(on) && isWorkingDay(by.calendar, on)) counted += 1;
  }
  return on;
}

const countedBefore = new WeakMap<WorkCalendar, Map<string, number>>();
const mostKept = 2_000;

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  from: CivilDay,
  to: CivilDay,
  calendar: WorkCalendar,
): number {
  // A list asks the same of a calendar for row after row; a calendar never changes, it is replaced.
  const known = countedBefore.get(calendar) ?? new Map<string, number>();
  const span = `${from} ${to}`;
  const before = known.get(span);
  if (before !== undefined) return before;
  let counted = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    if (isWorkingDay(calendar, on)) counted += 1;
  }
  if (known.size >= mostKept) known.clear();
  known.set(span, counted);
  countedBefore.set(calendar, known);
  return counted;
}
