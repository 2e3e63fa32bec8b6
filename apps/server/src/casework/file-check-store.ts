import { sql } from "kysely";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { Finding } from "../files/scanner.ts";
import { readSetting } from "../people/setting-store.ts";

/** Setting that is true while a scanner looks at files. */
export const scannerKey = "file-scanner";

/** `waiting`: a scanner has still to look at it. `unchecked`: there is none, and nobody has looked. */
export type FileCheck = Finding | "waiting" | "unchecked";

const checksOfFiles = fixedQuery<{
  readonly file_id: string;
  readonly state: string;
}>(
  "select file_id, state from file_checks where file_id in (select value from json_each(?))",
);

/** What is known of these stored files. */
export async function checksOf(
  db: Db,
  fileIds: readonly string[],
): Promise<(fileId: string) => FileCheck> {
  if (fileIds.length === 0) return () => "unchecked";
  const rows = await checksOfFiles(db, JSON.stringify(fileIds));
  const known = new Map(rows.map((row) => [row.file_id, row.state as Finding]));
  const otherwise =
    (await readSetting<boolean>(db, scannerKey)) === true
      ? "waiting"
      : "unchecked";
  return (fileId) => known.get(fileId) ?? otherwise;
}

/** Why one of these files goes nowhere now; null where all may. */
export async function heldBack(
  db: Db,
  fileIds: readonly string[],
): Promise<"fileHeld" | "fileBeingChecked" | null> {
  const checkOf = await checksOf(db, fileIds);
  const checks = fileIds.map(checkOf);
  if (checks.includes("held")) return "fileHeld";
  return checks.includes("waiting") ? "fileBeingChecked" : null;
}

/** A file that came from somewhere and that nobody has looked at. */
export interface FileToCheck {
  readonly place: number;
  readonly fileId: string;
  readonly caseId: string;
  readonly object: { readonly kind: "file" | "message"; readonly id: string };
}

/** The next files to look at, behind a place in each table; what is letter and print of the house is left out. */
export async function filesToCheck(
  db: Db,
  after: { readonly files: number; readonly messages: number },
  most: number,
): Promise<{
  readonly files: readonly FileToCheck[];
  readonly messages: readonly FileToCheck[];
}> {
  const files = await sql<{
    place: number;
    id: string;
    file_id: string;
    case_id: string;
  }>`select rowid as place, id, file_id, case_id from case_files
     where rowid > ${after.files} and deleted_at is null and purpose <> 'letterPdf'
     order by rowid limit ${most}`.execute(db);
  const messages = await sql<{
    place: number;
    id: string;
    file_id: string;
    case_id: string;
  }>`select rowid as place, id, raw_file_id as file_id, case_id from case_messages
     where rowid > ${after.messages} and raw_file_id is not null and kind = 'in'
     order by rowid limit ${most}`.execute(db);
  const as =
    (kind: "file" | "message") =>
    (row: (typeof files.rows)[number]): FileToCheck => ({
      place: row.place,
      fileId: row.file_id,
      caseId: row.case_id,
      object: { kind, id: row.id },
    });
  return {
    files: files.rows.map(as("file")),
    messages: messages.rows.map(as("message")),
  };
}

export async function recordCheck(
  tx: Tx,
  fileId: string,
  found: { readonly state: Finding; readonly at: string },
): Promise<void> {
  const values = { state: found.state, checked_at: found.at };
  await tx
    .insertInto("file_checks")
    .values({ file_id: fileId, ...values })
    .onConflict((conflict) => conflict.column("file_id").doUpdateSet(values))
    .execute();
}
