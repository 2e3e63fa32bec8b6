import type { Actor } from "@kept/domain/access/actor";
import type { Text } from "@kept/domain/text";
import {
  guessMapping,
  type Cells,
  type ImportAt,
  type ImportMapping,
} from "@kept/domain/casework/import";
import { orderSeen, type DayOrder } from "@kept/domain/casework/import-day";
import type { CellProblem } from "@kept/domain/casework/import-problem";
import type { ImportSettings } from "@kept/domain/casework/import-schema";
import type { Db } from "../db/reading.ts";
import { readTable } from "../tables/read-table.ts";
import type {
  NumberedRow,
  TableHead,
  TableProblem,
} from "../tables/table-file.ts";
import type { Importer, ReadyRow } from "./importer.ts";
import { knownEntries, rememberedMapping } from "./import-store.ts";
import type { Office } from "./office.ts";

/** A row of the file and what it comes to. */
export type JudgedRow = NumberedRow &
  (
    | { readonly state: "valid"; readonly ready: ReadyRow }
    | { readonly state: "known"; readonly reference: string }
    | { readonly state: "wrong"; readonly problems: readonly CellProblem[] }
  );

/** Under which mapping a file is judged, by whom and when. */
export interface Judging {
  readonly importer: Importer;
  readonly mapping: ImportMapping;
  readonly headers: readonly string[];
  readonly at: ImportAt;
  readonly actor: Actor;
  /** Null before the import has begun. */
  readonly importId: string | null;
  /** Rows that this import has settled before; they are not taken for each other's doubles. */
  readonly settled?: ReadonlySet<number>;
}

function cellsOf(
  { cells }: NumberedRow,
  { importer, mapping }: Pick<Judging, "importer" | "mapping">,
): Cells {
  return Object.fromEntries(
    Object.keys(importer.columns).map((key) => {
      const place = mapping[key] ?? null;
      return [key, place === null ? "" : (cells[place] ?? "")];
    }),
  );
}

function wrong(
  row: NumberedRow,
  problem: CellProblem,
): Extract<JudgedRow, { state: "wrong" }> {
  return { ...row, state: "wrong", problems: [problem] };
}

/** Reads, compares inside the file, then with what was imported before and with the register; batch by batch. */
export async function* judgeRows(
  db: Db,
  batches: AsyncIterable<readonly NumberedRow[]>,
  judging: Judging,
): AsyncGenerator<readonly JudgedRow[], void, undefined> {
  const { importer, headers, at, actor, importId } = judging;
  const column = importer.identityColumn;
  const rowOf = new Map<string, number>();
  for await (const batch of batches) {
    const read = batch.map((row) => {
      if (row.cells.length > headers.length)
        return wrong(row, { column, code: "import.tooManyCells" });
      const result = importer.read(cellsOf(row, judging), at);
      if (!result.ok)
        return { ...row, state: "wrong" as const, problems: result.problems };
      const { fingerprint } = result.value;
      const before = rowOf.get(fingerprint);
      if (before !== undefined)
        return wrong(row, {
          column,
          code: "import.sameAsRow",
          params: { row: before },
        });
      rowOf.set(fingerprint, row.number);
      return { ...row, state: "valid" as const, ready: result.value };
    });
    const known = await knownEntries(
      db,
      read.flatMap((row) =>
        row.state === "valid" ? [row.ready.fingerprint] : [],
      ),
      actor,
    );
    const alike = await importer.alike(
      db,
      read.flatMap((row) =>
        row.state === "valid" &&
        judging.settled?.has(row.number) !== true &&
        !known.has(row.ready.fingerprint)
          ? [row.ready]
          : [],
      ),
      { actor, importId, zone: at.zone },
    );
    yield read.map((row): JudgedRow => {
      if (row.state === "wrong" || judging.settled?.has(row.number) === true)
        return row;
      const { ready, ...plain } = row;
      const before = known.get(ready.fingerprint);
      if (before !== undefined)
        return { ...plain, state: "known", reference: before };
      const reference = alike.get(ready);
      return reference === undefined
        ? row
        : wrong(plain, {
            column,
            code: "import.inRegister",
            params: { reference },
          });
    });
  }
}

/** Why no row can be judged yet. */
export type ColumnProblem =
  | { readonly kind: "missing"; readonly column: string }
  | { readonly kind: "twice"; readonly columns: readonly string[] }
  | {
      readonly kind: "dayOrder";
      readonly column: string;
      /** The first cells that can be read in two ways. */
      readonly cells: readonly string[];
      /** What other cells of the column show; null where they show nothing, or both. */
      readonly seen: DayOrder | null;
    };

export interface ColumnView {
  readonly key: string;
  readonly label: Text;
  readonly required: boolean;
  readonly kind: "text" | "day";
  readonly example: string;
}

export interface RowProblem extends CellProblem {
  readonly row: number;
  /** What the file calls the column; empty where it has none. */
  readonly header: string;
  /** What stands in the cell. */
  readonly there: string;
}

export interface ImportCheck {
  readonly columns: readonly ColumnView[];
  /** Set when the file is not readable as a table; then nothing below is known. */
  readonly problem: TableProblem | null;
  readonly head: TableHead | null;
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ImportMapping;
  readonly mappedBy: "person" | "memory" | "headers";
  readonly columnProblems: readonly ColumnProblem[];
  /** Null until the columns fit. */
  readonly counts: {
    readonly valid: number;
    readonly known: number;
    readonly wrong: number;
  } | null;
  /** Of the first rows that are wrong. */
  readonly problems: readonly RowProblem[];
}

const sampleRows = 5;
const sampleCell = 200;
const shownRows = 50;

