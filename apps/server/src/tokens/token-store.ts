import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { TokenScope } from "./token-schema.ts";

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

const prefix = "kept_";
/** 256 random bits behind a name that scanners for lost secrets can know. */
const shape = /^kept_[\w-]{43}$/u;

export function newApiToken(): { token: string; tokenHash: string } {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { token, tokenHash: hashOf(token) };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
}

function fromRow(row: Row): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as TokenScope[],
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

const columns = [
  "id",
  "name",
  "scopes",
  "created_at",
  "created_by",
  "expires_at",
  "revoked_at",
] as const;

/** The token as it stands in the house, if it is one that opens something now. */
export async function findLiveToken(
  db: Db,
  token: string,
  now: string,
): Promise<ApiToken | null> {
  if (!shape.test(token)) return null;
  // Looked up by its hash, so how long it takes tells nothing about any token.
  const row = await db
    .selectFrom("api_tokens")
    .select(columns)
    .where("token_hash", "=", hashOf(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findToken(db: Db, id: string): Promise<ApiToken | null> {
  const row = await db
    .selectFrom("api_tokens")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Every token, the newest first; those that ended stay as the memory of who could call. */
export async function readTokens(db: Db): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_tokens")
    .select(columns)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(fromRow);
}

export async function insertToken(
  tx: Tx,
  token: Omit<ApiToken, "revokedAt"> & { readonly tokenHash: string },
): Promise<void> {
  await tx
    .insertInto("api_tokens")
    .values({
      id: token.id,
      name: token.name,
      token_hash: token.tokenHash,
      scopes: JSON.stringify(token.scopes),
      created_at: token.createdAt,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
    })
    .execute();
}

export async function endToken(
  tx: Tx,
  id: string,
  revokedAt: string,
): Promise<void> {
  await tx
    .updateTable("api_tokens")
    .set({ revoked_at: revokedAt })
    .where("id", "=", id)
    .execute();
}
