import { conditionsBeyond } from "@kept/domain/casework/listing-query";
import { useDebouncedCallback } from "@mantine/hooks";
import { Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../../api/failure-view.tsx";
import { DataGrid } from "../../ui/data-grid.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { RowHeight } from "../../ui/grid-props.ts";
import { focusDetail } from "../../ui/split-view.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { QueueCard } from "../queue-row.tsx";
import classes from "./case-list.module.css";
import { useUnderway } from "../bulk/use-underway.ts";
import { chosenColumns, widenColumn } from "./column-choice.ts";
import { useListColumns } from "./list-columns.tsx";
import type { CaseListProps, CaseRow } from "./list-face.ts";
import { inOrder } from "./list-order.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { useSelection } from "./use-selection.ts";
import { useCaseRows, type CaseRows } from "./use-case-rows.ts";
import { useListPlace } from "./use-list-place.ts";
import { useViewName } from "./use-view-name.ts";
import { useRowKeys, useFocusOnReturn } from "./use-list-focus.ts";
import { useUnfoldedWhereFirst, useGrouping } from "./use-list-groups.ts";

interface ListRowsProps<Row extends CaseRow> extends CaseListProps<Row> {
  readonly isNarrow: boolean;
  readonly isPhone: boolean;
}

const heights = {
  compact: { one: 40, two: 52 },
  roomy: { one: 48, two: 64 },
} as const satisfies Record<string, Record<string, RowHeight>>;

/** The rows by themselves: a key that goes from one to the next redraws nothing above them. */
export function ListRows<Row extends CaseRow>({
  face,
  opened,
  isNarrow,
  isPhone,
}: ListRowsProps<Row>): ReactNode {
  const { state } = face;
  const { listing, query, text, change, open } = state;
  const { t } = useTranslation("list");
  const place = useListPlace(state);
  const { touch } = place;
  const list = useCaseRows(face.source, {
    query,
    text,
    folded: place.folded,
    at: place.page,
    onAt: place.goTo,
  });
  const selection = useSelection(state, {
    rows: list.rows,
    total: list.total,
    address: place.address,
  });
  const { bulk: Bulk } = face;
  // From the first selection on: what was begun with one stays in sight when it is let go of.
  const [isUsed, setUsed] = useState(false);
  // And a run that goes on comes back with the list after a reload.
  const underway = useUnderway(listing.register, Bulk !== null);
  if (!isUsed && (selection.count > 0 || underway !== null)) setUsed(true);
  const rows = useRef<HTMLDivElement>(null);
  // A table is wide: beside a case and on the phone the rows say the same in two lines.
  const isTable = query.columns !== null && !isNarrow;
  const columns = useListColumns(face, isTable);
  const openSoon = useDebouncedCallback((reference: string) => {
    if (reference !== opened) open(reference);
  }, 150);
  useEffect(() => {
    if (opened !== null) touch(opened);
  }, [opened, touch]);
  useRowKeys(rows, { opened, onClose: state.close });
  useFocusOnReturn(rows, place.touched, list.state === "ready");
  useUnfoldedWhereFirst(list, place);
  const grouping = useGrouping(face, list, place);
  const isPlain = text === "" && conditionsBeyond(listing, query).length === 0;
  const viewName = useViewName(face);
  const { words, next } = face.empty(query.view);

  return (
    <>
      <StaleNote list={list} />
      <div ref={rows} className={classes["rows"]}>
        <DataGrid
          label={`${face.title}: ${viewName}`}
          columns={columns}
          rows={list.rows}
          rowKey={referenceOf}
          rowName={face.spoken}
          state={list.state}
          failed={<FailureView error={list.error} onRetry={list.retry} />}
          empty={
            isPlain ? (
              <EmptyState next={next}>{words}</EmptyState>
            ) : (
              <EmptyState
                next={
                  <TextButton onClick={state.clear}>
                    {t("empty.clear")}
                  </TextButton>
                }
              >
                {text === ""
                  ? t("empty.filtered")
                  : t("empty.notFound", { text })}
              </EmptyState>
            )
          }
          header={isTable ? "shown" : "hidden"}
          rowHeight={heights[query.density][isTable ? "one" : "two"]}
          grouping={grouping}
          total={list.total}
          more={list.more}
          pager={list.pager}
          place={place.grid}
          selection={Bulk === null ? undefined : selection.grid}
          sort={{
            column:
              listing.columns.find(({ sort }) => sort === query.sort)?.key ??
              "",
            descending: query.direction === "desc",
          }}
          onSort={({ column, descending }) => {
            const sort = listing.columns.find(
              ({ key }) => key === column,
            )?.sort;
            if (sort === undefined || sort === null) return;
            change(
              sort === query.sort
                ? inOrder(listing, sort, descending ? "desc" : "asc")
                : inOrder(listing, sort),
            );
          }}
          {...(isTable && {
            onResize: (column: string, width: number) => {
              const now = chosenColumns(listing, query);
              change({ columns: widenColumn(now, column, width) });
            },
          })}
          current={place.touched}
          onCurrent={(reference) => {
            touch(reference);
            // Beside an open case the keys go from case to case.
            if (opened !== null) openSoon(reference);
          }}
          onOpen={({ reference }, by) => {
            touch(reference);
            // By keyboard the way leads into the case; whoever points at rows goes on pointing.
            if (by === "key" && !isPhone) focusDetail();
            if (reference !== opened) open(reference);
          }}
          onPeek={({ reference }) => {
            if (reference === opened) state.close();
            else open(reference);
          }}
          card={(row) => <QueueCard item={face.item(row)} />}
        />
      </div>
      {Bulk === null ? null : (
        <SelectionBar selection={selection} total={list.total}>
          {isUsed ? (
            <Suspense fallback={null}>
              <Bulk selection={selection.selection} onDone={selection.keep} />
            </Suspense>
          ) : null}
        </SelectionBar>
      )}
    </>
  );
}

const referenceOf = ({ reference }: CaseRow): string => reference;

/** The rows stay when they could not be asked for again; a line says of when they are. */
function StaleNote<Row>({ list }: { readonly list: CaseRows<Row> }): ReactNode {
  const { t } = useTranslation("list");
  const { time } = useDates();
  if (list.staleSince === null) return null;
  return (
    <div role="status" className={classes["stale"]}>
      {t("state.stale", {
        time: time(new Date(list.staleSince).toISOString()),
      })}
      <TextButton onClick={list.retry}>{t("state.retry")}</TextButton>
    </div>
  );
}
