import { Temporal } from "temporal-polyfill";
import type { Instant } from "./civil-day.ts";

/**
 * Elapsed hours, the strict reading of every "N hours" duty: counted in UTC, so nights, weekends, holidays
 * and clock changes all count as the real time they are. Never rolled.
 */
export function hoursAfter(at: Instant, hours: number): Instant {
  return Temporal.Instant.from(at).add({ hours }).toString();
}

/**
 * The legal maximum of an hour period under Reg. 1182/71 art. 3(1) and (2)(a): the hour in which the event
 * falls is not counted, and the period runs to the end of its last full hour. Plan on `hoursAfter`; this is
 * kept to answer "by when at the very latest".
 */
export function lastHourAfter(
  at: Instant,
  hours: number,
  zone: string,
): Instant {
  const event = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const hourBegan = event.round({
    smallestUnit: "hour",
    roundingMode: "floor",
  });
  return hourBegan
    .toInstant()
    .add({ hours: hours + 1 })
    .toString();
}
