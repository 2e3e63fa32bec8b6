import { CompiledQuery } from "kysely";
import type { Db } from "./reading.ts";

/**
 * The rows of a statement that was written as text. For the few that are asked all day: building one anew each
 * time costs several times what SQLite needs to answer it. For stores and views only; its rows are what they
 * say they are.
 */
export async function rowsOf<Row>(
  db: Db,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const asked = CompiledQuery.raw(text, [...values]);
  const { rows } = await db.getExecutor().executeQuery<Row>(asked);
  return rows;
}

/** A question that every call asks in the same words. */
export function fixedQuery<Row>(
  text: string,
): (db: Db, ...values: readonly string[]) => Promise<readonly Row[]> {
  return (db, ...values) => rowsOf<Row>(db, text, values);
}
