import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type columnResizingState,
  type ColumnSizingState,
  type Row,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { DataGridProps, GridColumn } from "./grid-props.ts";

const features = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  columnResizingFeature,
});
export type TableRow<Data extends object> = Row<typeof features, Data>;

const leastWidth = 48;
/** No column is being dragged. */
const atRest: columnResizingState = {
  startOffset: null,
  startSize: null,
  deltaOffset: null,
  deltaPercentage: null,
  isResizingColumn: false,
  columnSizingStart: [],
};

interface GridTable<Data extends object> {
  readonly rows: readonly TableRow<Data>[];
  /** The tracks of all columns, as they are dragged. */
  readonly tracks: readonly string[];
  readonly resizers: readonly (((event: unknown) => void) | undefined)[];
}

type Wanted<Data> = Pick<
  DataGridProps<Data>,
  "columns" | "rows" | "rowKey" | "sort" | "onResize"
>;

/** Columns and rows as TanStack Table keeps them; the server has sorted, filtered and paged already. */
export function useGridTable<Data extends object>({
  columns,
  rows,
  rowKey,
  sort,
  onResize,
}: Wanted<Data>): GridTable<Data> {
  const helper = useMemo(() => createColumnHelper<typeof features, Data>(), []);
  const columnDefs = useMemo(
    () =>
      columns.map((column) =>
        helper.display({
          id: column.key,
          header: column.header,
          enableSorting: column.sortable ?? false,
          minSize: column.min ?? leastWidth,
          ...(typeof column.track === "number" && { size: column.track }),
        }),
      ),
    [columns, helper],
  );
  const [sizing, setSizing] = useState<ColumnSizingState>({});
  const [resizing, setResizing] = useState(atRest);
  const table = useTable({
    features,
    columns: columnDefs,
    data: rows,
    getRowId: rowKey,
    manualSorting: true,
    columnResizeMode: "onChange",
    enableColumnResizing: onResize !== undefined,
    state: {
      columnSizing: sizing,
      columnResizing: resizing,
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
    },
    onColumnSizingChange: setSizing,
    onColumnResizingChange: (update) => {
      const next = typeof update === "function" ? update(resizing) : update;
      setResizing(next);
      // What was dragged is said once, when it is let go of; from then on the column itself is as wide.
      const column = resizing.isResizingColumn;
      if (column === false || next.isResizingColumn !== false) return;
      onResize?.(column, Math.round(table.getColumn(column)?.getSize() ?? 0));
      setSizing({});
    },
  });

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return {
    rows: table.getRowModel().rows,
    tracks: columns.map((column, index) => trackOf(column, headers[index])),
    resizers: columns.map((column, index) =>
      onResize !== undefined && typeof column.track === "number"
        ? headers[index]?.getResizeHandler()
        : undefined,
    ),
  };
}

function trackOf<Data>(
  { track }: GridColumn<Data>,
  header: { readonly getSize: () => number } | undefined,
): string {
  if (typeof track === "string") return track;
  return `${header?.getSize() ?? track}px`;
}
