import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
} from "@tanstack/react-virtual";
import {
  useCallback,
  useMemo,
  useRef,
  type ReactNode,
  type RefObject,
} from "react";
import classes from "./data-grid.module.css";
import { GridGroupFace } from "./grid-group-face.tsx";
import { GridHeader } from "./grid-header.tsx";
import {
  gridLines,
  headingAt,
  indexLines,
  lineCount,
  lineKey,
} from "./grid-lines.ts";
import { GridMore, useMoreSoon } from "./grid-more.tsx";
import type { DataGridProps } from "./grid-props.ts";
import { GridRow, type RowActs } from "./grid-row.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useGridPlace } from "./use-grid-place.ts";
import { useGridTable, type TableRow } from "./use-grid-table.ts";
import { useHeldFocus } from "./use-held-focus.ts";

const groupHeight = 30;
const headHeight = 33;
/** Rows kept ready above and below what is in sight. */
const spare = 6;
/** So many rows before the end, the next page is asked for. */
const early = 20;

/** A list of any length: only the rows in sight are drawn, and the one under the keyboard. */
export function VirtualGrid<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const { columns, grouping, total, more, current, selection, place } = props;
  const { header = "shown", rowHeight = 52 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const table = useGridTable(props);

  const groups = grouping?.groups;
  const groupOf = grouping?.groupOf;
  const isComplete = more === undefined;
  const lines = useMemo(
    () =>
      gridLines<TableRow<Row>>(
        table.rows,
        groups === undefined || groupOf === undefined
          ? null
          : { groups, groupOf: ({ original }) => groupOf(original) },
        isComplete,
      ),
    [table.rows, groups, groupOf, isComplete],
  );
  const { keys, lineOf, headings } = useMemo(
    () => indexLines(lines, ({ id }) => id),
    [lines],
  );
  const currentLine = current === null ? undefined : lineOf.get(current);

  const headRoom = header === "shown" ? headHeight : 0;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      lines[index]?.kind === "group" ? groupHeight : rowHeight,
    // A new function when heights may have changed: what was reckoned before is reckoned again.
    getItemKey: useCallback(
      (index: number) =>
        `${rowHeight} ${lineKey(lines[index], ({ id }) => id)}`,
      [lines, rowHeight],
    ),
    overscan: spare,
    scrollMargin: headRoom,
    scrollPaddingStart: headRoom + (headings.length > 0 ? groupHeight : 0),
    // Something to draw before the first measure.
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => place?.last().top ?? 0,
    // The heading of the group in sight and the row under the keyboard are always drawn.
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = new Set(defaultRangeExtractor(range));
        const heading = headingAt(headings, range.startIndex);
        if (heading !== undefined) drawn.add(heading);
        if (currentLine !== undefined) drawn.add(currentLine);
        return [...drawn].toSorted((a, b) => a - b);
      },
      [headings, currentLine],
    ),
  });
  const range = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const stuck = headingAt(headings, range.startIndex);

  useGridPlace(place, {
    scroller,
    rowHeight,
    showCurrent: () => {
      if (currentLine !== undefined)
        virtual.scrollToIndex(currentLine, { align: "center" });
    },
  });
  useMoreSoon(more, range.endIndex > lines.length - early);
  const held = useHeldFocus(body, keys);
  const acts = useRowActs(props);
  const onKeyDown = useGridKeys({
    keys,
    current,
    selection,
    goTo: (index) => {
      const key = keys[index];
      const line = key === undefined ? undefined : lineOf.get(key);
      if (key === undefined || line === undefined) return;
      held.take(key);
      props.onCurrent(key);
      virtual.scrollToIndex(line, { align: "auto" });
    },
    onOpen: (key) => {
      acts.open(key, "key");
    },
    onPeek: props.onPeek === undefined ? undefined : acts.peek,
    page: () => pageOf(scroller, rowHeight),
    onEnd: more?.isLoading === false ? more.onLoad : undefined,
  });

  const entry =
    current !== null && lineOf.has(current) ? current : (keys[0] ?? null);
  const isFixed = columns.every(({ track }) => typeof track === "number");
  return (
    <div
      ref={scroller}
      className={classes["scroller"]}
      onScroll={(event) => {
        place?.remember(event.currentTarget.scrollTop, rowHeight);
      }}
    >
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={lineCount(total, groups ?? null)}
        aria-colcount={columns.length}
        {...(selection === undefined ? {} : { "aria-multiselectable": true })}
        className={classes["grid"]}
        data-fixed={isFixed || undefined}
        style={{ gridTemplateColumns: tracksOf(table.tracks, isFixed) }}
      >
        <GridHeader
          columns={columns}
          sort={props.sort ?? null}
          onSort={props.onSort}
          hidden={header === "hidden"}
          resizers={table.resizers}
        />
        <div
          ref={body}
          role="rowgroup"
          className={classes["body"]}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
          onFocus={held.onFocus}
          onBlur={held.onBlur}
        >
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const top = start - headRoom;
            if (line.kind === "row")
              return (
                <GridRow
                  key={line.row.id}
                  id={line.row.id}
                  row={line.row.original}
                  columns={columns}
                  line={index + 2}
                  top={top}
                  height={size}
                  isCurrent={line.row.id === current}
                  isEntry={line.row.id === entry}
                  isSelected={selection?.has(line.row.id) ?? null}
                  acts={acts}
                />
              );
            const isStuck = index === stuck;
            return (
              <div
                key={`group-${line.group.key}`}
                role="row"
                aria-rowindex={index + 2}
                className={classes["group"]}
                data-stuck={isStuck || undefined}
                style={{ top: isStuck ? headRoom : top }}
              >
                <div
                  role="gridcell"
                  aria-colspan={columns.length}
                  className={classes["groupCell"]}
                >
                  <GridGroupFace group={line.group} onFold={grouping?.onFold} />
                </div>
              </div>
            );
          })}
        </div>
      </div>
      {more === undefined ? null : (
        <GridMore {...more} shown={props.rows.length} total={total} />
      )}
    </div>
  );
}

/** A track of 20 on each side: rows run from edge to edge, their columns do not. */
function tracksOf(tracks: readonly string[], isFixed: boolean): string {
  return `20px ${tracks.join(" ")} ${isFixed ? "minmax(20px, 1fr)" : "20px"}`;
}

/** The rows in sight, but one: the last before a jump is the first after it. */
function pageOf(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
): number {
  const height = scroller.current?.clientHeight ?? 0;
  return Math.max(1, Math.floor(height / rowHeight) - 1);
}

/** One set of acts for good, so that a key redraws the row it leaves and the row it reaches, and no other. */
function useRowActs<Row extends object>(
  props: DataGridProps<Row>,
): RowActs<Row> {
  const latest = useRef(props);
  latest.current = props;
  return useMemo(() => {
    const rowOf = (key: string): Row | undefined =>
      latest.current.rows.find((row) => latest.current.rowKey(row) === key);
    return {
      name: (row) => latest.current.rowName(row),
      select: (key, isSelected) => {
        latest.current.selection?.set([key], isSelected);
      },
      focus: (key) => {
        if (latest.current.current !== key) latest.current.onCurrent(key);
      },
      open: (key, by) => {
        const row = rowOf(key);
        if (row !== undefined) latest.current.onOpen(row, by);
      },
      peek: (key) => {
        const row = rowOf(key);
        if (row !== undefined) latest.current.onPeek?.(row);
      },
    };
  }, []);
}
