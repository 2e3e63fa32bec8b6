import type { Instant } from "@kept/domain/casework/clock";

/** The time of day, handed to whoever needs it so that tests can stop it. */
export interface WallClock {
  /** UTC with three decimals, so that text order is time order. */
  now(): Instant;
  /** Milliseconds that only grow, whatever happens to the time of day. */
  monotonic(): number;
}

export const systemClock: WallClock = {
  now: () => new Date().toISOString(),
  monotonic: () => Math.round(performance.now()),
};

/** `instant` moved by milliseconds, in the same form. */
export function instantAfter(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
