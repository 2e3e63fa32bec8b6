import type { Database as Handle, Statement } from "better-sqlite3";
import type { Db } from "./reading.ts";

interface Known {
  readonly handle: Handle;
  readonly statements: Map<string, Statement>;
}

const knownOf = new WeakMap<Handle, Known>();
const handleOf = new WeakMap<object, Known>();

/** Remembers whose connection this is, so that `prepared` finds it. */
export function remember(db: object, handle: Handle): void {
  const known = knownOf.get(handle) ?? { handle, statements: new Map() };
  knownOf.set(handle, known);
  handleOf.set(db, known);
}

/**
 * A statement compiled once per connection and run at once, without a promise for each row. For stores and
 * views, where the same words are said again and again: a transaction or reader runs what it has at hand in
 * its own turn.
 */
export function prepared<Row = unknown>(
  db: Db,
  text: string,
): Statement<unknown[], Row> {
  const known = handleOf.get(db);
  if (known === undefined) throw new Error("This connection was never opened");
  const statement =
    known.statements.get(text) ?? known.handle.prepare<unknown[], Row>(text);
  known.statements.set(text, statement);
  return statement as Statement<unknown[], Row>;
}
