import type { Actor } from "@kept/domain/access/actor";
import type { Instant } from "@kept/domain/casework/clock";
import type { Db } from "../db/reading.ts";
import type { Change, ChangeMany } from "../ledger/change.ts";
import type { Looks } from "../ledger/looks.ts";

/** The session as the browser holds it; http/ turns this into a cookie. */
export interface SessionDoor {
  /** What the browser sent, unchecked. */
  readonly token: string | null;
  begin(token: string): void;
  end(): void;
}

/** What a procedure knows of the call it answers. */
export interface Context {
  /** Null when nobody is signed in. */
  readonly actor: Actor | null;
  /** When this session's holder last proved who they are; null when nobody is signed in. */
  readonly provedAt: Instant | null;
  /** They have to set up a second factor before anything else is open. */
  readonly isEnrolling: boolean;
  /** The page that calls, such as `https://kept.office.example`, for what is bound to it. */
  readonly origin: string;
  /** What kind of browser, in two words. */
  readonly device: string;
  readonly db: Db;
  readonly change: Change;
  readonly changeMany: ChangeMany;
  /** Who saw what; asked before an answer leaves. */
  readonly looks: Looks;
  now(): Instant;
  readonly requestId: string;
  /** Address of the caller, for counting tries only; it is not kept. */
  readonly address: string;
  readonly ipClass: string;
  /** Sent by the client once per act; null when it sent none. */
  readonly idempotencyKey: string | null;
  /** The draft that this act was written in; null where there is none. */
  readonly draftId: string | null;
  /** SHA-256 of what was sent: the same key may serve the same body only. */
  readonly bodyHash: string;
  /** How many calls travelled in the same message. */
  readonly callCount: number;
  readonly session: SessionDoor;
  /** What a browser took along to the provider where people sign in, as it holds it. */
  readonly trip: SessionDoor;
}
