import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import type { Database as Handle } from "better-sqlite3";

/** The database as it is between two changes, copied to `target`; Kept may go on working. False where there is none. */
export async function snapshotOf(
  folder: string,
  target: string,
): Promise<boolean> {
  const file = join(folder, "kept.db");
  if (!existsSync(file)) return false;
  const Database = await driver();
  const handle = new Database(file, { readonly: true });
  try {
    await handle.backup(target);
  } finally {
    handle.close();
  }
  // A file of its own, without a log beside it.
  const copy = new Database(target);
  copy.pragma("journal_mode = DELETE");
  copy.close();
  return true;
}

/** What a copy has to say again, table by table. */
export interface Description {
  /** Name of the last migration. */
  readonly migration: string;
  readonly tables: Readonly<
    Record<string, { readonly rows: number; readonly sha256: string }>
  >;
}

export type Described =
  | { readonly ok: true; readonly description: Description }
  | { readonly ok: false; readonly problem: string };

/** Reads every row of a database file that nobody is writing, and lets SQLite check its pages and references. */
export async function describeDatabase(file: string): Promise<Described> {
  const Database = await driver();
  const handle = new Database(file, { readonly: true });
  try {
    const integrity: unknown = handle.pragma("integrity_check", {
      simple: true,
    });
    if (integrity !== "ok") return { ok: false, problem: "integrity" };
    if ((handle.pragma("foreign_key_check") as unknown[]).length > 0)
      return { ok: false, problem: "references" };
    const { name: migration } = handle
      .prepare<[], { name: string }>(
        "select name from migrations order by number desc limit 1",
      )
      .get() ?? { name: "none" };
    const tables = handle
      .prepare<[], { name: string }>(
        // The shadow tables of an index are its own affair; what they index is in the tables.
        `select name from pragma_table_list where schema = 'main' and type = 'table'
         and name not like 'sqlite_%' order by name`,
      )
      .all();
    return {
      ok: true,
      description: {
        migration,
        tables: Object.fromEntries(
          tables.map(({ name }) => [name, digestOf(handle, name)]),
        ),
      },
    };
  } finally {
    handle.close();
  }
}

function digestOf(
  handle: Handle,
  table: string,
): { rows: number; sha256: string } {
  const hash = createHash("sha256");
  let rows = 0;
  const keys = handle
    .prepare<[string], { name: string }>(
      "select name from pragma_table_info(?) where pk > 0 order by pk",
    )
    .all(table)
    .map(({ name }) => `"${name}"`);
  const order = keys.length === 0 ? "rowid" : keys.join(", ");
  for (const row of handle
    .prepare<[], unknown[]>(`select * from "${table}" order by ${order}`)
    .raw()
    .iterate()) {
    hash.update(
      JSON.stringify(row, (_key, value: unknown) =>
        value instanceof Uint8Array
          ? Buffer.from(value).toString("base64")
          : value,
      ),
    );
    rows += 1;
  }
  return { rows, sha256: hash.digest("hex") };
}

async function driver(): Promise<typeof Sqlite> {
  // Not imported at the top: an older Node would die of the native driver before it could say a word.
  return (await import("better-sqlite3")).default;
}
