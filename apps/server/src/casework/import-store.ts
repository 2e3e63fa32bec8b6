import type { Viewer } from "@kept/domain/access/visible-cases";
import { scopeCondition } from "./scope-views.ts";
import { randomUUIDv7 } from "node:crypto";
import { z } from "zod";
import type { ImportMapping } from "@kept/domain/casework/import";
import { headerKey } from "@kept/domain/casework/import";
import type { CellProblem } from "@kept/domain/casework/import-problem";
import {
  firstSettings,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { Origin } from "./importer.ts";

export type ImportState =
  "taken" | "queued" | "running" | "done" | "stopped" | "undone";

export interface ImportRecord {
  readonly id: string;
  readonly register: string;
  readonly state: ImportState;
  /** Null when the file has been removed. */
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly settings: ImportSettings;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly finishedAt: string | null;
  readonly undoneAt: string | null;
  readonly rowsTotal: number;
  readonly rowsDone: number;
}

export async function insertImport(
  tx: Tx,
  fresh: {
    readonly register: string;
    readonly file: {
      readonly fileId: string;
      readonly name: string;
      readonly size: number;
      readonly sha256: string;
    };
    readonly now: string;
    readonly by: string;
  },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("imports")
    .values({
      id,
      register: fresh.register,
      state: "taken",
      file_id: fresh.file.fileId,
      file_name: fresh.file.name,
      file_size: fresh.file.size,
      sha256: fresh.file.sha256,
      settings: JSON.stringify(firstSettings),
      created_at: fresh.now,
      created_by: fresh.by,
    })
    .execute();
  return id;
}

export async function findImport(
  db: Db,
  id: string,
): Promise<ImportRecord | null> {
  const row = await db
    .selectFrom("imports")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.id,
        register: row.register,
        state: row.state as ImportState,
        fileId: row.file_id,
        fileName: row.file_name,
        fileSize: row.file_size,
        sha256: row.sha256,
        settings: JSON.parse(row.settings) as ImportSettings,
        createdAt: row.created_at,
        createdBy: row.created_by,
        finishedAt: row.finished_at,
        undoneAt: row.undone_at,
        rowsTotal: row.rows_total,
        rowsDone: row.rows_done,
      };
}

interface ImportPatch {
  readonly state?: ImportState;
  readonly settings?: ImportSettings;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly undoneAt?: string;
  readonly undoneBy?: string;
  readonly rowsTotal?: number;
  readonly rowsDone?: number;
}

export async function updateImport(
  tx: Tx,
  id: string,
  patch: ImportPatch,
): Promise<void> {
  await tx
    .updateTable("imports")
    .set({
      ...(patch.state !== undefined && { state: patch.state }),
      ...(patch.settings !== undefined && {
        settings: JSON.stringify(patch.settings),
      }),
      ...(patch.startedAt !== undefined && { started_at: patch.startedAt }),
      ...(patch.finishedAt !== undefined && { finished_at: patch.finishedAt }),
      ...(patch.undoneAt !== undefined && { undone_at: patch.undoneAt }),
      ...(patch.undoneBy !== undefined && { undone_by: patch.undoneBy }),
      ...(patch.rowsTotal !== undefined && { rows_total: patch.rowsTotal }),
      ...(patch.rowsDone !== undefined && { rows_done: patch.rowsDone }),
    })
    .where("id", "=", id)
    .execute();
}

/** Remembers the case that a row became; in the transaction that opens it, so that no row is opened twice. */
export async function recordOrigin(
  tx: Tx,
  caseId: string,
  { importId, row, fingerprint }: Origin,
): Promise<void> {
  await tx
    .insertInto("import_rows")
    .values({
      import_id: importId,
      row_number: row,
      state: "opened",
      case_id: caseId,
      fingerprint,
    })
    .execute();
}

/** A row that became no case, with why. */
export interface LeftRow {
  readonly row: number;
  readonly state: "known" | "wrong";
  readonly problems: readonly CellProblem[];
}

