import type { Database as Handle } from "better-sqlite3";
import { Kysely } from "kysely";
import { HouseDialect } from "./house-dialect.ts";
import { remember } from "./prepared.ts";
import type { Schema } from "./schema.ts";

/**
 * What reading needs. The handle behind it is its own read-only connection, so a screen never waits behind a
 * write; a `Tx` fits here as well, so that a command can ask what a screen asks.
 */
export type Db = Pick<
  Kysely<Schema>,
  | "selectFrom"
  | "selectNoFrom"
  | "with"
  | "withRecursive"
  | "fn"
  | "case"
  | "dynamic"
  | "getExecutor"
>;

export function readingOver(handle: Handle): Db {
  const db = new Kysely<Schema>({ dialect: new HouseDialect(handle) });
  remember(db, { handle });
  return db;
}
