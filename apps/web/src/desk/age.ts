import type { Instant } from "@kept/domain/casework/clock";

interface Age {
  readonly unit: "minutes" | "hours" | "days";
  readonly count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in the largest unit that is whole: 20 minutes, 4 hours, 2 days. Never less than a minute. */
export function age(since: Instant, now: Instant): Age {
  const passed = Date.parse(now) - Date.parse(since);
  if (passed >= day) return { unit: "days", count: Math.floor(passed / day) };
  if (passed >= hour)
    return { unit: "hours", count: Math.floor(passed / hour) };
  return { unit: "minutes", count: Math.max(1, Math.floor(passed / minute)) };
}
