import type { Instant } from "@kept/domain/casework/clock";
import { instantAfter } from "../clock/wall-clock.ts";

/** How long a proof of who somebody is counts for what asks for a fresh one. */
const countsMs = 5 * 60_000;

/** Whether whoever holds this session has proved lately who they are. */
export function isProvedLately(
  provedAt: Instant | null,
  now: Instant,
): boolean {
  return (
    provedAt !== null &&
    provedAt >= instantAfter(now, -countsMs) &&
    // A clock that was set back makes no proof fresh again.
    provedAt <= instantAfter(now, countsMs)
  );
}
