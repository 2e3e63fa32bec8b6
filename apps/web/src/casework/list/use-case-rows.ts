import type { DueGroup } from "@kept/domain/casework/due-group";
import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { useLiveRefetch, useOwnPace } from "../../live/use-live.ts";
import type { GridPager, MoreRows } from "../../ui/grid-props.ts";
import type { Asked, CasePage, CaseRow, CaseSource } from "./list-face.ts";

export interface CaseRows<Row> {
  readonly rows: readonly Row[];
  readonly groups: CasePage<Row>["groups"];
  /** Null while unknown. */
  readonly total: number | null;
  readonly state: "loading" | "ready" | "failed";
  readonly error: unknown;
  /** When the rows came that could not be asked for again; null when they are fresh. */
  readonly staleSince: number | null;
  readonly retry: () => void;
  /** Absent when every row is here, and in a list by pages. */
  readonly more: MoreRows | undefined;
  readonly pager: GridPager | undefined;
}

/** Where a list by pages stands. */
export interface PageAt {
  readonly page: number;
  readonly size: number;
  readonly cursor: string | null;
  readonly toward: "next" | "previous";
  readonly limit: number;
}

interface Wanted {
  readonly query: ListQuery;
  readonly text: string;
  readonly folded: readonly DueGroup[];
  readonly at: PageAt;
  readonly onAt: (at: PageAt) => void;
}

const chunk = 50;
const minute = 60_000;
/** Whoever comes back from a long case finds the list as long as it was. */
const kept = 30 * minute;

export function firstPage(size: number): PageAt {
  return { page: 1, size, cursor: null, toward: "next", limit: size };
}

/** The page to go to, from the one that is here: the ends need no cursor, its neighbours take those it brought. */
export function pageAt(
  to: number,
  from: PageAt,
  {
    total,
    nextCursor,
    previousCursor,
  }: Pick<CasePage<unknown>, "total" | "nextCursor" | "previousCursor">,
): PageAt {
  const { size } = from;
  const pages = pagesOf(total, size);
  if (to <= 1) return firstPage(size);
  if (to >= pages)
    return {
      page: pages,
      size,
      cursor: null,
      toward: "previous",
      // The last page holds what is left over, so that going back from it meets the others.
      limit: total % size === 0 ? size : total % size,
    };
  return to > from.page
    ? { page: to, size, cursor: nextCursor, toward: "next", limit: size }
    : {
        page: to,
        size,
        cursor: previousCursor,
        toward: "previous",
        limit: size,
      };
}

export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** The rows of a list, asked again when something changes, and now and then, for clocks run. */
export function useCaseRows<Row extends CaseRow>(
  source: CaseSource<Row>,
  wanted: Wanted,
): CaseRows<Row> {
  const isPaged = wanted.query.layout === "pages";
  const long = useLongList(source, wanted, !isPaged);
  const paged = usePages(source, wanted, isPaged);
  const shown = isPaged ? paged : long;
  useLiveRefetch({ topic: "case", id: null }, shown.retry);
  useLiveRefetch({ topic: "list", id: source.listing.register }, shown.retry);
  return shown;
}

/** Columns and density are the screen's own: another width is no reason to ask again. */
function askedOf<Row extends CaseRow>(
  { listing }: CaseSource<Row>,
  { query, text }: Pick<Wanted, "query" | "text">,
): Pick<Asked, "query" | "text"> {
  const { where, sort, direction, group } = query;
  return {
    query: { ...plainQuery(listing), where, sort, direction, group },
    text: text === "" ? null : text,
  };
}

/** A long list as it is asked for, chunk by chunk. */
export function longList<Row extends CaseRow>(
  source: CaseSource<Row>,
  wanted: Pick<Wanted, "query" | "text" | "folded">,
) {
  const { query, folded } = wanted;
  const input = {
    ...askedOf(source, wanted),
    folded: query.group === null ? [] : [...folded],
    limit: chunk,
    toward: "next" as const,
  };
  return infiniteQueryOptions({
    queryKey: [...source.key, { input, type: "long" }, query.view],
    queryFn: ({ pageParam, signal }) =>
      source.page({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    gcTime: kept,
    // Without a network it is asked all the same, so that it is said what is missing.
    networkMode: "always",
  });
}

function useLongList<Row extends CaseRow>(
  source: CaseSource<Row>,
  wanted: Wanted,
  enabled: boolean,
): CaseRows<Row> {
  const { query } = wanted;
  const list = useInfiniteQuery({
    ...longList(source, wanted),
    refetchInterval: useOwnPace(),
    enabled,
    // Rows of one view stay in sight while its conditions change; those of another would mislead.
    placeholderData: (before, previous) =>
      previous?.queryKey.at(-1) === query.view ? before : undefined,
  });
  const { data } = list;
  const rows = useMemo(
    () => data?.pages.flatMap((page) => page.rows) ?? [],
    [data],
  );
  const first = data?.pages[0];
  return {
    ...stateOf(list, first),
    rows,
    more: list.hasNextPage
      ? {
          isLoading: list.isFetchingNextPage,
          isFailed: list.isFetchNextPageError,
          onLoad: () => void list.fetchNextPage(),
        }
      : undefined,
    pager: undefined,
  };
}

function usePages<Row extends CaseRow>(
  source: CaseSource<Row>,
  wanted: Wanted,
  enabled: boolean,
): CaseRows<Row> {
  const { at, onAt } = wanted;
  const { cursor, toward, limit, page, size } = at;
  const input = { ...askedOf(source, wanted), folded: [], limit };
  const list = useQuery({
    queryKey: [...source.key, { input, cursor, toward, type: "page" }],
    queryFn: ({ signal }) =>
      source.page({ ...input, cursor, toward }, { signal }),
    refetchInterval: useOwnPace(),
    gcTime: kept,
    // Without a network it is asked all the same, so that it is said what is missing.
    networkMode: "always",
    enabled,
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  return {
    ...stateOf(list, data),
    rows: data?.rows ?? noRows,
    more: undefined,
    pager:
      data === undefined
        ? undefined
        : {
            page,
            pages: pagesOf(data.total, size),
            size,
            onPage: (to) => {
              onAt(pageAt(to, at, data));
            },
            onSize: (next) => {
              onAt(firstPage(next));
            },
          },
  };
}

const noRows: readonly never[] = [];
const noGroups: readonly never[] = [];

interface Answer {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly dataUpdatedAt: number;
  readonly refetch: () => Promise<unknown>;
}

/** What failed to come again leaves what is there. */
function stateOf<Row>(
  list: Answer,
  first: CasePage<Row> | undefined,
): Pick<
  CaseRows<Row>,
  "groups" | "total" | "state" | "error" | "staleSince" | "retry"
> {
  return {
    groups: first?.groups ?? noGroups,
    total: first?.total ?? null,
    state:
      first !== undefined ? "ready" : list.isPending ? "loading" : "failed",
    error: list.error,
    staleSince: list.isError && first !== undefined ? list.dataUpdatedAt : null,
    retry: () => void list.refetch(),
  };
}
