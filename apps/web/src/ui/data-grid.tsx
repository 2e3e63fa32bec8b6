import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, type ReactNode } from "react";
import type { GridCards as Cards } from "./grid-cards.tsx";
import type { DataGridProps } from "./grid-props.ts";
import { LoadingRows } from "./loading-rows.tsx";
import type { PagedGrid as Paged } from "./paged-grid.tsx";
import { VirtualGrid } from "./virtual-grid.tsx";

// Lazy components forget what their rows are.
const GridCards = lazy(async () => ({
  default: (await import("./grid-cards.tsx")).GridCards,
})) as unknown as typeof Cards;
const PagedGrid = lazy(async () => ({
  default: (await import("./paged-grid.tsx")).PagedGrid,
})) as unknown as typeof Paged;

/** A list of cases: sorted, filtered and paged by the server, driven by the keyboard. */
export function DataGrid<Row extends object>(
  props: DataGridProps<Row>,
): ReactNode {
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  if (props.state === "failed") return props.failed;
  const loading = <LoadingRows height={props.rowHeight ?? 52} rows={8} />;
  if (props.state === "loading") return loading;
  if (props.rows.length === 0 && !hasHeadings(props)) return props.empty;
  const { pager } = props;
  if (pager === undefined && !isPhone) return <VirtualGrid {...props} />;
  return (
    <Suspense fallback={loading}>
      {pager === undefined ? (
        <GridCards {...props} />
      ) : (
        <PagedGrid {...props} pager={pager} isPhone={isPhone} />
      )}
    </Suspense>
  );
}

/** Everything may be folded away, and is there all the same. */
function hasHeadings<Row>({ grouping }: DataGridProps<Row>): boolean {
  return grouping?.groups.some(({ count }) => count > 0) ?? false;
}