export interface CheckAsked {
  readonly importer: Importer;
  readonly bytes: Uint8Array;
  readonly settings: ImportSettings;
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
}

export function columnsOf(importer: Importer): ColumnView[] {
  return Object.entries(importer.columns).map(
    ([key, { label, required, kind, example }]) => ({
      key,
      label,
      required,
      kind,
      example,
    }),
  );
}

/** The mapping a person chose, else the one remembered for these headers, else what the headers say. */
export async function mappingOf(
  db: Db,
  asked: Pick<CheckAsked, "importer" | "settings">,
  headers: readonly string[],
): Promise<Pick<ImportCheck, "mapping" | "mappedBy">> {
  const { importer, settings } = asked;
  const keys = Object.keys(importer.columns);
  const fit = (mapping: ImportMapping) =>
    Object.fromEntries(
      keys.map((key) => {
        const place = mapping[key] ?? null;
        const isThere = place !== null && place < headers.length;
        return [key, isThere ? place : null];
      }),
    );
  if (settings.mapping !== null)
    return { mapping: fit(settings.mapping), mappedBy: "person" };
  const known = await rememberedMapping(db, importer.register, headers);
  return known === null
    ? { mapping: guessMapping(importer, headers), mappedBy: "headers" }
    : { mapping: fit(known), mappedBy: "memory" };
}

function mappingProblems(
  importer: Importer,
  mapping: ImportMapping,
): ColumnProblem[] {
  const byPlace = new Map<number, string[]>();
  for (const [key, place] of Object.entries(mapping))
    if (place !== null)
      byPlace.set(place, [...(byPlace.get(place) ?? []), key]);
  return [
    ...Object.entries(importer.columns)
      .filter(([key, { required }]) => required && mapping[key] == null)
      .map(([column]) => ({ kind: "missing" as const, column })),
    ...[...byPlace.values()]
      .filter((columns) => columns.length > 1)
      .map((columns) => ({ kind: "twice" as const, columns })),
  ];
}

function cut(cell: string): string {
  const points = [...cell];
  return points.length > sampleCell
    ? `${points.slice(0, sampleCell - 1).join("")}…`
    : cell;
}

/** What each day column shows of its order, and the cells that leave it open. */
function dayWatch({
  importer,
  mapping,
  at,
}: Pick<Judging, "importer" | "mapping" | "at">) {
  const open = new Map<string, string[]>();
  const seen = new Map<string, Set<DayOrder>>();
  return {
    note(row: JudgedRow): void {
      const cells = cellsOf(row, { importer, mapping });
      for (const [column, { kind }] of Object.entries(importer.columns)) {
        const order = kind === "day" ? orderSeen(cells[column] ?? "") : null;
        if (order !== null)
          seen.set(column, (seen.get(column) ?? new Set()).add(order));
      }
      if (row.state !== "wrong") return;
      for (const { column, code } of row.problems)
        if (code === "import.dayOrderNeeded")
          open.set(
            column,
            [...(open.get(column) ?? []), cells[column] ?? ""].slice(0, 3),
          );
    },
    problems: (): ColumnProblem[] =>
      at.dayOrder === null
        ? [...open].map(([column, cells]) => {
            const orders = [...(seen.get(column) ?? [])];
            return {
              kind: "dayOrder",
              column,
              cells: cells.map(cut),
              seen: orders.length === 1 ? (orders[0] ?? null) : null,
            };
          })
        : [],
  };
}

/** A dry run: what the file is, how its columns are meant, then what each row comes to. Nothing is written. */
export async function checkImport(
  db: Db,
  asked: CheckAsked,
): Promise<ImportCheck> {
  const { importer, bytes, settings, actor, office, now } = asked;
  const columns = columnsOf(importer);
  const read = await readTable({ bytes, settings }, async (head, batches) => {
    const { mapping, mappedBy } = await mappingOf(db, asked, head.headers);
    const at = { zone: office.zone, now, dayOrder: settings.dayOrder };
    const unfit = mappingProblems(importer, mapping);
    const days = dayWatch({ importer, mapping, at });
    const counts = { valid: 0, known: 0, wrong: 0 };
    const sample: (readonly string[])[] = [];
    const problems: RowProblem[] = [];
    const judging = {
      importer,
      mapping,
      headers: head.headers,
      at,
      actor,
      importId: null,
    };
    for await (const batch of judgeRows(db, batches, judging)) {
      for (const row of batch) {
        if (sample.length < sampleRows) sample.push(row.cells.map(cut));
        counts[row.state] += 1;
        days.note(row);
        if (row.state === "wrong" && counts.wrong <= shownRows)
          problems.push(...problemsOf(row, judging));
      }
      // A file whose columns do not fit is read no further than its sample.
      if (unfit.length > 0) break;
    }
    const columnProblems = [...unfit, ...days.problems()];
    const fits = columnProblems.length === 0;
    return {
      columns,
      problem: null,
      head,
      sample,
      mapping,
      mappedBy,
      columnProblems,
      counts: fits ? counts : null,
      problems: fits ? problems : [],
    };
  });
  if (read.ok) return read.value;
  return {
    columns,
    problem: read.problem,
    head: null,
    sample: [],
    mapping: {},
    mappedBy: "headers",
    columnProblems: [],
    counts: null,
    problems: [],
  };
}

export function problemsOf(
  row: Extract<JudgedRow, { state: "wrong" }>,
  { mapping, headers }: Pick<Judging, "mapping" | "headers">,
): RowProblem[] {
  return row.problems.map((problem) => {
    const place = mapping[problem.column] ?? null;
    return {
      ...problem,
      row: row.number,
      header: place === null ? "" : (headers[place] ?? ""),
      there: place === null ? "" : cut(row.cells[place] ?? ""),
    };
  });
}
