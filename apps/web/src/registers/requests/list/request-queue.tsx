import { writeListQuery } from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { dueGroupLabels, type DueGroup } from "@kept/domain/casework/due-group";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../../../api/failure-view.tsx";
import {
  QueueCard,
  QueueClock,
  QueueOwner,
  QueueWords,
} from "../../../casework/queue-row.tsx";
import { useMe } from "../../../people/session.tsx";
import { DataGrid } from "../../../ui/data-grid.tsx";
import type { GridGroup } from "../../../ui/grid-lines.ts";
import type { GridColumn } from "../../../ui/grid-props.ts";
import { useShortcut } from "../../../ui/shortcuts.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { FilterBar } from "./filter-bar.tsx";
import { placeIn, rememberPlace } from "./list-memory.ts";
import { queueItem, type RowContext } from "./queue-item.ts";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueHead } from "./queue-head.tsx";
import { QueueTabs } from "./queue-tabs.tsx";
import classes from "./request-queue.module.css";
import type { RequestRow } from "./request-row.ts";
import { useRequestsQuery } from "./use-requests-query.ts";
import { useRequestList, useViewCounts } from "./use-request-list.ts";

interface RequestQueueProps {
  /** The case that is open beside the list. */
  readonly opened: string | null;
}

/** The list of requests: views, conditions, and the rows in the order in which they are due. */
export function RequestQueue({ opened }: RequestQueueProps): ReactNode {
  const { t } = useTranslation("requests");
  const { query, text, change, search, clear, open } = useRequestsQuery();
  const language = useLanguage();
  const viewName =
    requestListing.views.find(({ key }) => key === query.view)?.label[
      language
    ] ?? t("title");
  const address = writeListQuery(requestListing, query);
  const [{ folded, touched }, setPlace] = usePlace(address);
  const fold = useCallback(
    (next: readonly DueGroup[]) => {
      setPlace({ folded: next });
    },
    [setPlace],
  );
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isSearchShown, setSearchShown] = useState(text !== "");
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  // Whoever searches or asks for one day wants to see all of it.
  const isNarrowed = text !== "" || (query.where["due"] ?? []).length > 0;
  const list = useRequestList({
    query,
    text,
    folded: isNarrowed ? [] : folded,
  });
  const counts = useViewCounts();
  const context = useRowContext();
  const rows = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(context), [context]);
  const openSoon = useDebouncedCallback((reference: string) => {
    if (reference !== opened) open(reference);
  }, 150);
  useEffect(() => {
    if (opened !== null) rememberPlace(address, { touched: opened });
  }, [address, opened]);
  useRowKeys(rows);
  useFocusOnOpened(rows, opened, list.state === "ready");
  const place = useMemo(
    () => ({
      key: address,
      top: () => placeIn(address).top,
      remember: (top: number) => {
        rememberPlace(address, { top });
      },
    }),
    [address],
  );
  const grouped = query.group !== null;
  const grouping = useMemo(
    () =>
      grouped
        ? {
            groups: list.groups.map(({ group, count }): GridGroup => ({
              key: group,
              title: dueGroupLabels[group][language],
              count,
              ...(group === "overdue" && { tone: "red" }),
              ...(foldable.includes(group) &&
                !isNarrowed && { folded: folded.includes(group) }),
            })),
            groupOf: ({ group }: RequestRow) => group,
            onFold: (key: string, isFolded: boolean) => {
              fold(
                foldable.filter((group) =>
                  group === key ? isFolded : folded.includes(group),
                ),
              );
            },
          }
        : undefined,
    [grouped, list.groups, language, isNarrowed, folded, fold],
  );

  return (
    <div className={classes["queue"]}>
      <QueueHead
        isPhone={isPhone}
        isBeside={opened !== null}
        query={query}
        onChange={change}
        isSearchShown={isSearchShown}
        onSearch={() => {
          setSearchShown(!isSearchShown);
        }}
        onFilter={() => {
          setPanelOpen(true);
        }}
      />
      <QueueTabs view={query.view} counts={counts} />
      <FilterBar
        query={query}
        text={text}
        onChange={change}
        onSearch={search}
        isPhone={isPhone}
        isPanelOpen={isPanelOpen}
        onPanel={setPanelOpen}
        isSearchShown={isSearchShown}
      />
      <div ref={rows} className={classes["rows"]}>
        <DataGrid
          label={t("label", { view: viewName })}
          columns={columns}
          rows={list.rows}
          rowKey={rowKey}
          rowName={(row) => {
            const { name, kind } = queueItem(row, context);
            return t("row.spoken", { reference: row.reference, name, kind });
          }}
          state={list.state}
          failed={<FailureView error={list.error} onRetry={list.retry} />}
          empty={<QueueEmpty query={query} text={text} onClear={clear} />}
          header="hidden"
          grouping={grouping}
          total={list.total}
          more={list.more}
          place={place}
          current={touched}
          onCurrent={(key) => {
            setPlace({ touched: key });
            // Beside an open case the keys go from case to case.
            if (opened !== null) openSoon(key);
          }}
          onOpen={({ reference }) => {
            open(reference);
          }}
          card={(row) => <QueueCard item={queueItem(row, context)} />}
        />
      </div>
    </div>
  );
}

