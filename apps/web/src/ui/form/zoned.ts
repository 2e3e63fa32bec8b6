import { Temporal } from "temporal-polyfill";
import type { CivilDay, Instant } from "@kept/domain/casework/clock";

/**
 * The instant at which a wall clock in that zone shows this day and time (`HH:MM`). A time that the zone
 * skips when its clocks go forward is taken as the same length after the jump; one that comes twice, as
 * the first.
 */
export function instantOf(on: CivilDay, time: string, zone: string): Instant {
  return Temporal.PlainDate.from(on)
    .toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    })
    .toInstant()
    .toString();
}
