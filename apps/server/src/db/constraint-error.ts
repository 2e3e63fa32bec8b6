import { refused, granted, type Verdict } from "@kept/domain/verdict";
import type { RefusalCode } from "@kept/domain/refusal";

export type Tried<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/** The only catch of the database rooms; what it means is read by the functions below. */
export async function tried<T>(act: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** What the machine or the driver calls it, such as EMFILE; null where it has no such name. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : null;
}

/** The driver's name for what went wrong, such as SQLITE_BUSY; null for anything that is not the database. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Error && error.name === "SqliteError"
    ? codeOf(error)
    : null;
}

export type DiskFault = "unknown" | "full" | "unable";

/** A file beside the database is spoken of only after it was written, so nothing was saved. */
const faultsOfFiles: Readonly<Record<string, DiskFault>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EIO: "unable",
  EFBIG: "unable",
  EMFILE: "unable",
  ENFILE: "unable",
  EROFS: "unable",
};

/**
 * What a fault means for the act. `unknown`: the disk gave no answer or the file is damaged, and even a
 * commit that returned an error may be there after a restart. `full`: certainly not written. `unable`: a file
 * could not be opened, read or written, and nothing was changed.
 */
export function diskFault(error: unknown): DiskFault | null {
  const code = codeOf(error);
  if (code === null) return null;
  const ofFile = faultsOfFiles[code];
  if (ofFile !== undefined) return ofFile;
  if (sqliteCode(error) === null) return null;
  if (code === "SQLITE_FULL") return "full";
  if (code.startsWith("SQLITE_CANTOPEN")) return "unable";
  return /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(code) ? "unknown" : null;
}

/** Turns "this value is taken" into a refusal; `taken` maps "table.column" to its code. All else is thrown. */
export async function unlessTaken<T>(
  taken: Readonly<Record<string, RefusalCode>>,
  write: () => Promise<T>,
): Promise<Verdict<T>> {
  const result = await tried(write);
  if (result.ok) return granted(result.value);
  const { error } = result;
  const code = sqliteCode(error);
  if (
    code === "SQLITE_CONSTRAINT_UNIQUE" ||
    code === "SQLITE_CONSTRAINT_PRIMARYKEY"
  ) {
    const message = error instanceof Error ? error.message : "";
    const constraint = Object.keys(taken).find((column) =>
      message.includes(column),
    );
    const refusal = constraint === undefined ? undefined : taken[constraint];
    if (refusal !== undefined) return refused(refusal);
  }
  throw error;
}