type Place = Pick<ReturnType<typeof placeIn>, "folded" | "touched">;

/** What is folded and which row is current, as it was when the list was last looked at. */
function usePlace(
  address: string,
): readonly [Place, (next: Partial<Place>) => void] {
  const [, redraw] = useState(0);
  const set = useCallback(
    (next: Partial<Place>) => {
      rememberPlace(address, next);
      redraw((count) => count + 1);
    },
    [address],
  );
  return [placeIn(address), set];
}

/** The list moves aside when a case opens; whoever came by keyboard goes on from the row of that case. */
function useFocusOnOpened(
  rows: { readonly current: HTMLElement | null },
  opened: string | null,
  isReady: boolean,
): void {
  useEffect(() => {
    if (!isReady || opened === null || document.activeElement !== document.body)
      return;
    rows.current
      ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(opened)}"]`)
      ?.focus({ preventScroll: true });
  }, [isReady, opened, rows]);
}

const foldable: readonly DueGroup[] = [
  "week",
  "later",
  "provisional",
  "paused",
  "undated",
  "ended",
];

const rowKey = ({ reference }: RequestRow): string => reference;

function useRowContext(): RowContext {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const { today, zone } = useDates();
  const nameOf = usePersonName();
  const { id: me } = useMe();
  // A name is written by language alone; without this every row would be drawn anew at every key.
  const named = useRef(nameOf);
  named.current = nameOf;
  return useMemo(
    () => ({
      t,
      language,
      today,
      zone,
      me,
      nameOf: (person) => named.current(person),
    }),
    [t, language, today, zone, me],
  );
}

function columnsOf(context: RowContext): readonly GridColumn<RequestRow>[] {
  const { t } = context;
  return [
    {
      key: "clock",
      header: t("column.clock"),
      track: "142px",
      cell: (row) => <QueueClock item={queueItem(row, context)} />,
    },
    {
      key: "words",
      header: t("column.request"),
      track: "minmax(0, 1fr)",
      cell: (row) => <QueueWords item={queueItem(row, context)} />,
    },
    {
      key: "owner",
      header: t("column.owner"),
      track: "34px",
      align: "end",
      cell: (row) => <QueueOwner item={queueItem(row, context)} />,
    },
  ];
}

/** `j` and `k` come into the list from wherever the focus is; inside, the list moves by itself. */
function useRowKeys(rows: { readonly current: HTMLElement | null }): void {
  const { t } = useTranslation("requests");
  const enter = (): void => {
    const list = rows.current;
    if (list === null || list.contains(document.activeElement)) return;
    list.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus();
  };
  useShortcut({ keys: "j", label: t("keys.next") }, enter);
  useShortcut({ keys: "k", label: t("keys.previous") }, enter);
}
