import { randomUUIDv7 } from "node:crypto";
import { instantAfter } from "../../clock/wall-clock.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import { hashOfToken, newToken } from "../session-store.ts";

const hour = 60 * 60_000;
const lasts = { setUp: hour, invite: 24 * hour, reset: 24 * hour } as const;

export type LinkKind = keyof typeof lasts;

export interface AccountLink {
  readonly id: string;
  readonly kind: LinkKind;
  /** Null for the link by which the first account of a house is made. */
  readonly accountId: string | null;
}

/** A fresh secret for this account; those given out before open nothing any more. Only its hash is kept. */
export async function makeLink(
  tx: Tx,
  { kind, accountId }: Omit<AccountLink, "id">,
  now: string,
): Promise<string> {
  await tx
    .updateTable("account_links")
    .set({ used_at: now })
    .where("used_at", "is", null)
    .$if(accountId === null, (query) => query.where("account_id", "is", null))
    .$if(accountId !== null, (query) =>
      query.where("account_id", "=", accountId),
    )
    .execute();
  const { token, tokenHash } = newToken();
  await tx
    .insertInto("account_links")
    .values({
      id: randomUUIDv7(),
      kind,
      account_id: accountId,
      token_hash: tokenHash,
      created_at: now,
      expires_at: instantAfter(now, lasts[kind]),
    })
    .execute();
  return token;
}

/** What this secret opens now; null when it was used, has run out, or never was. */
export function findLink(
  db: Db,
  token: string,
  now: string,
): Promise<AccountLink | null> {
  return linkBy(db, ["token_hash", hashOfToken(token)], now);
}

/** The same for a link whose secret was shown before. */
export function findLinkById(
  db: Db,
  id: string,
  now: string,
): Promise<AccountLink | null> {
  return linkBy(db, ["id", id], now);
}

async function linkBy(
  db: Db,
  [column, value]: readonly ["token_hash" | "id", string],
  now: string,
): Promise<AccountLink | null> {
  const row = await db
    .selectFrom("account_links")
    .select(["id", "kind", "account_id"])
    .where(column, "=", value)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  const kind = kinds.find((one) => one === row?.kind);
  return row === undefined || kind === undefined
    ? null
    : { id: row.id, kind, accountId: row.account_id };
}

const kinds = Object.keys(lasts) as LinkKind[];

/** Uses it up; false when somebody was quicker. */
export async function spendLink(
  tx: Tx,
  id: string,
  now: string,
): Promise<boolean> {
  const spent = await tx
    .updateTable("account_links")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

/** Long after they opened anything. */
export async function forgetOldLinks(tx: Tx, before: string): Promise<void> {
  await tx
    .deleteFrom("account_links")
    .where("expires_at", "<", before)
    .execute();
}
