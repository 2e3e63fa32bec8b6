import type { OwnFactors } from "@kept/domain/access/factors";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import { providerLinkOf } from "../sso/sso-store.ts";

export interface TotpFactor {
  /** As it lies there: sealed for this account. */
  readonly secret: string;
  readonly confirmedAt: string | null;
  readonly lastStep: number | null;
}

export interface Passkey {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export async function findTotp(
  db: Db,
  accountId: string,
): Promise<TotpFactor | null> {
  const row = await db
    .selectFrom("totp_factors")
    .select(["secret", "confirmed_at", "last_step"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        secret: row.secret,
        confirmedAt: row.confirmed_at,
        lastStep: row.last_step,
      };
}

/** A secret that counts for nothing yet; one that was begun before is forgotten. */
export async function beginTotp(
  tx: Tx,
  accountId: string,
  { secret, now }: { readonly secret: string; readonly now: string },
): Promise<void> {
  await removeTotp(tx, accountId);
  await tx
    .insertInto("totp_factors")
    .values({ account_id: accountId, secret, made_at: now })
    .execute();
}

export async function removeTotp(tx: Tx, accountId: string): Promise<void> {
  await tx
    .deleteFrom("totp_factors")
    .where("account_id", "=", accountId)
    .execute();
}

/** Everything that stands for somebody beside their password. */
export async function removeAllFactors(
  tx: Tx,
  accountId: string,
): Promise<void> {
  await removeTotp(tx, accountId);
  await tx.deleteFrom("passkeys").where("account_id", "=", accountId).execute();
  await replaceRecoveryCodes(tx, accountId, []);
}

/** Notes that a code of this step has counted; false when it or a later one had before. */
export async function spendStep(
  tx: Tx,
  accountId: string,
  {
    step,
    confirmedAt,
  }: { readonly step: number; readonly confirmedAt: string },
): Promise<boolean> {
  const spent = await tx
    .updateTable("totp_factors")
    .set((row) => ({
      last_step: step,
      confirmed_at: row.fn.coalesce("confirmed_at", row.val(confirmedAt)),
    }))
    .where("account_id", "=", accountId)
    .where((row) =>
      row.or([row("last_step", "is", null), row("last_step", "<", step)]),
    )
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function passkeysOf(
  db: Db,
  accountId: string,
): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkeys")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as string[],
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

export async function insertPasskey(
  tx: Tx,
  passkey: Omit<Passkey, "lastUsedAt">,
): Promise<void> {
  await tx
    .insertInto("passkeys")
    .values({
      id: passkey.id,
      account_id: passkey.accountId,
      name: passkey.name,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      created_at: passkey.createdAt,
    })
    .execute();
}

/** The counter of a passkey as it said itself; false when it has not grown since it was read. */
export async function countPasskey(
  tx: Tx,
  id: string,
  use: {
    readonly before: number;
    readonly counter: number;
    readonly now: string;
  },
): Promise<boolean> {
  const used = await tx
    .updateTable("passkeys")
    .set({ counter: use.counter, last_used_at: use.now })
    .where("id", "=", id)
    .where("counter", "=", use.before)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

export async function deletePasskey(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom("passkeys")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

export interface Challenge {
  readonly challenge: string;
  readonly sessionHash: string;
  readonly purpose: "add" | "prove";
}

export async function keepChallenge(
  tx: Tx,
  { challenge, sessionHash, purpose }: Challenge,
  at: { readonly now: string; readonly expiresAt: string },
): Promise<void> {
  await tx
    .deleteFrom("passkey_challenges")
    .where((row) =>
      row.or([
        row("expires_at", "<", at.now),
        row.and([
          row("session_hash", "=", sessionHash),
          row("purpose", "=", purpose),
        ]),
      ]),
    )
    .execute();
  await tx
    .insertInto("passkey_challenges")
    .values({
      challenge,
      session_hash: sessionHash,
      purpose,
      expires_at: at.expiresAt,
    })
    .execute();
}

/** A challenge is good for one answer, right or wrong; null when there is none any more. */
export async function takeChallenge(
  tx: Tx,
  { sessionHash, purpose }: Omit<Challenge, "challenge">,
  now: string,
): Promise<string | null> {
  const row = await tx
    .deleteFrom("passkey_challenges")
    .where("session_hash", "=", sessionHash)
    .where("purpose", "=", purpose)
    .returning(["challenge", "expires_at"])
    .executeTakeFirst();
  return row === undefined || row.expires_at <= now ? null : row.challenge;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("recovery_codes")
    .where("account_id", "=", accountId)
    .execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto("recovery_codes")
    .values(hashes.map((hash) => ({ code_hash: hash, account_id: accountId })))
    .execute();
}

export async function isRecoveryCode(
  db: Db,
  accountId: string,
  hash: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("recovery_codes")
    .select("code_hash")
    .where("account_id", "=", accountId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a code up; false when it is not one of this person's, or was used before. */
export async function spendRecoveryCode(
  tx: Tx,
  accountId: string,
  { hash, now }: { readonly hash: string; readonly now: string },
): Promise<boolean> {
  const spent = await tx
    .updateTable("recovery_codes")
    .set({ used_at: now })
    .where("account_id", "=", accountId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(
  db: Db,
  accountId: string,
): Promise<number> {
  const { left } = await db
    .selectFrom("recovery_codes")
    .select((row) => row.fn.countAll<number>().as("left"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return left;
}

/** What counts as the second factor of somebody now. */
export async function factorsOf(
  db: Db,
  accountId: string,
): Promise<OwnFactors> {
  const totp = await findTotp(db, accountId);
  const passkeys = await passkeysOf(db, accountId);
  return {
    totp: totp !== null && totp.confirmedAt !== null,
    passkeys: passkeys.length,
    provider: (await providerLinkOf(db, accountId)) !== null,
  };
}
