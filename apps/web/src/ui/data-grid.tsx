import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { GridCards } from "./grid-cards.tsx";
import classes from "./data-grid.module.css";
import { GridPager } from "./grid-pager.tsx";
import { GridPages } from "./grid-pages.tsx";
import type { DataGridProps } from "./grid-props.ts";
import { LoadingRows } from "./loading-rows.tsx";
import { VirtualGrid } from "./virtual-grid.tsx";

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
  if (props.rows.length === 0 && !hasHeadings(props)) return props.empty;
  const { pager } = props;
  if (pager === undefined)
    return isPhone ? <GridCards {...props} /> : <VirtualGrid {...props} />;
  return (
    <div className={classes["paged"]}>
      {isPhone ? <GridCards {...props} /> : <GridPages {...props} />}
      <GridPager {...pager} total={props.total} shown={props.rows.length} />
    </div>
  );
}

/** Everything may be folded away, and is there all the same. */
function hasHeadings<Row>({ grouping }: DataGridProps<Row>): boolean {
  return grouping?.groups.some(({ count }) => count > 0) ?? false;
}
