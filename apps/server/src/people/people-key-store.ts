import { randomBytes } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx, Writer } from "../db/writing.ts";
import type { KeyRing } from "../files/key-ring.ts";
import {
  isSealedText,
  sealText,
  unwrapKey,
  wrapKey,
} from "../files/secret-box.ts";
import { codePlace, keyOfCodes } from "./factors/code-secrets.ts";

const keyName = "people";
const keyBytes = 32;

async function wrappedKey(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("wrapped_keys")
    .select("wrapped")
    .where("name", "=", keyName)
    .executeTakeFirst();
  return row?.wrapped ?? null;
}

async function putKey(tx: Tx, wrapped: string): Promise<void> {
  await tx
    .insertInto("wrapped_keys")
    .values({ name: keyName, wrapped })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ wrapped }))
    .execute();
}

/**
 * The key under which secrets of app codes lie and passwords are peppered; made at the first start, when the
 * secrets of an older Kept are sealed too. Null when the key file is not the one it was wrapped under.
 */
export async function openPeopleKey(
  { db, writer }: { readonly db: Db; readonly writer: Writer },
  ring: KeyRing,
): Promise<Buffer | null> {
  const wrapped = await wrappedKey(db);
  if (wrapped !== null) return unwrapKey(ring, keyName, wrapped);
  const key = randomBytes(keyBytes);
  await keepPeopleKey({ writer }, ring, key);
  return key;
}

/** Puts the key down, wrapped, and seals under it what an older Kept left open. */
export async function keepPeopleKey(
  { writer }: { readonly writer: Writer },
  ring: KeyRing,
  key: Buffer,
): Promise<void> {
  await writer.write(async (tx) => {
    await putKey(tx, wrapKey(ring, keyName, key));
    await sealOldSecrets(tx, key);
    return { keep: true, value: null };
  });
}

async function sealOldSecrets(tx: Tx, key: Buffer): Promise<void> {
  const rows = await tx
    .selectFrom("totp_factors")
    .select(["account_id", "secret"])
    .execute();
  for (const { account_id, secret } of rows) {
    if (isSealedText(secret)) continue;
    const sealed = sealText(
      keyOfCodes(key),
      codePlace(account_id),
      Buffer.from(secret, "utf8"),
    );
    await tx
      .updateTable("totp_factors")
      .set({ secret: sealed })
      .where("account_id", "=", account_id)
      .execute();
  }
}

/** Wraps it under the first key of the ring; false when none of the ring opens it. */
export async function rewrapPeopleKey(
  { db, writer }: { readonly db: Db; readonly writer: Writer },
  ring: KeyRing,
): Promise<boolean> {
  const wrapped = await wrappedKey(db);
  if (wrapped === null) return true;
  const key = unwrapKey(ring, keyName, wrapped);
  if (key === null) return false;
  await writer.write(async (tx) => {
    await putKey(tx, wrapKey(ring, keyName, key));
    return { keep: true, value: null };
  });
  return true;
}
