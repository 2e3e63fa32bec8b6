import type { Text } from "../text.ts";
import type { DayOrder } from "./import-day.ts";
import type { CellProblem } from "./import-problem.ts";

/** A column that a register takes from a table of another system. */
export interface ImportColumn {
  readonly label: Text;
  /** Other headers for it, as old registers write them, in both languages. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  /** Days are asked for their order where they can be read in two ways. */
  readonly kind: "text" | "day";
  /** What a cell of it may look like. */
  readonly example: string;
}

/** Cells by column; empty where the file has nothing. */
export type Cells<Key extends string = string> = Readonly<Record<Key, string>>;

/** What reading a row has to know beside the row. */
export interface ImportAt {
  /** Zone of the office: the file names days of its wall clock. */
  readonly zone: string;
  readonly now: string;
  readonly dayOrder: DayOrder | null;
}

export type RowRead<Value, Key extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly CellProblem<Key>[] };

/** All that a register contributes to its import. */
export interface ImportDefinition<
  Value = unknown,
  Key extends string = string,
> {
  readonly columns: Readonly<Record<Key, ImportColumn>>;
  readonly read: (cells: Cells<Key>, at: ImportAt) => RowRead<Value, Key>;
  /** What makes two rows the same entry: the number the old system gave it, or all of its facts. */
  readonly identity: (value: Value) => string;
  /** The column under which a sameness is said. */
  readonly identityColumn: Key;
}

/** Fixes the types and gives the value back. */
export function defineImport<Value, const Key extends string>(
  definition: ImportDefinition<Value, Key>,
): ImportDefinition<Value, Key> {
  return definition;
}

/** One spelling of a header: without case, width, spaces and punctuation. */
export function headerKey(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}

/** By column of the register: the place of the file's column, counted from 0; null where the file has none. */
export type ImportMapping = Readonly<Record<string, number | null>>;

/** Which header means which column, by label and synonyms; a header serves one column only. */
export function guessMapping(
  definition: Pick<ImportDefinition, "columns">,
  headers: readonly string[],
): ImportMapping {
  const keys = headers.map(headerKey);
  const taken = new Set<number>();
  const guessed: Record<string, number | null> = {};
  for (const [key, { label, synonyms }] of Object.entries(definition.columns)) {
    const meant = [key, label.en, label.zh, ...synonyms].map(headerKey);
    const found = keys.findIndex(
      (header, index) => !taken.has(index) && meant.includes(header),
    );
    guessed[key] = found < 0 ? null : found;
    if (found >= 0) taken.add(found);
  }
  return guessed;
}

// What a spreadsheet would run: "=…" whatever follows, and "+", "-" or "@" in front of a call or of a link to
// another program. "- please delete" and "+86 138" are words and numbers.
const formula =
  /^[\s\u0000-\u001F]*(?:[=＝]|[+\-@＋－＠]\s*(?:[A-Za-z][\w.]*\s*\(|[^|]*\|\s*'))/u;

/** Whether a cell would be run by a spreadsheet instead of being read. */
export function isFormula(cell: string): boolean {
  return formula.test(cell);
}
