import type { Db } from "../db/reading.ts";
import { sql, type SqlBool } from "kysely";
import { findExport, type ExportRecord } from "./export-store.ts";

/** Calendars that the due dates of these cases were counted with. */
export async function calendarsOf(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly string[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("case_due")
    .select(["calendar_id", "calendar_version"])
    .distinct()
    .where("case_id", "in", caseIds)
    .where("calendar_id", "is not", null)
    .execute();
  return rows.map(
    (row) => `${row.calendar_id ?? ""} ${String(row.calendar_version ?? "")}`,
  );
}

export type ExportView = Omit<ExportRecord, "request" | "fileId" | "madeBy">;

/** Whether one of the cases in the file (of an export, as `exports`) is sealed by now: sealed cases are in no file. */
const holdsSealed = sql<SqlBool>`exists (select 1 from cases s where s.is_sealed = 1
  and exists (select 1 from export_cases e where e.export_id = exports.id and e.case_id = s.id))`;

/**
 * An export of this person; what others exported is nobody else's to fetch. A file with a case that was sealed since
 * is gone for everybody.
 */
export async function ownExport(
  db: Db,
  id: string,
  personId: string,
): Promise<ExportRecord | null> {
  const record = await findExport(db, id);
  if (record?.madeBy !== personId) return null;
  const sealedSince = await db
    .selectFrom("exports")
    .select("id")
    .where("id", "=", id)
    .where(holdsSealed)
    .executeTakeFirst();
  return sealedSince === undefined ? record : { ...record, state: "gone" };
}

export function exportView(record: ExportRecord): ExportView {
  const { request: _asked, fileId: _stored, madeBy: _own, ...view } = record;
  return view;
}

/** What a person exported lately and can still fetch. */
export async function recentExports(
  db: Db,
  personId: string,
): Promise<readonly ExportView[]> {
  const rows = await db
    .selectFrom("exports")
    .select("id")
    .where("made_by", "=", personId)
    .where("state", "in", ["ready", "waiting"])
    .where((of) => of.not(holdsSealed))
    .orderBy("asked_at", "desc")
    .limit(10)
    .execute();
  const views: ExportView[] = [];
  for (const { id } of rows) {
    const record = await findExport(db, id);
    if (record !== null) views.push(exportView(record));
  }
  return views;
}
