import type { ReactNode } from "react";
import type { DataGridProps } from "./grid-props.ts";
import classes from "./grid-cards.module.css";
import { GridGroupFace } from "./grid-group-face.tsx";
import { gridLines } from "./grid-lines.ts";
import { GridMore } from "./grid-more.tsx";

/** The same rows on the phone: cards of three lines, one under the other. */
export function GridCards<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const {
    label,
    rows,
    rowKey,
    grouping,
    onOpen,
    onCurrent,
    card,
    more,
    total,
  } = props;
  return (
    <div className={classes["cards"]}>
      <ul aria-label={label}>
        {gridLines(rows, grouping ?? null).map((line) => {
          if (line.kind === "group") {
            return (
              <li key={`group-${line.group.key}`} className={classes["group"]}>
                <GridGroupFace group={line.group} onFold={grouping?.onFold} />
              </li>
            );
          }
          const key = rowKey(line.row);
          return (
            <li key={key}>
              <button
                type="button"
                className={classes["card"]}
                onClick={() => {
                  onCurrent(key);
                  onOpen(line.row);
                }}
              >
                {card(line.row)}
              </button>
            </li>
          );
        })}
      </ul>
      {more === undefined ? null : (
        <GridMore {...more} shown={rows.length} total={total} />
      )}
    </div>
  );
}
