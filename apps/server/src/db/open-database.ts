import { chmod, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import type { Database as Handle } from "better-sqlite3";
import { sqliteCode, tried } from "./constraint-error.ts";
import { migrate, removeCopies } from "./migrate.ts";
import { pragmaProblem, setPragmas } from "./pragmas.ts";
import { readingOver, type Db } from "./reading.ts";
import { withSlowThread } from "./slow-reading.ts";
import { runtimeProblem, sqliteProblem } from "./runtime-guard.ts";
import {
  attachSearch,
  emptiesLog,
  openSearchFile,
  type SearchFile,
} from "./search-file.ts";
import { heedWriter } from "./unless-changed.ts";
import { writingOver, type Writer } from "./writing.ts";

/** Start again later: somebody else holds the data, or the disk gave no answer (sysexits EX_TEMPFAIL). */
export const exitTryLater = 75;
/** Start again after somebody changed something (sysexits EX_CONFIG). */
export const exitMisconfigured = 78;

export interface OpenDatabase {
  readonly db: Db;
  readonly writer: Writer;
  /** Counters of tries live in a file of their own, so that counting never waits for the writer. */
  readonly tries: Handle;
  /** The search index, in a file of its own; `db` reads it as `search`. */
  readonly search: SearchFile;
  /**
   * Runs `work` without waiting for the disk at every change, then writes everything out and goes back to
   * full care. Only for what may be thrown away as a whole when it was not finished, such as the demo office.
   */
  carelessly<T>(work: () => Promise<T>): Promise<T>;
  /** Removes counters that ran out before `epochMs`. */
  forgetTriesBefore(epochMs: number): void;
  /**
   * Takes from the disk what was deleted: the write-ahead logs, and the copy from before the last upgrade.
   * False while somebody reads.
   */
  letGo(): Promise<boolean>;
  /** Says that the disk gave no answer somewhere; passed on once. */
  reportFault(): void;
  /** True when this opening made the database. */
  readonly isNew: boolean;
  /** Reads every setting back; null when all is well, otherwise one line. */
  problem(): string | null;
  close(): void;
}

export type Opening =
  | { readonly ok: true; readonly database: OpenDatabase }
  | { readonly ok: false; readonly line: string; readonly exitCode: number };

export interface OpeningOptions {
  readonly folder: string;
  readonly now: string;
  /** Told once when the disk gave no answer to a write; the process should end. */
  readonly onFault: () => void;
}

/** Opens the data folder for this one process: guards, lease, settings, migrations, in that order. */
export async function openDatabase(options: OpeningOptions): Promise<Opening> {
  const { folder, now, onFault } = options;
  const runtime = runtimeProblem({
    node: process.versions.node,
    napi: process.versions["napi"] ?? "0",
  });
  if (runtime !== null) return refusal(runtime, exitMisconfigured);
  // Not imported at the top: an older Node would die of the native driver before it could say a word.
  const { default: Database } = await import("better-sqlite3");

  const made = await tried(() => makeFolder(folder));
  if (!made.ok)
    return refusal(unwritable(folder, made.error), exitMisconfigured);
  if (made.value !== null) return refusal(made.value, exitMisconfigured);

  const lease = await takeLease(Database, folder);
  if (lease === null) {
    return refusal(
      `Another Kept is running on the data folder ${folder}. Stop it first, or choose another folder with KEPT_DATA.`,
      exitTryLater,
    );
  }

  const file = join(folder, "kept.db");
  const isNew = !(await exists(file));
  const writerHandle = new Database(file);
  await chmod(file, 0o600);
  const opened: { close(): unknown }[] = [writerHandle];
  const close = () => {
    for (const handle of opened.toReversed()) handle.close();
    lease.close();
  };
  const giveUp = (line: string) => {
    close();
    return refusal(line, exitMisconfigured);
  };

  const sqlite = sqliteProblem(versionOf(writerHandle));
  if (sqlite !== null) return giveUp(sqlite);
  setPragmas(writerHandle, "writer");
  const pragma = pragmaProblem(writerHandle, "writer");
  if (pragma !== null) return giveUp(pragma);
  const migrated = await migrate(writerHandle, { now });
  if (migrated.problem !== null) return giveUp(migrated.problem);

  const search = openSearchFile(Database, folder);
  const readerHandle = new Database(file, { readonly: true });
  opened.push(readerHandle, search);
  attachSearch(readerHandle, folder);
  setPragmas(readerHandle, "reader");
  const db = readingOver(readerHandle);
  const slow = withSlowThread(db, { file, folder });
  const tries = new Database(join(folder, "tries.db"));
  opened.push(tries);
  setPragmas(tries, "writer");
  tries.exec(
    "create table if not exists tries (key text primary key, points integer not null default 0, expire integer) strict",
  );
  await chmodAll(folder);

  let isFaulty = false;
  const reportFault = () => {
    if (isFaulty) return;
    isFaulty = true;
    onFault();
  };
  const problem = () =>
    pragmaProblem(writerHandle, "writer") ??
    pragmaProblem(readerHandle, "reader") ??
    pragmaProblem(tries, "writer");
  const writer = writingOver(writerHandle, reportFault);
  heedWriter(db, writer);
  const found = problem();
  if (found !== null) return giveUp(found);
  return {
    ok: true,
    database: {
      db,
      writer,
      tries,
      search,
      forgetTriesBefore: (epochMs) => {
        tries.prepare("delete from tries where expire < ?").run(epochMs);
      },
      carelessly: async (work) => {
        writerHandle.pragma("synchronous = OFF");
        const value = await work();
        setPragmas(writerHandle, "writer");
        writerHandle.pragma("wal_checkpoint(TRUNCATE)");
        return value;
      },
      letGo: async () => {
        await removeCopies(folder);
        return emptiesLog(writerHandle) && search.letGo();
      },
      reportFault,
      isNew,
      problem,
      close: () => {
        slow.close();
        close();
      },
    },
  };
}

function refusal(line: string, exitCode: number): Opening {
  return { ok: false, line, exitCode };
}

async function exists(path: string): Promise<boolean> {
  return (await tried(() => stat(path))).ok;
}

/** Makes the folder for this user alone; one line when it holds something that is not ours. */
async function makeFolder(folder: string): Promise<string | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const content = await readdir(folder);
  const isOurs =
    content.length === 0 ||
    content.includes("kept.db") ||
    content.includes("lease.db");
  if (!isOurs) {
    return `The folder ${folder} holds other things and no data of Kept. Choose an empty one with KEPT_DATA. Nothing was changed.`;
  }
  // Asked before anything is opened: SQLite would take a folder that it may only read, and fail later.
  const probe = join(folder, `probe-${String(process.pid)}`);
  await (await open(probe, "wx", 0o600)).close();
  await rm(probe);
  await chmod(folder, 0o700);
  return null;
}

function unwritable(folder: string, error: unknown): string {
  const code =
    error instanceof Error && "code" in error
      ? String(error.code)
      : "no answer";
  return `Kept cannot write to the data folder ${folder} (${code}). Give the folder to the user who runs Kept, or choose another one with KEPT_DATA. Nothing was changed.`;
}

/**
 * One process per data folder. The lease is an exclusive lock on a side database: the second process is told
 * at once, and the lock dies with its holder.
 */
async function takeLease(
  Database: typeof Sqlite,
  folder: string,
): Promise<Handle | null> {
  const path = join(folder, "lease.db");
  const lease = new Database(path, { timeout: 0 });
  await chmod(path, 0o600);
  const taken = await tried(async () => lease.exec("begin exclusive"));
  if (taken.ok) return lease;
  lease.close();
  if (sqliteCode(taken.error)?.startsWith("SQLITE_BUSY")) return null;
  throw taken.error;
}

function versionOf(handle: Handle): string {
  const row = handle
    .prepare<[], { version: string }>("select sqlite_version() as version")
    .get();
  return row?.version ?? "0";
}

/** The database and its side files are for this user alone. */
async function chmodAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.db(-wal|-shm)?$/.test(name)) await chmod(join(folder, name), 0o600);
  }
}
