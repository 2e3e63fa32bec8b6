import { Temporal } from "temporal-polyfill";
import type { Instant } from "./civil-day.ts";
import { dayNumber, isCivilDay } from "./day-number.ts";

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

const plain =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

const knownMs = new Map<Instant, number | null>();
const mostKnown = 5_000;

/**
 * Milliseconds since 1970 of an instant as the product writes it, in UTC and to the millisecond; null for any
 * other spelling. A list works out a clock per row, and a Temporal object each time is a hundred times the
 * work; the same instants come again with every page.
 */
function plainMs(at: Instant): number | null {
  const known = knownMs.get(at);
  if (known !== undefined) return known;
  const ms = readMs(at);
  if (knownMs.size >= mostKnown) knownMs.clear();
  knownMs.set(at, ms);
  return ms;
}

function readMs(at: Instant): number | null {
  const on = at.slice(0, 10);
  // No clock shows 30 February, and Temporal says so.
  if (!plain.test(at) || !isCivilDay(on)) return null;
  const [hours, minutes] = [Number(at.slice(11, 13)), Number(at.slice(14, 16))];
  const seconds = Number(at.slice(17, -1));
  return (
    ((dayNumber(on) * 24 + hours) * 60 + minutes) * 60_000 +
    Math.round(seconds * 1000)
  );
}

/** Whole minutes from one instant to another, rounded towards zero. */
export function minutesFrom(from: Instant, to: Instant): number {
  const start = plainMs(from);
  const end = plainMs(to);
  // Adding 0 turns the -0 of a moment ago into 0.
  if (start !== null && end !== null)
    return Math.trunc((end - start) / 60_000) + 0;
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
  const atMs = plainMs(at);
  const dueMs = plainMs(dueAt);
  if (atMs !== null && dueMs !== null)
    return Math.floor(atMs / 1000) * 1000 > dueMs;
  const second = Temporal.Instant.from(at).round({
    smallestUnit: "second",
    roundingMode: "floor",
  });
  return Temporal.Instant.compare(second, Temporal.Instant.from(dueAt)) > 0;
}
