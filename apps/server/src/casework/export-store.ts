import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { ExportFormat } from "@kept/domain/casework/export-schema";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type ExportState = "waiting" | "ready" | "failed" | "gone";

export interface ExportRecord {
  readonly id: string;
  readonly register: string;
  readonly format: ExportFormat;
  readonly state: ExportState;
  /** What is to be made, as JSON; let go of when it is. */
  readonly request: string | null;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileSize: number | null;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly madeBy: string;
  readonly askedAt: string;
  readonly expiresAt: string;
}

export async function insertExport(
  tx: Tx,
  fresh: Pick<
    ExportRecord,
    | "register"
    | "format"
    | "request"
    | "fileName"
    | "rowsTotal"
    | "madeBy"
    | "askedAt"
    | "expiresAt"
  >,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("exports")
    .values({
      id,
      register: fresh.register,
      format: fresh.format,
      state: "waiting",
      request: fresh.request,
      file_name: fresh.fileName,
      rows_total: fresh.rowsTotal,
      made_by: fresh.madeBy,
      asked_at: fresh.askedAt,
      expires_at: fresh.expiresAt,
    })
    .execute();
  return id;
}

export async function findExport(
  db: Db,
  id: string,
): Promise<ExportRecord | null> {
  const row = await db
    .selectFrom("exports")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.id,
        register: row.register,
        format: row.format as ExportFormat,
        state: row.state as ExportState,
        request: row.request,
        fileId: row.file_id,
        fileName: row.file_name,
        fileSize: row.file_size,
        rowsTotal: row.rows_total,
        rowsDone: row.rows_done,
        madeBy: row.made_by,
        askedAt: row.asked_at,
        expiresAt: row.expires_at,
      };
}

export async function noteExported(
  tx: Tx,
  id: string,
  rowsDone: number,
): Promise<void> {
  await tx
    .updateTable("exports")
    .set({ rows_done: rowsDone })
    .where("id", "=", id)
    .execute();
}

/** Writes down which cases the file holds. */
export async function noteExportedCases(
  tx: Tx,
  id: string,
  caseIds: readonly string[],
): Promise<void> {
  await sql`insert or ignore into export_cases (export_id, case_id)
    select ${id}, value from json_each(${JSON.stringify(caseIds)})`.execute(tx);
}

export async function settleExport(
  tx: Tx,
  id: string,
  end:
    | {
        readonly state: "ready";
        readonly fileId: string;
        readonly fileSize: number;
        readonly rows: number;
        readonly now: string;
      }
    | { readonly state: "failed" },
): Promise<void> {
  await tx
    .updateTable("exports")
    .set({
      state: end.state,
      request: null,
      ...(end.state === "ready" && {
        file_id: end.fileId,
        file_size: end.fileSize,
        rows_total: end.rows,
        rows_done: end.rows,
        ready_at: end.now,
      }),
    })
    .where("id", "=", id)
    .execute();
}

/** Lets go of what has run out; gives back the files to remove. */
export async function forgetOldExports(
  tx: Tx,
  now: string,
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable("exports")
    .set({ state: "gone", request: null })
    .where("expires_at", "<", now)
    .where("state", "!=", "gone")
    .returning("file_id")
    .execute();
  await sql`delete from export_cases
    where export_id in (select id from exports where state = 'gone')`.execute(
    tx,
  );
  return rows.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]));
}
