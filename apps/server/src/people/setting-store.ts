import type { Json } from "@kept/domain/json";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export async function readSetting<T>(db: Db, key: string): Promise<T | null> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.value) as T);
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
