import { join } from "node:path";
import { existsSync } from "node:fs";
import { sqliteCode, tried } from "./constraint-error.ts";
import { migrationState } from "./migrate.ts";
import { pragmaProblem, setPragmas } from "./pragmas.ts";
import { sqliteProblem } from "./runtime-guard.ts";

/** What can be said of a database file without changing it; Kept may be running on it. */
export interface FileState {
  /** Whether a process of Kept has the folder now. */
  readonly isHeld: boolean;
  readonly sqlite: string;
  /** One line each, or null where nothing is wrong. */
  readonly sqliteProblem: string | null;
  readonly settingProblem: string | null;
  readonly historyProblem: string | null;
  /** Migrations that the next start brings. */
  readonly missing: number;
  readonly pagesAreSound: boolean;
}

/** Null where there is no database. */
export async function examineFile(folder: string): Promise<FileState | null> {
  const file = join(folder, "kept.db");
  if (!existsSync(file)) return null;
  const { default: Database } = await import("better-sqlite3");
  const handle = new Database(file, { readonly: true });
  try {
    setPragmas(handle, "reader");
    const mode: unknown = handle.pragma("journal_mode", { simple: true });
    const { version } = handle
      .prepare<[], { version: string }>("select sqlite_version() as version")
      .get() ?? { version: "0" };
    const { problem, missing } = await migrationState(handle);
    return {
      isHeld: await isHeld(folder),
      sqlite: version,
      sqliteProblem: sqliteProblem(version),
      settingProblem:
        mode === "wal"
          ? pragmaProblem(handle, "reader")
          : `The database has no write-ahead log (journal_mode is ${String(mode)}).`,
      historyProblem: problem,
      missing,
      pagesAreSound: handle.pragma("quick_check", { simple: true }) === "ok",
    };
  } finally {
    handle.close();
  }
}

/** Whoever runs on a folder holds its lease exclusively, so that not even a look at it is let through. */
async function isHeld(folder: string): Promise<boolean> {
  const path = join(folder, "lease.db");
  if (!existsSync(path)) return false;
  const { default: Database } = await import("better-sqlite3");
  const lease = new Database(path, { readonly: true, timeout: 0 });
  const looked = await tried(async () =>
    lease.prepare("select * from sqlite_master").all(),
  );
  lease.close();
  return (
    !looked.ok && sqliteCode(looked.error)?.startsWith("SQLITE_BUSY") === true
  );
}
