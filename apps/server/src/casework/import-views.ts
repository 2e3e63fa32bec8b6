import type { Viewer } from "@kept/domain/access/visible-cases";
import { scopeCondition } from "./scope-views.ts";
import type { CellProblem } from "@kept/domain/casework/import-problem";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { findImport, type ImportState } from "./import-store.ts";
import { peopleById, type PersonView } from "./views.ts";

export interface ImportCounts {
  readonly opened: number;
  readonly known: number;
  readonly wrong: number;
  readonly takenBack: number;
}

/** What became of the rows so far. */
export async function importOutcome(
  db: Db,
  importId: string,
): Promise<ImportCounts> {
  const rows = await db
    .selectFrom("import_rows")
    .select(["state"])
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("import_id", "=", importId)
    .groupBy("state")
    .execute();
  const countOf = (state: keyof ImportCounts) =>
    rows.find((row) => row.state === state)?.count ?? 0;
  return {
    opened: countOf("opened"),
    known: countOf("known"),
    wrong: countOf("wrong"),
    takenBack: countOf("takenBack"),
  };
}

export interface ImportView {
  readonly id: string;
  readonly register: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileSize: number;
  /** The file is still here, so that its rows can be fetched. */
  readonly hasFile: boolean;
  readonly by: PersonView | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly undoneAt: string | null;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly counts: ImportCounts;
}

export async function importView(
  db: Db,
  importId: string,
): Promise<ImportView | null> {
  const record = await findImport(db, importId);
  if (record === null) return null;
  const named = await peopleById(db);
  const {
    fileId,
    createdBy,
    settings: _kept,
    sha256: _hash,
    ...facts
  } = record;
  return {
    ...facts,
    hasFile: fileId !== null,
    by: named(createdBy),
    counts: await importOutcome(db, importId),
  };
}

/** The newest imports of a register that went further than their file. */
export async function recentImports(
  db: Db,
  register: string,
): Promise<readonly ImportView[]> {
  const rows = await db
    .selectFrom("imports")
    .select("id")
    .where("register", "=", register)
    .where("state", "!=", "taken")
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  const views: ImportView[] = [];
  for (const { id } of rows) {
    const view = await importView(db, id);
    if (view !== null) views.push(view);
  }
  return views;
}

export interface OutcomeRow {
  readonly row: number;
  readonly state: "opened" | "known" | "wrong" | "takenBack";
  readonly caseId: string | null;
  readonly reference: string | null;
  readonly problems: readonly CellProblem[];
}

/** What became of each row, in the order of the file; the case only where it may be known of. */
export async function outcomeRows(
  db: Db,
  importId: string,
  page: {
    readonly after: number;
    readonly limit: number;
    readonly viewer: Viewer;
  },
): Promise<readonly OutcomeRow[]> {
  const rows = await db
    .selectFrom("import_rows as row")
    .leftJoin("cases as c", (join) =>
      join.onRef("c.id", "=", "row.case_id").on(scopeCondition(page.viewer)),
    )
    .select([
      "row.row_number",
      "row.state",
      "c.id as case_id",
      "row.problems",
      "c.reference",
    ])
    .where("row.import_id", "=", importId)
    .where("row.row_number", ">", page.after)
    .orderBy("row.row_number")
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    row: row.row_number,
    state: row.state as OutcomeRow["state"],
    caseId: row.case_id,
    reference: row.reference,
    problems: JSON.parse(row.problems) as CellProblem[],
  }));
}

/** Where a case came from, when a table brought it in. */
export interface CaseOrigin {
  readonly fileName: string;
  readonly row: number;
  readonly by: PersonView | null;
  readonly at: string;
}

const originOfCase = fixedQuery<{
  readonly row_number: number;
  readonly file_name: string;
  readonly created_by: string;
  readonly started_at: string | null;
  readonly created_at: string;
}>(`select row.row_number, imports.file_name, imports.created_by, imports.started_at, imports.created_at
  from import_rows row join imports on imports.id = row.import_id where row.case_id = ?`);

export async function originOf(
  db: Db,
  caseId: string,
): Promise<CaseOrigin | null> {
  const [row] = await originOfCase(db, caseId);
  if (row === undefined) return null;
  const named = await peopleById(db);
  return {
    fileName: row.file_name,
    row: row.row_number,
    by: named(row.created_by),
    at: row.started_at ?? row.created_at,
  };
}
