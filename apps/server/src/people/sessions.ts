import type { Actor } from "@kept/domain/access/actor";
import type { Instant } from "@kept/domain/casework/clock";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import {
  findSession,
  hashOfToken,
  stillSignedIn,
  touchSession,
} from "./session-store.ts";

/** Somebody with a session. */
export interface Visitor {
  readonly actor: Actor;
  /** When they last proved who they are. */
  readonly provedAt: Instant;
  /** Nothing but setting up a second factor is open to them. */
  readonly isEnrolling: boolean;
}

export interface Sessions {
  /** Who holds this token now; asked at every call, so that an ended session ends at once. */
  whoIs(token: string | null): Promise<Visitor | null>;
  /** The same without counting as a sign of life: a page that only listens keeps nobody signed in. */
  peek(token: string | null): Promise<Visitor | null>;
  /** Who is still in by these sessions, known by their lasting hashes. */
  stillIn(
    sessionHashes: readonly string[],
  ): Promise<ReadonlyMap<string, Actor>>;
}

export interface SessionParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
}

export function makeSessions({ db, writer, clock }: SessionParts): Sessions {
  const touching = new Set<string>();
  async function sessionOf(token: string | null, now: string) {
    if (token === null || !/^[\w-]{43}$/.test(token)) return null;
    return findSession(db, hashOfToken(token), now);
  }
  return {
    peek: (token) => sessionOf(token, clock.now()),
    stillIn: (hashes) => stillSignedIn(db, hashes, clock.now()),
    async whoIs(token) {
      const now = clock.now();
      const session = await sessionOf(token, now);
      if (session === null) return null;
      if (session.needsTouch && !touching.has(session.id)) {
        touching.add(session.id);
        // Not an act of anybody: it goes past the ledger, and a failing disk must not keep readers out.
        await writer
          .write(async (tx) => ({
            keep: true,
            value: await touchSession(tx, session.id, now),
          }))
          .finally(() => touching.delete(session.id));
      }
      return session;
    },
  };
}
