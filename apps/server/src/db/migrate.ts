import { createHash } from "node:crypto";
import { chmod, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Database as Handle } from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { HouseDialect } from "./house-dialect.ts";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

const folder = join(import.meta.dirname, "migrations");

/** All migrations of this release, in order. A file is `0007-what-it-does.ts` and frozen once released. */
async function migrationsOfThisRelease(): Promise<Migration[]> {
  const files = (await readdir(folder))
    .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
    .sort();
  return Promise.all(
    files.map(async (file, index) => {
      const path = join(folder, file);
      const number = Number(file.slice(0, 4));
      if (number !== index + 1)
        throw new Error(`Migration ${file} is out of order`);
      const text = await readFile(path, "utf8");
      const module: unknown = await import(pathToFileURL(path).href);
      return {
        number,
        name: basename(file, ".ts"),
        checksum: createHash("sha256").update(text).digest("hex"),
        up: upOf(module, file),
      };
    }),
  );
}

function isMigration(module: unknown): module is Pick<Migration, "up"> {
  return (
    typeof module === "object" &&
    module !== null &&
    "up" in module &&
    typeof module.up === "function"
  );
}

function upOf(module: unknown, file: string): Migration["up"] {
  if (isMigration(module)) return module.up;
  throw new Error(`Migration ${file} exports no up()`);
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** Why the database does not belong to this release, in one line, or null. */
function historyProblem(
  applied: readonly Applied[],
  known: readonly Migration[],
): string | null {
  for (const past of applied) {
    const same = known[past.number - 1];
    if (same === undefined) {
      return `The data was written by a newer Kept (${past.name}). Start that one; this one would damage it. Nothing was changed.`;
    }
    if (same.checksum !== past.checksum || same.name !== past.name) {
      return `The data was built by another wording of ${past.name} than this Kept has. Start the release that made it, or choose another data folder. Nothing was changed.`;
    }
  }
  return null;
}

function appliedTo(handle: Handle): Applied[] {
  return handle
    .prepare<[], Applied>(
      "select number, name, checksum from migrations order by number",
    )
    .all();
}

/** How a database stands to this release, without a change. */
export async function migrationState(
  handle: Handle,
): Promise<{ readonly problem: string | null; readonly missing: number }> {
  const known = await migrationsOfThisRelease();
  const applied = appliedTo(handle);
  return {
    problem: historyProblem(applied, known),
    missing: Math.max(0, known.length - applied.length),
  };
}

/**
 * Brings the database to this release: first a copy beside the file, then every missing migration in one
 * transaction, so that a power cut leaves the state before or after and never between. Answers with one
 * line when the data cannot be opened by this release.
 */
export async function migrate(
  handle: Handle,
  at: {
    readonly now: string;
    /** The last one to apply: a database as an earlier release left it. */
    readonly upTo?: number;
  },
): Promise<{ readonly problem: string | null }> {
  handle.exec(
    `create table if not exists migrations (
      number integer primary key, name text not null, checksum text not null, applied_at text not null
    ) strict`,
  );
  const applied = appliedTo(handle);
  const known = await migrationsOfThisRelease();
  const problem = historyProblem(applied, known);
  if (problem !== null) return { problem };
  const missing = known.slice(applied.length, at.upTo);
  const first = missing[0];
  if (first === undefined) return { problem: null };
  if (applied.length > 0) await copyBeside(handle, first.number);

  const root = new Kysely<unknown>({ dialect: new HouseDialect(handle) });
  await root.transaction().execute(async (tx) => {
    await sql`pragma defer_foreign_keys = on`.execute(tx);
    for (const migration of missing) {
      await migration.up(tx);
      await sql`insert into migrations (number, name, checksum, applied_at)
        values (${migration.number}, ${migration.name}, ${migration.checksum}, ${at.now})`.execute(
        tx,
      );
    }
  });
  return { problem: null };
}

/** Copies from before an upgrade hold what has been erased since. */
export async function removeCopies(folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    if (/^before-\d{4}\.db$/.test(file)) await rm(join(folder, file));
  }
}

/** One copy is kept, of the state before the latest migration: older ones would outlive an erasure. */
async function copyBeside(handle: Handle, nextNumber: number): Promise<void> {
  if (handle.memory) return;
  const beside = dirname(handle.name);
  await removeCopies(beside);
  const copy = join(beside, `before-${String(nextNumber).padStart(4, "0")}.db`);
  await handle.backup(copy);
  await chmod(copy, 0o600);
}
