import type { ReactNode } from "react";
import { GridCards } from "./grid-cards.tsx";
import classes from "./data-grid.module.css";
import { GridPager } from "./grid-pager.tsx";
import { GridPages } from "./grid-pages.tsx";
import type { DataGridProps } from "./grid-props.ts";

type PagedGridProps<Row extends object> = DataGridProps<Row> & {
  readonly pager: NonNullable<DataGridProps<Row>["pager"]>;
  readonly isPhone: boolean;
};

/** A list page by page; loaded by those who chose it. */
export function PagedGrid<Row extends object>({
  isPhone,
  ...props
}: PagedGridProps<Row>): ReactNode {
  return (
    <div className={classes["paged"]}>
      {isPhone ? <GridCards {...props} /> : <GridPages {...props} />}
      <GridPager
        {...props.pager}
        total={props.total}
        shown={props.rows.length}
      />
    </div>
  );
}
