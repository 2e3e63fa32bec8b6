import { useMemo, useRef, type ReactNode } from "react";
import classes from "./grid-pages.module.css";
import { GridGroupFace } from "./grid-group-face.tsx";
import { GridHeadCell } from "./grid-header.tsx";
import { gridLines, indexLines, type GridLine } from "./grid-lines.ts";
import type { DataGridProps, GridColumn } from "./grid-props.ts";
import { SelectBox } from "./grid-row.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useGridPlace } from "./use-grid-place.ts";
import { useGridTable } from "./use-grid-table.ts";
import { useHeldFocus } from "./use-held-focus.ts";

/** A page of the list as a plain table: every row is there, and every screen reader can read it. */
export function GridPages<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const { columns, rows, rowKey, grouping, current, selection } = props;
  const { header = "shown", rowHeight = 52, place } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useGridTable(props);
  const lines = useMemo(
    () => gridLines(rows, grouping ?? null, true),
    [rows, grouping],
  );
  const { keys } = useMemo(() => indexLines(lines, rowKey), [lines, rowKey]);
  const held = useHeldFocus(scroller, keys);
  const rowOf = (key: string): Row | undefined =>
    rows.find((row) => rowKey(row) === key);
  const open = (key: string, by: "key" | "pointer"): void => {
    const row = rowOf(key);
    if (row !== undefined) props.onOpen(row, by);
  };
  const show = (key: string | null): void => {
    if (key === null) return;
    scroller.current
      ?.querySelector(`[data-key="${CSS.escape(key)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  };
  useGridPlace(place, {
    scroller,
    rowHeight,
    showCurrent: () => {
      show(current);
    },
  });
  const onKeyDown = useGridKeys({
    keys,
    current,
    selection,
    goTo: (index) => {
      const key = keys[index];
      if (key === undefined) return;
      held.take(key);
      props.onCurrent(key);
      show(key);
    },
    onOpen: (key) => {
      open(key, "key");
    },
    onPeek: props.onPeek
      ? (key) => {
          const row = rowOf(key);
          if (row !== undefined) props.onPeek?.(row);
        }
      : undefined,
    page: () =>
      Math.max(
        1,
        Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1,
      ),
    onEnd: undefined,
  });
  const entry =
    current !== null && keys.includes(current) ? current : (keys[0] ?? null);
  const isFixed = columns.every(({ track }) => typeof track === "number");

  const rowOfTable = (row: Row): ReactNode => {
    const key = rowKey(row);
    const name = props.rowName(row);
    const isSelected = selection?.has(key) ?? false;
    return (
      <tr
        key={key}
        data-key={key}
        className={classes["row"]}
        data-current={key === current || undefined}
        data-selected={isSelected || undefined}
        style={{ height: rowHeight }}
        onClick={(event) => {
          if (
            event.target instanceof Element &&
            event.target.closest("a,button,input,label")
          )
            return;
          props.onCurrent(key);
          open(key, "pointer");
        }}
      >
        {columns.map((column, index) => (
          <Cell key={column.key} column={column} isFirst={index === 0}>
            {index === 0 ? (
              <button
                type="button"
                data-row-focus
                tabIndex={key === entry ? 0 : -1}
                className={classes["open"]}
                onFocus={() => {
                  if (key !== current) props.onCurrent(key);
                }}
                onClick={() => {
                  open(key, "key");
                }}
              >
                {name}
              </button>
            ) : null}
            {column.cell(
              row,
              index === 0 && selection !== undefined ? (
                <SelectBox
                  name={name}
                  isSelected={isSelected}
                  onChange={(next) => {
                    selection.set([key], next);
                  }}
                />
              ) : undefined,
            )}
          </Cell>
        ))}
      </tr>
    );
  };

  return (
    <div
      ref={scroller}
      className={classes["scroller"]}
      onScroll={(event) => {
        place?.remember(event.currentTarget.scrollTop, rowHeight);
      }}
    >
      <table
        aria-label={props.label}
        className={classes["table"]}
        data-fixed={isFixed || undefined}
        onKeyDown={onKeyDown}
        onFocus={held.onFocus}
        onBlur={held.onBlur}
      >
        <colgroup>
          {columns.map((column, index) => (
            <col
              key={column.key}
              style={widthOf(table.tracks[index], index === 0)}
            />
          ))}
        </colgroup>
        <thead className={classes["head"]} data-header={header}>
          <tr>
            {columns.map((column, index) => (
              <GridHeadCell
                key={column.key}
                column={column}
                sort={props.sort ?? null}
                onSort={props.onSort}
                resizer={table.resizers[index]}
                plain
              />
            ))}
          </tr>
        </thead>
        {bodiesOf(lines).map((body) => (
          <tbody key={body.key}>
            {body.heading === null ? null : (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns.length}
                  className={classes["group"]}
                >
                  <GridGroupFace group={body.heading} onFold={undefined} />
                </th>
              </tr>
            )}
            {body.rows.map(rowOfTable)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface Body<Row> {
  readonly key: string;
  readonly heading: Extract<GridLine<Row>, { kind: "group" }>["group"] | null;
  readonly rows: Row[];
}

/** The rows under each heading. */
function bodiesOf<Row>(lines: readonly GridLine<Row>[]): readonly Body<Row>[] {
  const bodies: Body<Row>[] = [];
  for (const line of lines) {
    if (line.kind === "group")
      bodies.push({ key: line.group.key, heading: line.group, rows: [] });
    else {
      if (bodies.length === 0)
        bodies.push({ key: "", heading: null, rows: [] });
      bodies.at(-1)?.rows.push(line.row);
    }
  }
  return bodies;
}

/** The first column has the space before it; a track that takes what is left names no width. */
function widthOf(
  track: string | undefined,
  isFirst: boolean,
): { readonly width: number } | undefined {
  const width = /^([\d.]+)px$/.exec(track ?? "")?.[1];
  return width === undefined
    ? undefined
    : { width: Number(width) + (isFirst ? 20 : 0) };
}

function Cell<Row>({
  column,
  isFirst,
  children,
}: {
  readonly column: GridColumn<Row>;
  readonly isFirst: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const look = {
    className: classes["cell"],
    "data-align": column.align,
  };
  return isFirst ? (
    <th scope="row" {...look}>
      {children}
    </th>
  ) : (
    <td {...look}>{children}</td>
  );
}
