import { reachOf } from "@kept/domain/access/visible-cases";
import { dueGroupLabels, type DueGroup } from "@kept/domain/casework/due-group";
import {
  conditionsBeyond,
  plainQuery,
  writeListQuery,
} from "@kept/domain/casework/listing";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import {
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import { DataGrid } from "../../ui/data-grid.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { GridGroup } from "../../ui/grid-lines.ts";
import type { RowHeight } from "../../ui/grid-props.ts";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { focusDetail } from "../../ui/split-view.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { QueueCard } from "../queue-row.tsx";
import classes from "./case-list.module.css";
import { useUnderway } from "../bulk/use-underway.ts";
import { chosenColumns, widenColumn } from "./column-choice.ts";
import { FilterBar } from "./filter-bar.tsx";
import { useListColumns } from "./list-columns.tsx";
import type { CaseRow, ListFace } from "./list-face.ts";
import { ListHead } from "./list-head.tsx";
import { ListLook } from "./list-look.tsx";
import { isFoldedAtFirst } from "./list-memory.ts";
import { inOrder } from "./list-order.ts";
import { ListTabs } from "./list-tabs.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useViewDesk } from "./use-view-desk.ts";
import { useSelection } from "./use-selection.ts";
import { ViewActs, ViewMenu } from "./view-acts.tsx";
import { useCaseRows, type CaseRows } from "./use-case-rows.ts";
import { isNarrowed, useListPlace, type ListPlace } from "./use-list-place.ts";

const ViewForm = lazy(async () => ({
  default: (await import("./view-form.tsx")).ViewForm,
}));

interface CaseListProps<Row extends CaseRow> {
  readonly face: ListFace<Row>;
  /** The case that is open beside the list. */
  readonly opened: string | null;
}

/** The list of a register: its views, its conditions, and the rows in the order that is asked for. */
export function CaseList<Row extends CaseRow>({
  face,
  opened,
}: CaseListProps<Row>): ReactNode {
  const { state, counts } = face;
  const { listing, places, query } = state;
  const language = useLanguage();
  const { t } = useTranslation("list");
  const me = useMe();
  const desk = useViewDesk(state);
  const [naming, setNaming] = useState<"new" | "other" | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [isSearchShown, setSearchShown] = useState(state.text !== "");
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  const isNarrow = isPhone || opened !== null;
  const look = (
    <ListLook state={state} isNarrow={isNarrow} iconSize={isPhone ? 20 : 16} />
  );
  return (
    <div className={classes["list"]}>
      <ListHead
        title={face.title}
        searchLabel={face.searchLabel}
        isPhone={isPhone}
        isBeside={opened !== null}
        isSearchShown={isSearchShown}
        onSearch={() => {
          setSearchShown(!isSearchShown);
        }}
        onFilter={() => {
          setAdding(true);
        }}
        end={look}
      />
      <ListTabs
        tabs={[
          ...listing.views.map(({ key, label }) => ({
            key,
            label: label[language],
            // Nothing is no number.
            count: counts?.[key] === 0 ? undefined : counts?.[key],
            to: `${places.list}${writeListQuery(listing, plainQuery(listing, key))}`,
          })),
          ...desk.saved.map(({ id, name, address }) => ({
            key: id,
            label: name,
            count: counts?.[id] === 0 ? undefined : counts?.[id],
            to: `${places.list}${address}`,
          })),
        ].map((tab) => ({
          ...tab,
          current: tab.key === query.view,
          modified: tab.key === query.view && desk.isModified,
        }))}
        acts={
          <ViewMenu
            state={state}
            desk={desk}
            onSaveAs={() => {
              setNaming("new");
            }}
            onRename={() => {
              setNaming("other");
            }}
          />
        }
      >
        {naming === null ? null : (
          <Suspense fallback={null}>
            <ViewForm
              desk={desk}
              isRename={naming === "other"}
              onClose={() => {
                setNaming(null);
              }}
            />
          </Suspense>
        )}
      </ListTabs>
      <FilterBar
        state={state}
        searchLabel={face.searchLabel}
        isPhone={isPhone}
        isAdding={isAdding}
        onAdd={setAdding}
        isSearchShown={isSearchShown}
        view={
          <ViewActs
            desk={desk}
            onSaveAs={() => {
              setNaming("new");
            }}
          />
        }
        end={look}
      />
      {reachOf(me.role, listing.register) === "asked" ? (
        <p className={classes["reach"]}>{t("reach")}</p>
      ) : null}
      <ListRows
        face={face}
        opened={opened}
        isNarrow={isNarrow}
        isPhone={isPhone}
      />
    </div>
  );
}

interface ListRowsProps<Row extends CaseRow> extends CaseListProps<Row> {
  readonly isNarrow: boolean;
  readonly isPhone: boolean;
}

const heights = {
  compact: { one: 40, two: 52 },
  roomy: { one: 48, two: 64 },
} as const satisfies Record<string, Record<string, RowHeight>>;

/** The rows by themselves: a key that goes from one to the next redraws nothing above them. */
function ListRows<Row extends CaseRow>({
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

function useViewName<Row extends CaseRow>({
  title,
  state: { listing, query },
}: ListFace<Row>): string {
  const language = useLanguage();
  return (
    listing.views.find(({ key }) => key === query.view)?.label[language] ??
    title
  );
}

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

const foldable: readonly DueGroup[] = [
  "week",
  "later",
  "provisional",
  "paused",
  "undated",
  "ended",
];

function useGrouping<Row extends CaseRow>(
  { state }: ListFace<Row>,
  { groups }: CaseRows<Row>,
  { folded, fold }: ListPlace,
) {
  const language = useLanguage();
  const { query } = state;
  const isGrouped = query.group !== null;
  // One page holds what it holds; folding is for the long list.
  const isFoldable = !isNarrowed(state) && query.layout === "scroll";
  return useMemo(
    () =>
      isGrouped
        ? {
            groups: groups.map(({ group, count }): GridGroup => ({
              key: group,
              title: dueGroupLabels[group][language],
              count,
              ...(group === "overdue" && { tone: "red" }),
              ...(foldable.includes(group) &&
                isFoldable && { folded: folded.includes(group) }),
            })),
            groupOf: ({ group }: CaseRow) => group,
            onFold: (key: string, isFolded: boolean) => {
              fold(
                foldable.filter((group) =>
                  group === key ? isFolded : folded.includes(group),
                ),
              );
            },
          }
        : undefined,
    [isGrouped, isFoldable, groups, language, folded, fold],
  );
}

/** What is later is folded under what is not; where nothing stands above it, it is the list. */
function useUnfoldedWhereFirst(
  { state, groups }: Pick<CaseRows<CaseRow>, "state" | "groups">,
  { folded, fold }: ListPlace,
): void {
  const first = groups[0]?.group;
  useEffect(() => {
    if (state !== "ready" || !isFoldedAtFirst(folded)) return;
    if (first !== undefined && folded.includes(first)) fold([]);
  }, [state, first, folded, fold]);
}

/** Whoever comes back to the list goes on from the row where they left it. */
function useFocusOnReturn(
  rows: { readonly current: HTMLElement | null },
  touched: string | null,
  isReady: boolean,
): void {
  const left = useRef(touched);
  // On arrival only; from then on the list keeps its focus itself.
  useEffect(() => {
    if (
      !isReady ||
      left.current === null ||
      document.activeElement !== document.body
    )
      return;
    const row = rows.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(left.current)}"]`,
    );
    const target = row?.hasAttribute("data-row-focus")
      ? row
      : row?.querySelector<HTMLElement>("[data-row-focus]");
    target?.focus({ preventScroll: true });
  }, [isReady, rows]);
}

/** `j` and `k` come into the list from wherever the focus is; inside, the list moves by itself. */
function useRowKeys(
  rows: { readonly current: HTMLElement | null },
  {
    opened,
    onClose,
  }: { readonly opened: string | null; readonly onClose: () => void },
): void {
  const { t } = useTranslation("list");
  const enter = (): void => {
    rows.current
      ?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')
      ?.focus();
  };
  useShortcut({ keys: "j", label: t("keys.next") }, enter);
  useShortcut({ keys: "k", label: t("keys.previous") }, enter);
  useShortcut({ keys: "enter", label: t("keys.open") }, null);
  useShortcut({ keys: "space", label: t("keys.peek") }, null);
  const enabled = opened !== null;
  useShortcut({ keys: "u", label: t("keys.close") }, onClose, { enabled });
  useShortcut({ keys: "escape", label: t("keys.close") }, onClose, {
    enabled,
  });
}
