import { addDays, weekdayOf, type CivilDay } from "./civil-day.ts";
import { dayStanding, type WorkCalendar } from "./work-calendar.ts";

const sunday = 7;

/**
 * What moves a last day on. Reg. 1182/71 art. 3(4) moves it off Saturdays, Sundays and holidays; the laws
 * of Hong Kong and South Africa only off Sundays and holidays.
 */
export type RollOver = "weekendsAndHolidays" | "sundaysAndHolidays";

/** The first day from `last` on at which a term may end; `last` itself if it may. */
export function rollForward(
  last: CivilDay,
  calendar: WorkCalendar,
  over: RollOver,
): CivilDay {
  let on = last;
  while (movesOn(calendar, on, over)) on = addDays(on, 1);
  return on;
}

function movesOn(
  calendar: WorkCalendar,
  on: CivilDay,
  over: RollOver,
): boolean {
  const { type } = dayStanding(calendar, on);
  if (type !== "weekend") return type === "holiday";
  return over === "weekendsAndHolidays" || weekdayOf(on) === sunday;
}
