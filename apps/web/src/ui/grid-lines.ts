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

/**
 * Puts a heading before the rows of each group. A group without rows here is left out: it is empty, or
 * its rows are on a later page. A folded one shows its heading, whether its rows are here or not.
 */
export function gridLines<Row>(
  rows: readonly Row[],
  grouping: Pick<GridGrouping<Row>, "groups" | "groupOf"> | null,
): GridLine<Row>[] {
  if (grouping === null) return rows.map((row) => ({ kind: "row", row }));
  return grouping.groups.flatMap((group): GridLine<Row>[] => {
    const heading = { kind: "group", group } as const;
    if (group.folded === true) return group.count > 0 ? [heading] : [];
    const own = rows.filter((row) => grouping.groupOf(row) === group.key);
    if (own.length === 0) return [];
    return [heading, ...own.map((row) => ({ kind: "row", row }) as const)];
  });
}
