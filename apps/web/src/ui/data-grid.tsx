import { useMediaQuery } from "@mantine/hooks";
import {
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type RowSelectionState,
} from "@tanstack/react-table";
import { useMemo, type ReactNode } from "react";
import { GridCards } from "./grid-cards.tsx";
import { GridGroupFace } from "./grid-group-face.tsx";
import { GridHeader } from "./grid-header.tsx";
import { GridMore } from "./grid-more.tsx";
import classes from "./data-grid.module.css";
import { gridLines } from "./grid-lines.ts";
import type { DataGridProps } from "./grid-props.ts";
import { LoadingRows } from "./loading-rows.tsx";
import { useGridKeys } from "./use-grid-keys.ts";

const features = tableFeatures({ rowSortingFeature, rowSelectionFeature });

/** A list of cases: sorted, filtered and paged by the server, driven by the keyboard. */
export function DataGrid<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  if (props.state === "failed") return props.failed;
  if (props.state === "loading")
    return <LoadingRows height={props.rowHeight ?? 52} rows={8} />;
  if (props.rows.length === 0) return props.empty;
  return isPhone ? <GridCards {...props} /> : <Grid {...props} />;
}

function Grid<Row extends object>(props: DataGridProps<Row>): ReactNode {
  const { rows, rowKey, rowName, columns, sort, onSort, selected, onSelect } =
    props;
  const { grouping, total, more, current, onCurrent, onOpen } = props;
  const { header = "shown", rowHeight = 52 } = props;

  const helper = useMemo(() => createColumnHelper<typeof features, Row>(), []);
  const columnDefs = useMemo(
    () =>
      columns.map((column) =>
        helper.display({
          id: column.key,
          header: column.header,
          enableSorting: column.sortable ?? false,
          cell: ({ row }) =>
            column.cell(row.original, {
              isSelected: row.getIsSelected(),
              toggle: () => {
                row.toggleSelected();
              },
            }),
        }),
      ),
    [columns, helper],
  );
  const selection = useMemo<RowSelectionState>(
    () =>
      Object.fromEntries(
        [...(selected ?? [])].map((key) => [key, true as const]),
      ),
    [selected],
  );
  const table = useTable({
    features,
    columns: columnDefs,
    data: rows,
    getRowId: rowKey,
    manualSorting: true,
    enableRowSelection: onSelect !== undefined,
    state: {
      rowSelection: selection,
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(selection) : update;
      onSelect?.(new Set(Object.keys(next)));
    },
  });

  const tableRows = table.getRowModel().rows;
  const lines = gridLines(
    tableRows,
    grouping === undefined
      ? null
      : {
          groups: grouping.groups,
          groupOf: (row) => grouping.groupOf(row.original),
        },
  );
  const keys = useGridKeys({
    keys: lines.flatMap((line) => (line.kind === "row" ? [line.row.id] : [])),
    current,
    onCurrent,
    onOpen: (key) => {
      const row = tableRows.find(({ id }) => id === key);
      if (row) onOpen(row.original);
    },
    onToggle:
      onSelect === undefined
        ? undefined
        : (key) => {
            tableRows.find(({ id }) => id === key)?.toggleSelected();
          },
  });
  // A track of 20 on each side: rows run from edge to edge, their columns do not.
  const tracks = `20px ${columns.map(({ track }) => track).join(" ")} 20px`;
  let rowIndex = 1;

  return (
    <>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={columns.length}
        {...(onSelect === undefined ? {} : { "aria-multiselectable": true })}
        className={classes["grid"]}
        style={{ gridTemplateColumns: tracks }}
        ref={keys.gridRef}
        onKeyDown={keys.onKeyDown}
      >
        <GridHeader
          columns={columns}
          sort={sort ?? null}
          onSort={onSort}
          hidden={header === "hidden"}
        />
        <div role="rowgroup" className={classes["body"]}>
          {lines.map((line) => {
            if (line.kind === "group") {
              return (
                <div
                  key={`group-${line.group.key}`}
                  role="row"
                  className={classes["group"]}
                >
                  <div
                    role="gridcell"
                    aria-colspan={columns.length}
                    className={classes["groupCell"]}
                  >
                    <GridGroupFace
                      group={line.group}
                      onFold={grouping?.onFold}
                    />
                  </div>
                </div>
              );
            }
            const { row } = line;
            rowIndex += 1;
            const isSelected = row.getIsSelected();
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={rowIndex}
                aria-label={rowName(row.original)}
                {...(onSelect === undefined
                  ? {}
                  : { "aria-selected": isSelected })}
                {...(row.id === current ? { "aria-current": true } : {})}
                data-key={row.id}
                data-height={rowHeight}
                className={classes["row"]}
                tabIndex={keys.tabIndexOf(row.id)}
                onClick={(event) => {
                  if (
                    event.target instanceof Element &&
                    event.target.closest("a,button,input,label")
                  )
                    return;
                  onCurrent(row.id);
                  onOpen(row.original);
                }}
                onFocus={(event) => {
                  if (event.target === event.currentTarget) onCurrent(row.id);
                }}
              >
                {row.getAllCells().map((cell, index) => (
                  <div
                    key={cell.id}
                    role="gridcell"
                    aria-colindex={index + 1}
                    className={classes["cell"]}
                    data-align={columns[index]?.align}
                  >
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {more === undefined ? null : (
        <GridMore {...more} shown={rows.length} total={total} />
      )}
    </>
  );
}
