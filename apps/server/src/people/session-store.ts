import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { Instant } from "@kept/domain/casework/clock";
import { instantAfter } from "../clock/wall-clock.ts";
import { askedOnNow } from "../casework/access-store.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import type { Tx } from "../db/writing.ts";
import { roleOf } from "./account-store.ts";

const minute = 60_000;
/** A session ends after a quarter of an hour of silence, and after ten hours in any case. */
export const idleMs = 15 * minute;
/** How long the second step may take. */
const halfWayMs = 5 * minute;
const absoluteMs = 10 * 60 * minute;
/** A clock that is set right moves a little; one that is set back further gives no session more time: it ends. */
const aheadMs = 2 * minute;
/** The last act is written down at most once a minute: a read must not cost a write. */
const touchEveryMs = minute;

/** 256 random bits; only their hash is kept, so the database opens no session. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * How far somebody has come: the password was right and a second factor is asked for; they are in, but have to
 * set one up before anything else; or all is open.
 */
export type SessionStage = "password" | "enrolling" | "open";

export interface LiveSession {
  readonly id: string;
  readonly actor: Actor;
  /** When whoever holds it last proved who they are. */
  readonly provedAt: Instant;
  /** Nothing but setting up a second factor is open to them. */
  readonly isEnrolling: boolean;
  readonly needsTouch: boolean;
}

interface OpenSession {
  readonly id: string;
  readonly trace_hash: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly proved_at: string;
  readonly stage: string;
  readonly account_id: string;
  readonly name: string;
  readonly role: string;
  readonly team_id: string | null;
  /** Pairs of a case that names this person, and until when. */
  readonly named_on: string;
}

const openSession =
  fixedQuery<OpenSession>(`select session.id, session.trace_hash, session.last_seen_at, session.expires_at,
    session.proved_at, session.stage, account.id as account_id, account.name, account.role, account.team_id,
    (select json_group_array(json_array(a.case_id, a.until)) from case_access a
      where a.account_id = account.id and a.ended_at is null) as named_on
  from sessions session join accounts account on account.id = session.account_id
  where session.token_hash = ? and session.ended_at is null and session.stage <> 'password'
    and account.disabled_at is null`);

/**
 * The session that this token opens now, unless it has ended, run out, or its account is disabled. Asked at
 * every call, so what does not depend on the moment is asked anew only after something was written.
 */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<LiveSession | null> {
  const [row] = await unlessChanged(db, `session ${tokenHash}`, () =>
    openSession(db, tokenHash),
  );
  if (
    row === undefined ||
    row.expires_at <= now ||
    row.last_seen_at <= instantAfter(now, -idleMs) ||
    row.last_seen_at > instantAfter(now, aheadMs)
  )
    return null;
  const role = roleOf(row.role);
  const grants = JSON.parse(row.named_on) as readonly [string, string][];
  return {
    id: row.id,
    actor: {
      id: row.account_id,
      role,
      teamId: row.team_id,
      namedOn: grants.flatMap(([caseId, until]) =>
        until > now ? [caseId] : [],
      ),
      askedOn: await unlessChanged(db, `asked of ${row.account_id}`, () =>
        askedOnNow(db, { id: row.account_id, role }),
      ),
      sessionHash: row.trace_hash,
      name: row.name,
    },
    provedAt: row.proved_at,
    isEnrolling: row.stage === "enrolling",
    needsTouch: row.last_seen_at <= instantAfter(now, -touchEveryMs),
  };
}

/** Who is signed in by these sessions now, by their lasting names; one that ended or ran out is not in the answer. */
export async function stillSignedIn(
  db: Db,
  sessionHashes: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const sessionHash of new Set(sessionHashes)) {
    const tokenHash = await tokenHashOf(db, sessionHash);
    const session =
      tokenHash === null ? null : await findSession(db, tokenHash, now);
    if (session !== null) actors.set(sessionHash, session.actor);
  }
  return actors;
}

const tokenOfSession = fixedQuery<{ token_hash: string }>(
  `select token_hash from sessions where trace_hash = ?`,
);

async function tokenHashOf(
  db: Db,
  sessionHash: string,
): Promise<string | null> {
  const [row] = await tokenOfSession(db, sessionHash);
  return row?.token_hash ?? null;
}

export interface SessionEnd {
  readonly inMs: number;
  /** Nothing puts it off: the working day of a session is over. */
  readonly isFinal: boolean;
}

/** When this session ends by itself; null when it has. */
export async function sessionEnd(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<SessionEnd | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["last_seen_at", "expires_at"])
    .where("token_hash", "=", tokenHash)
    .where("stage", "<>", "password")
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const idle = Date.parse(row.last_seen_at) + idleMs;
  const absolute = Date.parse(row.expires_at);
  const inMs = Math.min(idle, absolute) - Date.parse(now);
  return inMs > 0 && inMs <= idleMs + aheadMs
    ? { inMs, isFinal: absolute <= idle }
    : null;
}

