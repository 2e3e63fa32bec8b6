import { Checkbox } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./data-grid.module.css";
import type { GridColumn } from "./grid-props.ts";

/** What a row can be asked to do; the same for all rows and for good. */
export interface RowActs<Row> {
  readonly name: (row: Row) => string;
  readonly select: (key: string, isSelected: boolean) => void;
  readonly focus: (key: string) => void;
  readonly open: (key: string, by: "key" | "pointer") => void;
  readonly peek: (key: string) => void;
}

interface GridRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly GridColumn<Row>[];
  readonly line: number;
  readonly top: number;
  readonly height: number;
  readonly isCurrent: boolean;
  /** The row that Tab comes to. */
  readonly isEntry: boolean;
  /** Null: rows cannot be selected. */
  readonly isSelected: boolean | null;
  readonly acts: RowActs<Row>;
}

function GridRowFace<Row>(props: GridRowProps<Row>): ReactNode {
  const { id, row, columns, line, top, height, isCurrent, isSelected, acts } =
    props;
  const name = acts.name(row);
  const box =
    isSelected === null ? undefined : (
      <SelectBox
        name={name}
        isSelected={isSelected}
        onChange={(next) => {
          acts.select(id, next);
        }}
      />
    );
  return (
    <div
      role="row"
      aria-rowindex={line}
      aria-label={name}
      {...(isSelected === null ? {} : { "aria-selected": isSelected })}
      {...(isCurrent ? { "aria-current": true } : {})}
      data-key={id}
      data-row-focus
      className={classes["row"]}
      style={{ top, height }}
      tabIndex={props.isEntry ? 0 : -1}
      onClick={(event) => {
        if (
          event.target instanceof Element &&
          event.target.closest("a,button,input,label")
        )
          return;
        acts.focus(id);
        acts.open(id, "pointer");
      }}
      onFocus={(event) => {
        if (event.target === event.currentTarget) acts.focus(id);
      }}
    >
      {columns.map((column, index) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={index + 1}
          className={classes["cell"]}
          data-align={column.align}
        >
          {column.cell(row, index === 0 ? box : undefined)}
        </div>
      ))}
    </div>
  );
}

/** Drawn anew only when something of its own has changed. */
export const GridRow = memo(GridRowFace) as typeof GridRowFace;

interface SelectBoxProps {
  readonly name: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** The box of a row. It is no stop of the Tab key: `x` does the same. */
export function SelectBox({
  name,
  isSelected,
  onChange,
}: SelectBoxProps): ReactNode {
  const { t } = useTranslation("ui");
  return (
    <Checkbox
      size="xs"
      checked={isSelected}
      tabIndex={-1}
      aria-label={t("grid.select", { name })}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}
