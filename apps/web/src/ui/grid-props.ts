import type { ReactNode } from "react";
import type { GridGrouping } from "./grid-lines.ts";

export interface GridColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** A CSS grid track: "142px", "1fr", "minmax(0, 2fr)". */
  readonly track: string;
  readonly align?: "start" | "end";
  /** The server can sort by it. */
  readonly sortable?: boolean;
  readonly cell: (
    row: Row,
    state: { readonly isSelected: boolean; readonly toggle: () => void },
  ) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface DataGridProps<Row> {
  /** What the list is, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What a row is called when it is spoken of: "DSR-2026-00374, Sofia Lindqvist". */
  readonly rowName: (row: Row) => string;
  readonly state: "loading" | "ready" | "failed";
  /** Stands in place of the rows when they failed to come, or when there are none. */
  readonly failed?: ReactNode;
  readonly empty: ReactNode;
  readonly grouping?: GridGrouping<Row> | undefined;
  /** All rows on the server, loaded or not; null while unknown. */
  readonly total: number | null;
  readonly more?:
    { readonly isLoading: boolean; readonly onLoad: () => void } | undefined;
  readonly sort?: GridSort | null;
  readonly onSort?: (sort: GridSort) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** The row under the keyboard: 2 px of ink at its edge. */
  readonly current: string | null;
  readonly onCurrent: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  /** Column names in sight, or only for screen readers when every row explains itself. */
  readonly header?: "shown" | "hidden";
  readonly rowHeight?: 40 | 52 | 48 | 64;
  /** A row as a card of three lines, on the phone. */
  readonly card: (row: Row) => ReactNode;
}