export async function recordLeft(
  tx: Tx,
  importId: string,
  left: readonly LeftRow[],
): Promise<void> {
  for (const { row, state, problems } of left)
    await tx
      .insertInto("import_rows")
      .values({
        import_id: importId,
        row_number: row,
        state,
        problems: JSON.stringify(problems),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Rows of an import that have become a case or been left; a run goes on behind them. */
export async function settledRows(
  db: Db,
  importId: string,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("import_rows")
    .select("row_number")
    .where("import_id", "=", importId)
    .execute();
  return new Set(rows.map((row) => row.row_number));
}

/** Which of these entries an import has already brought in, with the case each became, as far as it may be known of. */
export async function knownEntries(
  db: Db,
  fingerprints: readonly string[],
  viewer: Viewer,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < fingerprints.length; from += 500) {
    const rows = await db
      .selectFrom("import_rows as row")
      .innerJoin("cases as c", "c.id", "row.case_id")
      .select(["row.fingerprint", "c.reference"])
      .where(scopeCondition(viewer))
      .where("row.state", "=", "opened")
      .where("row.fingerprint", "in", fingerprints.slice(from, from + 500))
      .execute();
    for (const { fingerprint, reference } of rows)
      if (fingerprint !== null) found.set(fingerprint, reference);
  }
  return found;
}

/** Cases of an import that nobody has touched since, and how many somebody has. */
export async function importedCases(
  db: Db,
  importId: string,
): Promise<{ untouched: string[]; touched: string[] }> {
  const rows = await db
    .selectFrom("import_rows as row")
    .innerJoin("cases", "cases.id", "row.case_id")
    .innerJoin("ledger_entries as entry", "entry.case_id", "cases.id")
    .select(["cases.id", "cases.version"])
    .select((select) => select.fn.min("entry.case_version").as("first"))
    .where("row.import_id", "=", importId)
    .where("row.state", "=", "opened")
    .groupBy("cases.id")
    .orderBy("row.row_number")
    .execute();
  const isTouched = ({ version, first }: (typeof rows)[number]) =>
    first !== version;
  return {
    untouched: rows.filter((row) => !isTouched(row)).map(({ id }) => id),
    touched: rows.filter(isTouched).map(({ id }) => id),
  };
}

/** The entries may be imported again. */
export async function markTakenBack(
  tx: Tx,
  caseIds: readonly string[],
): Promise<void> {
  for (const caseId of caseIds)
    await tx
      .updateTable("import_rows")
      .set({ state: "takenBack" })
      .where("case_id", "=", caseId)
      .execute();
}

const storedMapping = z.record(z.string(), z.number().nullable());

/** The headers as a set: their order may differ, their places are looked up. */
function headersKey(headers: readonly string[]): string {
  return JSON.stringify(headers.map(headerKey).toSorted());
}

/** How these headers were understood the last time; by header, so that their order may differ. */
export async function rememberedMapping(
  db: Db,
  register: string,
  headers: readonly string[],
): Promise<ImportMapping | null> {
  const row = await db
    .selectFrom("import_mappings")
    .select("mapping")
    .where("register", "=", register)
    .where("headers_key", "=", headersKey(headers))
    .executeTakeFirst();
  if (row === undefined) return null;
  const byHeader = z
    .record(z.string(), z.string().nullable())
    .parse(JSON.parse(row.mapping));
  const keys = headers.map(headerKey);
  return storedMapping.parse(
    Object.fromEntries(
      Object.entries(byHeader).map(([column, header]) => [
        column,
        header === null ? null : keys.indexOf(header),
      ]),
    ),
  );
}

export async function rememberMapping(
  tx: Tx,
  register: string,
  used: {
    readonly headers: readonly string[];
    readonly mapping: ImportMapping;
    readonly now: string;
  },
): Promise<void> {
  const { headers, mapping, now } = used;
  const byHeader = Object.fromEntries(
    Object.entries(mapping).map(([column, place]) => [
      column,
      place === null ? null : headerKey(headers[place] ?? ""),
    ]),
  );
  const values = { mapping: JSON.stringify(byHeader), used_at: now };
  await tx
    .insertInto("import_mappings")
    .values({ register, headers_key: headersKey(headers), ...values })
    .onConflict((conflict) =>
      conflict.columns(["register", "headers_key"]).doUpdateSet(values),
    )
    .execute();
}

/** Imports whose file has served its purpose: never begun for a week, or ended a month ago. */
export async function staleImportFiles(
  db: Db,
  before: { readonly taken: string; readonly ended: string },
): Promise<readonly { importId: string; fileId: string }[]> {
  const rows = await db
    .selectFrom("imports")
    .select(["id", "file_id"])
    .where("file_id", "is not", null)
    .where((row) =>
      row.or([
        row.and([
          row("state", "=", "taken"),
          row("created_at", "<", before.taken),
        ]),
        row("finished_at", "<", before.ended),
      ]),
    )
    .execute();
  return rows.flatMap(({ id, file_id }) =>
    file_id === null ? [] : [{ importId: id, fileId: file_id }],
  );
}

export async function forgetImportFile(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("imports")
    .set({ file_id: null })
    .where("id", "=", id)
    .execute();
}
