import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Change } from "../ledger/change.ts";
import { endSession, endSessionsOf, sessionOf } from "./session-store.ts";

/** Ends one of one's own sessions: the tablet that was left behind. */
export function endOwnSession(
  change: Change,
  asking: Asking,
  sessionId: string,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.end-session" }, async (tx) => {
    const sessionHash = await sessionOf(tx, actor.id, sessionId);
    if (sessionHash === null) return refused("notFound");
    await endSession(tx, { column: "trace_hash", hash: sessionHash }, now);
    return granted({
      value: null,
      events: [
        {
          action: "people.session-ended",
          object: { kind: "account", id: actor.id },
          changes: [],
        },
      ],
    });
  });
}

/** Ends all of one's own sessions but this one; gives back how many there were. */
export function endOtherSessions(
  change: Change,
  asking: Asking,
): Promise<Verdict<number>> {
  const { actor, now } = asking;
  const action = { ...asking, action: "people.end-other-sessions" };
  return change(action, async (tx) => {
    const count = await endSessionsOf(tx, actor.id, {
      now,
      except: actor.sessionHash,
    });
    if (count === 0) return granted({ value: 0, events: [] });
    return granted({
      value: count,
      events: [
        {
          action: "people.other-sessions-ended",
          object: { kind: "account", id: actor.id },
          changes: [{ field: "sessions", before: count + 1, after: 1 }],
        },
      ],
    });
  });
}
