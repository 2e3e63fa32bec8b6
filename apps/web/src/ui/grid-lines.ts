/** A heading between rows. */
export interface GridGroup {
  readonly key: string;
  readonly title: string;
  /** How many rows it has on the server, loaded or not. */
  readonly count: number;
  /** Only "Overdue" is red. */
  readonly tone?: "red";
  /** Absent: cannot be folded. A folded group shows its heading only. */
  readonly folded?: boolean;
}

export interface GridGrouping<Row> {
  /** In the order in which they stand. */
  readonly groups: readonly GridGroup[];
  readonly groupOf: (row: Row) => string;
  readonly onFold?: (group: string, folded: boolean) => void;
}

export type GridLine<Row> =
  | { readonly kind: "group"; readonly group: GridGroup }
  | { readonly kind: "row"; readonly row: Row };

type Groups<Row> = Pick<GridGrouping<Row>, "groups" | "groupOf">;

/**
 * Puts a heading before the rows of each group. A group without rows here is left out: it is empty, or its
 * rows are on a later page. A folded one shows its heading, once everything before it is here: where rows
 * are still to come, nothing may stand that they would push aside.
 */
export function gridLines<Row>(
  rows: readonly Row[],
  grouping: Groups<Row> | null,
  isComplete: boolean,
): GridLine<Row>[] {
  if (grouping === null) return rows.map((row) => ({ kind: "row", row }));
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) {
    const group = grouping.groupOf(row);
    const own = rowsOf.get(group);
    if (own === undefined) rowsOf.set(group, [row]);
    else own.push(row);
  }
  const lines: GridLine<Row>[] = [];
  let isAllHere = true;
  for (const group of grouping.groups) {
    if (group.folded === true) {
      if (group.count > 0 && isAllHere) lines.push({ kind: "group", group });
      continue;
    }
    const own = rowsOf.get(group.key) ?? [];
    if (own.length > 0) {
      lines.push({ kind: "group", group });
      for (const row of own) lines.push({ kind: "row", row });
    }
    if (!isComplete && own.length < group.count) isAllHere = false;
  }
  return lines;
}

/** How many lines the whole list has with its head, loaded or not: what `aria-rowcount` says. */
export function lineCount(
  total: number | null,
  groups: readonly GridGroup[] | null,
): number {
  if (total === null) return -1;
  if (groups === null) return total + 1;
  return groups
    .filter(({ count }) => count > 0)
    .reduce(
      (lines, { count, folded }) => lines + 1 + (folded === true ? 0 : count),
      1,
    );
}

export function lineKey<Row>(
  line: GridLine<Row> | undefined,
  keyOf: (row: Row) => string,
): string {
  if (line === undefined) return "";
  return line.kind === "row" ? keyOf(line.row) : `group ${line.group.key}`;
}

interface LineIndex {
  /** The rows by their keys, in order. */
  readonly keys: readonly string[];
  readonly lineOf: ReadonlyMap<string, number>;
  /** The lines that are headings, in order. */
  readonly headings: readonly number[];
}

export function indexLines<Row>(
  lines: readonly GridLine<Row>[],
  keyOf: (row: Row) => string,
): LineIndex {
  const keys: string[] = [];
  const lineOf = new Map<string, number>();
  const headings: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.kind === "group") headings.push(index);
    else {
      const key = keyOf(line.row);
      keys.push(key);
      lineOf.set(key, index);
    }
  }
  return { keys, lineOf, headings };
}

/** The heading under which a line stands. */
export function headingAt(
  headings: readonly number[],
  line: number,
): number | undefined {
  return headings.findLast((heading) => heading <= line);
}
