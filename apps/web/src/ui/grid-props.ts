import type { ReactNode } from "react";
import type { GridGrouping } from "./grid-lines.ts";

export interface GridColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** A CSS grid track: "142px", "1fr", "minmax(0, 2fr)"; or pixels, which can be changed by dragging. */
  readonly track: string | number;
  /** It cannot be dragged narrower. */
  readonly min?: number;
  readonly align?: "start" | "end";
  /** The server can sort by it. */
  readonly sortable?: boolean;
  /** `box` selects the row; the first column shows it where it fits best. */
  readonly cell: (row: Row, box: ReactNode) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Which rows are selected. What "all" means is known to whoever owns the list. */
export interface GridSelection {
  readonly has: (key: string) => boolean;
  readonly set: (keys: readonly string[], isSelected: boolean) => void;
}

/** Where somebody was in a list. */
export interface GridPlace {
  /** Another list has another place. */
  readonly key: string;
  /** How far it was scrolled, and how high its rows were then. */
  readonly last: () => {
    readonly top: number;
    readonly rowHeight: number | null;
  };
  readonly remember: (top: number, rowHeight: number) => void;
}

export interface GridPager {
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  readonly onPage: (page: number) => void;
  readonly onSize: (size: number) => void;
}

export interface MoreRows {
  readonly isLoading: boolean;
  readonly isFailed?: boolean;
  readonly onLoad: () => void;
}

export type RowHeight = 40 | 48 | 52 | 64;

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
  /** Absent when every row is here. */
  readonly more?: MoreRows | undefined;
  readonly sort?: GridSort | null;
  readonly onSort?: (sort: GridSort) => void;
  readonly onResize?: (column: string, width: number) => void;
  readonly selection?: GridSelection | undefined;
  /** The row under the keyboard: 2 px of ink at its edge. */
  readonly current: string | null;
  readonly onCurrent: (key: string) => void;
  readonly onOpen: (row: Row, by: "key" | "pointer") => void;
  /** Space: looks at a row without leaving the list. */
  readonly onPeek?: (row: Row) => void;
  readonly place?: GridPlace;
  /** Column names in sight, or only for screen readers when every row explains itself. */
  readonly header?: "shown" | "hidden";
  readonly rowHeight?: RowHeight;
  /** A row as a card of three lines, on the phone. */
  readonly card: (row: Row) => ReactNode;
  /** Pages of a plain table in place of one long list. */
  readonly pager?: GridPager | undefined;
}
