import { Temporal } from "temporal-polyfill";
import type { CivilDay } from "./civil-day.ts";

/**
 * The last day of a term in months under Reg. 1182/71 art. 3(1) and (2)(c), before any roll: the day with
 * the same number, or the last day of a month that is too short. The day of the event is not counted.
 * Extensions count from the same start (one and two make three), never from the day worked out before.
 */
export function monthsAfter(start: CivilDay, months: number): CivilDay {
  return Temporal.PlainDate.from(start)
    .add({ months }, { overflow: "constrain" })
    .toString();
}
