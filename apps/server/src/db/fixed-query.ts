import { CompiledQuery, type Kysely } from "kysely";
import { preparedIfOpen, remember } from "./prepared.ts";
import type { Db } from "./reading.ts";
import type { Schema } from "./schema.ts";

const heard = new WeakMap<Db, Map<string, unknown>>();
const readerOf = new WeakMap<Db, Db>();

/**
 * The same database for the length of one answer: what `rowsOf` was asked in the same words already is not asked
 * again. A page that is put together from many parts asks most of its questions several times. Inside a change
 * everything is asked anew.
 */
export function askingOnce(db: Db): Db {
  const reader = db as Kysely<Schema>;
  if (reader.isTransaction) return db;
  const twin = reader.withoutPlugins();
  remember(twin, { as: db });
  heard.set(twin, new Map());
  readerOf.set(twin, db);
  return twin;
}

/** The database that was there before the answer began, for what lasts longer than one answer. */
export function lastingDb(db: Db): Db {
  return readerOf.get(db) ?? db;
}

/** What is worked out once for one answer, in a database that is asked once; otherwise whenever it is asked for. */
export async function onceIn<T>(
  db: Db,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  const before = heard.get(db);
  if (before === undefined) return ask();
  const known = before.get(key) as T | undefined;
  if (known !== undefined) return known;
  const answer = await ask();
  before.set(key, answer);
  return answer;
}

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
  if (!heard.has(db)) return ask<Row>(db, text, values);
  return onceIn(db, JSON.stringify([text, values]), () =>
    ask<Row>(db, text, values),
  );
}

async function ask<Row>(
  db: Db,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  // At once where the connection is at hand: Kysely's way to it costs as much again as a small question.
  const statement = preparedIfOpen<Row>(db, text);
  if (statement?.reader === true) return statement.all(values);
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
