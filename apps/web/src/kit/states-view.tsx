import type { ReactNode } from "react";
import { DataGrid } from "../ui/data-grid.tsx";
import type { DataGridProps } from "../ui/grid-props.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Section } from "../ui/section.tsx";
import { TextButton } from "../ui/text-button.tsx";
import classes from "./kit-page.module.css";
import { kitRequests, type KitRequest } from "./requests.ts";

const nothing = (): void => undefined;

const grid: DataGridProps<KitRequest> = {
  label: "Requests",
  columns: [
    {
      key: "name",
      header: "Name",
      track: "minmax(0, 1fr)",
      sortable: true,
      cell: ({ name }) => name,
    },
    { key: "kind", header: "Kind", track: "160px", cell: ({ kind }) => kind },
    {
      key: "number",
      header: "Number",
      track: "80px",
      align: "end",
      sortable: true,
      cell: ({ number }) => number,
    },
  ],
  rows: kitRequests.slice(0, 4),
  rowKey: ({ key }) => key,
  rowName: ({ name }) => name,
  state: "ready",
  empty: (
    <EmptyState
      next={
        <TextButton onClick={nothing}>
          Next: DSR-2026-00402, Tue 13 Oct
        </TextButton>
      }
    >
      Nothing due today.
    </EmptyState>
  ),
  total: 84,
  sort: { column: "name", descending: false },
  onSort: nothing,
  current: null,
  onCurrent: nothing,
  onOpen: nothing,
  rowHeight: 40,
  card: ({ name }) => name,
};

export function StatesView(): ReactNode {
  return (
    <main className={classes["bits"]}>
      <h1 className={classes["wide"]}>States of a list</h1>
      <Section title="Ready">
        <DataGrid {...grid} />
      </Section>
      <Section title="Loading">
        <DataGrid {...grid} state="loading" />
      </Section>
      <Section title="Empty">
        <DataGrid {...grid} label="Requests, none" rows={[]} />
      </Section>
      <Section title="Failed">
        <DataGrid
          {...grid}
          state="failed"
          failed={
            <ErrorState
              title="The list could not be fetched."
              reference="req-7f3a"
              onRetry={nothing}
            >
              Nothing was changed. Try again; if it fails again, quote the
              reference.
            </ErrorState>
          }
        />
      </Section>
      <Section title="More to come">
        <DataGrid
          {...grid}
          label="Requests, more"
          more={{ isLoading: true, onLoad: nothing }}
        />
      </Section>
    </main>
  );
}
