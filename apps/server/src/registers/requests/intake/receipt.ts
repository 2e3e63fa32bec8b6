import { instantAfter } from "../../../clock/wall-clock.ts";

const day = 24 * 60 * 60 * 1000;
/** A gateway that stood still hands over late; what is older than this is a wrong clock, not a late mail. */
const longestDelayDays = 30;

export interface Receipt {
  readonly receivedAt: string;
  /** Why the mail's own date does not count. */
  readonly note: "date.inFuture" | "date.longAgo" | null;
}

/**
 * When a mail counts as received: at the moment it came in, or at its own date where that is earlier and
 * believable. Never later than now. `sentAt` is null where the mail has no readable date.
 */
export function receiptOf(sentAt: string | null, now: string): Receipt {
  if (sentAt === null) return { receivedAt: now, note: null };
  if (Date.parse(sentAt) > Date.parse(now))
    return { receivedAt: now, note: "date.inFuture" };
  const earliest = Date.parse(instantAfter(now, -longestDelayDays * day));
  return Date.parse(sentAt) < earliest
    ? { receivedAt: now, note: "date.longAgo" }
    : { receivedAt: sentAt, note: null };
}
