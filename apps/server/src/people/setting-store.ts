import type { Json } from "@kept/domain/json";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

const valueOf = fixedQuery<{ readonly value: string }>(
  "select value from settings where key = ?",
);

export async function readSetting<T>(db: Db, key: string): Promise<T | null> {
  const [row] = await valueOf(db, key);
  return row === undefined ? null : (JSON.parse(row.value) as T);
}

/** The setting that makes a data folder a demo office; nothing but the seed of one writes it. */
export const demoKey = "demo";

/**
 * Whether everything in this folder is invented. Only then may a password alone open an account, and the
 * sign-in page name everybody.
 */
export async function isDemoOffice(db: Db): Promise<boolean> {
  return (await readSetting<Json>(db, demoKey)) !== null;
}

/** Writes a setting and gives back what stood there before. */
export async function putSetting(
  tx: Tx,
  key: string,
  value: Json,
): Promise<Json> {
  const before = await readSetting<Json>(tx, key);
  await tx
    .insertInto("settings")
    .values({ key, value: JSON.stringify(value), version: 1 })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet((row) => ({
        value: JSON.stringify(value),
        version: row("settings.version", "+", 1),
      })),
    )
    .execute();
  return before;
}
