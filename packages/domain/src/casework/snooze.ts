import { z } from "zod";
import { granted, refused, type Verdict } from "../verdict.ts";
import {
  morningBy,
  snoozedUntil,
  type Snooze,
  type WorkingTime,
} from "../time/working-time.ts";
import type { CivilDay, Instant } from "../time/civil-day.ts";
import { compareInstants } from "../time/instant.ts";
import { oneCaseInput } from "./schema.ts";

export const snoozeCaseInput = z.strictObject({
  ...oneCaseInput.shape,
  until: z.enum(["laterToday", "tomorrow", "nextWeek"]),
});

/** The next moment at which something is owed on a case; null where nothing runs, as in a pause. */
export interface NextDue {
  readonly at: Instant;
  readonly on: CivilDay;
}

/**
 * Until when a case may stay out of somebody's sight: as long as they ask, but no longer than the morning of the
 * day on which something is owed. What is owed before then, or already over, stays where it is seen.
 */
export function caseSnoozedUntil(
  { now, until, due }: { now: Instant; until: Snooze; due: NextDue | null },
  time: WorkingTime,
): Verdict<{ readonly until: Instant; readonly isCut: boolean }> {
  const wanted = snoozedUntil(now, until, time);
  if (due === null) return granted({ until: wanted, isCut: false });
  const latest = morningBy(due.on, time);
  if (isBy(wanted, latest) || (until === "laterToday" && isBy(wanted, due.at)))
    return granted({ until: wanted, isCut: false });
  return isBy(latest, now)
    ? refused("snoozePastDue")
    : granted({ until: latest, isCut: true });
}

function isBy(one: Instant, other: Instant): boolean {
  return compareInstants(one, other) <= 0;
}
