import { CompiledQuery } from "kysely";
import type { Db } from "./reading.ts";

/**
 * A question that every call asks, written out: building it anew each time costs several times what SQLite
 * needs to answer it. For stores and views only; its rows are what they say they are.
 */
export function fixedQuery<Row>(
  text: string,
): (db: Db, ...values: readonly string[]) => Promise<readonly Row[]> {
  return async (db, ...values) => {
    const asked = CompiledQuery.raw(text, [...values]);
    const { rows } = await db.getExecutor().executeQuery<Row>(asked);
    return rows;
  };
}
