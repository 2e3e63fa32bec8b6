import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DataGridProps } from "./grid-props.ts";
import classes from "./grid-cards.module.css";
import { GridGroupFace } from "./grid-group-face.tsx";
import { gridLines, indexLines, lineKey } from "./grid-lines.ts";
import { GridMore, useMoreSoon } from "./grid-more.tsx";
import { TextButton } from "./text-button.tsx";
import { useGridPlace } from "./use-grid-place.ts";

const groupHeight = 44;
/** Three lines, and the space to the next card. */
const cardHeight = 106;
const spare = 4;
const early = 10;

/** The same rows on the phone: cards of three lines, one under the other, drawn as they come into sight. */
export function GridCards<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const { label, rows, rowKey, grouping, place, more, total, card } = props;
  const { selection } = props;
  const { t } = useTranslation("ui");
  // A finger opens a card; to select it says so first.
  const [isChoosing, setChoosing] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const isComplete = more === undefined;
  const lines = useMemo(
    () => gridLines(rows, grouping ?? null, isComplete),
    [rows, grouping, isComplete],
  );
  const { keys } = useMemo(() => indexLines(lines, rowKey), [lines, rowKey]);
  const positions = useMemo(
    () => new Map(keys.map((key, index) => [key, index + 1])),
    [keys],
  );
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      lines[index]?.kind === "group" ? groupHeight : cardHeight,
    getItemKey: useCallback(
      (index: number) => lineKey(lines[index], rowKey),
      [lines, rowKey],
    ),
    overscan: spare,
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: () => place?.last().top ?? 0,
  });
  useGridPlace(place, {
    scroller,
    rowHeight: cardHeight,
    showCurrent: () => undefined,
  });
  useMoreSoon(more, (virtual.range?.endIndex ?? 0) > lines.length - early);

  const cards = (
    <div
      ref={scroller}
      className={classes["scroller"]}
      onScroll={(event) => {
        place?.remember(event.currentTarget.scrollTop, cardHeight);
      }}
    >
      <ul
        aria-label={label}
        className={classes["cards"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const common = {
            ref: virtual.measureElement,
            "data-index": index,
            style: { top: start },
          };
          if (line.kind === "group")
            return (
              <li
                key={`group-${line.group.key}`}
                {...common}
                className={classes["group"]}
              >
                <GridGroupFace group={line.group} onFold={grouping?.onFold} />
              </li>
            );
          const key = rowKey(line.row);
          return (
            <li
              key={key}
              {...common}
              className={classes["item"]}
              aria-setsize={total ?? -1}
              aria-posinset={positions.get(key)}
            >
              {isChoosing && selection !== undefined ? (
                <button
                  type="button"
                  role="checkbox"
                  aria-checked={selection.has(key)}
                  className={classes["card"]}
                  data-key={key}
                  onClick={() => {
                    selection.set([key], !selection.has(key));
                  }}
                >
                  {card(line.row)}
                </button>
              ) : (
                <button
                  type="button"
                  className={classes["card"]}
                  data-key={key}
                  onClick={() => {
                    props.onCurrent(key);
                    props.onOpen(line.row, "pointer");
                  }}
                >
                  {card(line.row)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {more === undefined ? null : (
        <GridMore {...more} shown={rows.length} total={total} />
      )}
    </div>
  );
  if (selection === undefined || rows.length === 0) return cards;
  return (
    <div className={classes["chooser"]}>
      <div className={classes["tools"]}>
        <TextButton
          onClick={() => {
            setChoosing(!isChoosing);
          }}
        >
          {t(isChoosing ? "grid.chosen" : "grid.choose")}
        </TextButton>
      </div>
      {cards}
    </div>
  );
}