/** Whose password was right a moment ago; null when nobody is half way in by this token. */
export async function halfWayIn(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<{ accountId: string; sessionHash: string } | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select(["sessions.account_id", "sessions.trace_hash"])
    .where("token_hash", "=", tokenHash)
    .where("stage", "=", "password")
    .where("ended_at", "is", null)
    .where("sessions.created_at", ">", instantAfter(now, -halfWayMs))
    .where("accounts.disabled_at", "is", null)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { accountId: row.account_id, sessionHash: row.trace_hash };
}

export interface NewSession {
  readonly accountId: string;
  readonly tokenHash: string;
  readonly now: string;
  readonly stage: SessionStage;
  /** What kind of browser, in two words. */
  readonly device: string;
  readonly ipClass: string;
}

export async function insertSession(
  tx: Tx,
  session: NewSession,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("sessions")
    .values({
      id,
      token_hash: session.tokenHash,
      trace_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: instantAfter(session.now, absoluteMs),
      proved_at: session.now,
      stage: session.stage,
      device: session.device,
      ip_class: session.ipClass,
    })
    .execute();
  return id;
}

export async function touchSession(
  tx: Tx,
  id: string,
  now: string,
): Promise<void> {
  await tx
    .updateTable("sessions")
    .set({ last_seen_at: now })
    .where("id", "=", id)
    .where("last_seen_at", "<", now)
    .execute();
}

/** Which session: by the token that a browser holds now, or by the name that lasts. */
export type SessionName =
  | { readonly column: "token_hash"; readonly hash: string }
  | { readonly column: "trace_hash"; readonly hash: string };

export async function endSession(
  tx: Tx,
  { column, hash }: SessionName,
  now: string,
): Promise<void> {
  await tx
    .updateTable("sessions")
    .set({ ended_at: now })
    .where(column, "=", hash)
    .where("ended_at", "is", null)
    .execute();
}

/** Somebody has proved again who they are: from now on the session answers to another token. */
export async function renewSession(
  tx: Tx,
  sessionHash: string,
  fresh: {
    readonly tokenHash: string;
    readonly now: string;
    readonly stage: SessionStage;
  },
): Promise<boolean> {
  const renewed = await tx
    .updateTable("sessions")
    .set({
      token_hash: fresh.tokenHash,
      stage: fresh.stage,
      proved_at: fresh.now,
      last_seen_at: fresh.now,
    })
    .where("trace_hash", "=", sessionHash)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return renewed.numUpdatedRows === 1n;
}

/** Ends every session of an account, but for one that may go on; gives back how many. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  { now, except }: { now: string; except: string | null },
): Promise<number> {
  const ended = await tx
    .updateTable("sessions")
    .set({ ended_at: now })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .$if(except !== null, (query) =>
      query.where("trace_hash", "<>", except ?? ""),
    )
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** So many at once: a fourth sign-in ends the one that began first. */
const mostSessions = 3;

/** Ends the oldest of an account's sessions beyond those it may have, for the one that begins; gives back how many. */
export async function endOldest(
  tx: Tx,
  accountId: string,
  { now, sessionHash }: { readonly now: string; readonly sessionHash: string },
): Promise<number> {
  const live = await liveSessionsOf(tx, accountId, now);
  const over = live.slice(mostSessions);
  for (const { id } of over)
    await tx
      .updateTable("sessions")
      .set({ ended_at: now, displaced_by: sessionHash })
      .where("id", "=", id)
      .execute();
  return over.length;
}

/** Somebody's own session that a newer one has ended. */
export interface Displaced {
  readonly device: string;
  readonly network: string;
  readonly since: string;
}

/** The sessions that this one has ended by beginning. */
export async function displacedBy(
  db: Db,
  { column, hash }: SessionName,
): Promise<readonly Displaced[]> {
  const rows = await db
    .selectFrom("sessions as old")
    .innerJoin("sessions as mine", "mine.trace_hash", "old.displaced_by")
    .select(["old.device", "old.ip_class", "old.created_at"])
    .where(`mine.${column}`, "=", hash)
    .orderBy("old.created_at")
    .execute();
  return rows.map((row) => ({
    device: row.device ?? "",
    network: row.ip_class ?? "unknown",
    since: row.created_at,
  }));
}

/** The lasting name of a session of this account that goes on; null when there is none. */
export async function sessionOf(
  db: Db,
  accountId: string,
  id: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("sessions")
    .select("trace_hash")
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.trace_hash ?? null;
}

/** Where somebody is signed in now, the newest first. */
export async function liveSessionsOf(db: Db, accountId: string, now: string) {
  const rows = await db
    .selectFrom("sessions")
    .select([
      "id",
      "trace_hash",
      "device",
      "ip_class",
      "created_at",
      "last_seen_at",
    ])
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("stage", "<>", "password")
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", instantAfter(now, -idleMs))
    .where("last_seen_at", "<=", instantAfter(now, aheadMs))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sessionHash: row.trace_hash,
    device: row.device ?? "",
    network: row.ip_class ?? "unknown",
    since: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
}

/** Sessions that ended or ran out some time ago tell who worked when, and are of no use any more. */
export async function forgetOldSessions(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom("sessions").where("expires_at", "<", before).execute();
}
