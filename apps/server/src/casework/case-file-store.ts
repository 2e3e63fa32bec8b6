import { randomUUIDv7 } from "node:crypto";
import type { Inside } from "@kept/domain/casework/file-insides";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/**
 * Why a file is on a case: it came with a message, goes with a letter, is the printed letter itself, a paper of
 * the office, a copy of somebody's identity document that has to be deleted, or what was packed for somebody
 * outside.
 */
export type FilePurpose =
  | "attachment"
  | "enclosure"
  | "letterPdf"
  | "document"
  | "identityDocument"
  | "package";

/** Facts of a file whose bytes are in the FileStore. */
export interface NewCaseFile {
  readonly caseId: string;
  readonly messageId?: string | null;
  readonly letterId?: string | null;
  /** In the FileStore. */
  readonly fileId: string;
  readonly name: string;
  readonly declaredType?: string | null;
  readonly sniffedType: string;
  readonly isActiveContent: boolean;
  /** What is packed in it; left out where we made it ourselves. */
  readonly insides?: readonly Inside[];
  /** In bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly purpose: FilePurpose;
  readonly deleteOn?: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
}

export async function insertCaseFile(
  tx: Tx,
  file: NewCaseFile,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_files")
    .values({
      id,
      case_id: file.caseId,
      message_id: file.messageId ?? null,
      letter_id: file.letterId ?? null,
      file_id: file.fileId,
      name: file.name,
      declared_type: file.declaredType ?? null,
      sniffed_type: file.sniffedType,
      is_active_content: file.isActiveContent ? 1 : 0,
      insides: JSON.stringify(file.insides ?? []),
      size: file.size,
      sha256: file.sha256,
      purpose: file.purpose,
      delete_on: file.deleteOn ?? null,
      added_at: file.addedAt,
      added_by: file.addedBy,
    })
    .execute();
  return id;
}

/** A file that goes with a letter. */
export interface Enclosure {
  readonly id: string;
  /** In the FileStore. */
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Somebody has looked through it for other people's data. */
  readonly isChecked: boolean;
}

export async function readEnclosures(
  db: Db,
  letterId: string,
): Promise<Enclosure[]> {
  const rows = await db
    .selectFrom("case_files")
    .select([
      "id",
      "file_id",
      "name",
      "size",
      "sha256",
      "sniffed_type",
      "checked_at",
    ])
    .where("letter_id", "=", letterId)
    .where("purpose", "=", "enclosure")
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    name: row.name,
    type: row.sniffed_type,
    size: row.size,
    sha256: row.sha256,
    isChecked: row.checked_at !== null,
  }));
}

export async function markChecked(
  tx: Tx,
  id: string,
  check: { at: string; by: string },
): Promise<void> {
  await tx
    .updateTable("case_files")
    .set({ checked_at: check.at, checked_by: check.by })
    .where("id", "=", id)
    .execute();
}

/** A copy that was to be deleted by today, and is still here. */
interface FileToDelete {
  readonly id: string;
  readonly caseId: string;
  readonly fileId: string;
  readonly name: string;
  readonly sha256: string;
}

export async function filesPastTheirDay(
  db: Db,
  today: string,
): Promise<FileToDelete[]> {
  const rows = await db
    .selectFrom("case_files")
    .select(["id", "case_id", "file_id", "name", "sha256"])
    .where("delete_on", "<=", today)
    .where("deleted_at", "is", null)
    .orderBy("delete_on")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    fileId: row.file_id,
    name: row.name,
    sha256: row.sha256,
  }));
}

/** Whether this was still to be done. */
export async function markDeleted(
  tx: Tx,
  id: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("case_files")
    .set({ deleted_at: at })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a file off its letter; it stays on the case as a paper of the office. */
export async function detachEnclosure(tx: Tx, id: string): Promise<void> {
  const purpose: FilePurpose = "document";
  await tx
    .updateTable("case_files")
    .set({ letter_id: null, purpose })
    .where("id", "=", id)
    .execute();
}

/** Lets a paper of the office go with a letter. */
export async function attachEnclosure(
  tx: Tx,
  id: string,
  letterId: string,
): Promise<void> {
  const purpose: FilePurpose = "enclosure";
  await tx
    .updateTable("case_files")
    .set({ letter_id: letterId, purpose })
    .where("id", "=", id)
    .execute();
}
