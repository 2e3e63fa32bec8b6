import type { Database as Handle, Statement } from "better-sqlite3";

interface Open {
  readonly handle: Handle;
  readonly statements: Map<string, Statement>;
}

const openOf = new WeakMap<Handle, Open>();
const known = new WeakMap<object, Open>();

/** Remembers which connection this is, so that `prepared` finds it. */
export function remember(
  db: object,
  which: { readonly handle: Handle } | { readonly as: object },
): void {
  if ("as" in which) {
    const other = known.get(which.as);
    if (other !== undefined) known.set(db, other);
    return;
  }
  const { handle } = which;
  const open = openOf.get(handle) ?? { handle, statements: new Map() };
  openOf.set(handle, open);
  known.set(db, open);
}

const mostRemembered = 500;

/** The statement compiled once per connection; undefined where the connection was opened by somebody else. */
export function preparedIfOpen<Row>(
  db: object,
  text: string,
): Statement<unknown[], Row> | undefined {
  const open = known.get(db);
  if (open === undefined) return undefined;
  const { handle, statements } = open;
  const found = statements.get(text) ?? handle.prepare(text);
  if (statements.size >= mostRemembered) statements.clear();
  statements.set(text, found);
  return found as Statement<unknown[], Row>;
}

/**
 * A statement that is run at once, without a promise for each row: for stores and views, where the same words
 * are said again and again.
 */
export function prepared<Row = unknown>(
  db: object,
  text: string,
): Statement<unknown[], Row> {
  const found = preparedIfOpen<Row>(db, text);
  if (found === undefined) throw new Error("This connection was never opened");
  return found;
}
