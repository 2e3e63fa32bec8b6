import { VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { GridColumn, GridSort } from "./grid-props.ts";
import classes from "./data-grid.module.css";

/** Takes hold of the edge of a column; undefined where it has none. */
type Resizer = ((event: unknown) => void) | undefined;

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly hidden: boolean;
  readonly resizers: readonly Resizer[];
}

/** Column names; those the server can sort by are buttons, with the arrow on the sorted one. */
export function GridHeader<Row>({
  columns,
  sort,
  onSort,
  hidden,
  resizers,
}: GridHeaderProps<Row>): ReactNode {
  const row = (
    <div
      role="row"
      aria-rowindex={1}
      className={hidden ? undefined : classes["headRow"]}
    >
      {columns.map((column, index) => (
        <GridHeadCell
          key={column.key}
          column={column}
          index={index}
          sort={sort}
          onSort={hidden ? undefined : onSort}
          resizer={hidden ? undefined : resizers[index]}
        />
      ))}
    </div>
  );
  return (
    <div role="rowgroup" className={hidden ? undefined : classes["head"]}>
      {hidden ? <VisuallyHidden component="div">{row}</VisuallyHidden> : row}
    </div>
  );
}

interface GridHeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly index?: number;
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly resizer: Resizer;
  /** In a table, not in a grid. */
  readonly plain?: boolean;
}

export function GridHeadCell<Row>({
  column,
  index = 0,
  sort,
  onSort,
  resizer,
  plain = false,
}: GridHeadCellProps<Row>): ReactNode {
  const isSorted = sort?.column === column.key;
  const isSortable = column.sortable === true;
  const direction: "ascending" | "descending" | "none" = isSorted
    ? sort.descending
      ? "descending"
      : "ascending"
    : "none";
  const Arrow = isSorted && sort.descending ? IconArrowDown : IconArrowUp;
  const look = {
    className: classes["headCell"],
    "data-align": column.align,
    ...(isSortable && { "aria-sort": direction }),
  } as const;
  const face = (
    <>
      {isSortable && onSort !== undefined ? (
        <button
          type="button"
          className={classes["sort"]}
          data-sorted={isSorted || undefined}
          onClick={() => {
            onSort({
              column: column.key,
              descending: isSorted && !sort.descending,
            });
          }}
        >
          <span className={classes["headWord"]}>{column.header}</span>
          <Arrow size={14} stroke={1.6} aria-hidden="true" />
        </button>
      ) : (
        <span className={classes["headWord"]}>{column.header}</span>
      )}
      {resizer === undefined ? null : (
        // For the pointer; the column chooser does the same from the keyboard.
        <span
          aria-hidden="true"
          className={classes["edge"]}
          onMouseDown={resizer}
          onTouchStart={resizer}
        />
      )}
    </>
  );
  return plain ? (
    <th scope="col" {...look} data-plain>
      {face}
    </th>
  ) : (
    <div role="columnheader" aria-colindex={index + 1} {...look}>
      {face}
    </div>
  );
}
