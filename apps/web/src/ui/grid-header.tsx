import { VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { GridColumn, GridSort } from "./grid-props.ts";
import classes from "./data-grid.module.css";

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly hidden: boolean;
  /** Takes hold of the edge of a column; undefined where it has none. */
  readonly resizers: readonly (((event: unknown) => void) | undefined)[];
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
      {columns.map((column, index) => {
        const isSorted = sort?.column === column.key;
        const direction = isSorted
          ? sort.descending
            ? "descending"
            : "ascending"
          : "none";
        const Arrow = isSorted && sort.descending ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 1}
            className={classes["headCell"]}
            data-align={column.align}
            {...(column.sortable === true ? { "aria-sort": direction } : {})}
          >
            {column.sortable === true && onSort !== undefined && !hidden ? (
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
            {resizers[index] === undefined || hidden ? null : (
              // For the pointer; the column chooser does the same from the keyboard.
              <span
                aria-hidden="true"
                className={classes["edge"]}
                onMouseDown={resizers[index]}
                onTouchStart={resizers[index]}
              />
            )}
          </div>
        );
      })}
    </div>
  );
  return (
    <div role="rowgroup" className={hidden ? undefined : classes["head"]}>
      {hidden ? <VisuallyHidden component="div">{row}</VisuallyHidden> : row}
    </div>
  );
}
