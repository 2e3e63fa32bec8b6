import { Temporal } from "temporal-polyfill";
import type { Instant } from "./civil-day.ts";

/** -1, 0 or 1 as `a` lies before, at or after `b`; reads any ISO offset, so text need not be alike. */
export function compareInstants(a: Instant, b: Instant): number {
  return Temporal.Instant.compare(
    Temporal.Instant.from(a),
    Temporal.Instant.from(b),
  );
}

/** The same moment as text in UTC, whatever offset it was written with. */
export function inUtc(at: string): Instant {
  return Temporal.Instant.from(at).toString();
}

/** The same moment with the offset of a zone: `2026-10-13T23:59:59+08:00`. */
export function withOffset(at: Instant, zone: string): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: "never" });
}

/** Whole minutes from one instant to another, rounded towards zero. */
export function minutesFrom(from: Instant, to: Instant): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).round({
    largestUnit: "minutes",
    smallestUnit: "minutes",
    roundingMode: "trunc",
  }).minutes;
}

/**
 * Whether an act at `at` comes after the last second of a term. Compared by whole seconds: a term that ends
 * at 23:59:59 lasts until that second is over.
 */
export function isAfterTerm(at: Instant, dueAt: Instant): boolean {
  const second = Temporal.Instant.from(at).round({
    smallestUnit: "second",
    roundingMode: "floor",
  });
  return Temporal.Instant.compare(second, Temporal.Instant.from(dueAt)) > 0;
}
