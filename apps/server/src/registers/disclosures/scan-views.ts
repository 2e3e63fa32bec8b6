import type { Db } from "../../db/reading.ts";

/** A file of this case, as far as it can be a scan. */
export async function findScan(
  db: Db,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
): Promise<{ type: string; isDeleted: boolean } | null> {
  const row = await db
    .selectFrom("case_files")
    .select(["sniffed_type", "deleted_at"])
    .where("id", "=", fileId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { type: row.sniffed_type, isDeleted: row.deleted_at !== null };
}
