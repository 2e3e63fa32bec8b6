import type { Instant } from "@kept/domain/casework/clock";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";

export interface StoppedClock extends WallClock {
  /** Moves the time of day; it never moves by itself. */
  set(now: Instant): void;
  pass(milliseconds: number): void;
}

export const minute = 60_000;
export const hour = 60 * minute;

/** A clock that stands still until it is told otherwise. */
export function stoppedClock(start: Instant): StoppedClock {
  let now = instantAfter(start, 0);
  return {
    now: () => now,
    monotonic: () => Date.parse(now) - Date.parse(start),
    set: (next) => {
      now = instantAfter(next, 0);
    },
    pass: (milliseconds) => {
      now = instantAfter(now, milliseconds);
    },
  };
}
