import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

/** A file of the case that can go into its package. */
export interface PackableFile {
  readonly caseFileId: string;
  /** In the FileStore. */
  readonly fileId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export async function packableFiles(
  db: Db,
  caseId: string,
): Promise<PackableFile[]> {
  const rows = await db
    .selectFrom("case_files")
    .select(["id", "file_id", "name", "size", "sha256"])
    .where("case_id", "=", caseId)
    .where("purpose", "in", ["document", "attachment"])
    .where("deleted_at", "is", null)
    .orderBy("added_at")
    .execute();
  return rows.map((row) => ({
    caseFileId: row.id,
    fileId: row.file_id,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
  }));
}

export async function writePackage(
  tx: Tx,
  caseId: string,
  built: {
    readonly caseFileId: string;
    readonly content: string;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .updateTable("disclosures")
    .set({
      package_file_id: built.caseFileId,
      packed_content: built.content,
      packed_at: built.at,
      packed_by: built.by,
    })
    .where("case_id", "=", caseId)
    .execute();
}

/** The package of the case, and what it was built of; null where nothing was packed. */
export async function readPackage(
  db: Db,
  caseId: string,
): Promise<{
  readonly caseFileId: string;
  readonly content: string;
  readonly sha256: string;
  readonly size: number;
  readonly at: string;
  readonly by: string;
} | null> {
  const row = await db
    .selectFrom("disclosures as said")
    .innerJoin("case_files as file", "file.id", "said.package_file_id")
    .select([
      "file.id",
      "file.sha256",
      "file.size",
      "said.packed_content",
      "said.packed_at",
      "said.packed_by",
    ])
    .where("said.case_id", "=", caseId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        caseFileId: row.id,
        content: row.packed_content ?? "",
        sha256: row.sha256,
        size: row.size,
        at: row.packed_at ?? "",
        by: row.packed_by ?? "",
      };
}
