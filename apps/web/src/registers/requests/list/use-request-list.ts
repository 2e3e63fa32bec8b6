import { plainQuery, type ListQuery } from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import type { DueGroup } from "@kept/domain/casework/due-group";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { MoreRows } from "../../../ui/grid-props.ts";
import { useLiveRefetch, useOwnPace } from "../../../live/use-live.ts";
import type { RequestPage, RequestRow, ViewCounts } from "./request-row.ts";

interface RequestList {
  readonly rows: readonly RequestRow[];
  readonly groups: RequestPage["groups"];
  /** Null while unknown. */
  readonly total: number | null;
  readonly state: "loading" | "ready" | "failed";
  readonly error: unknown;
  readonly retry: () => void;
  /** Absent when every row is here. */
  readonly more: MoreRows | undefined;
}

interface Wanted {
  readonly query: ListQuery;
  readonly text: string;
  readonly folded: readonly DueGroup[];
}

const pageSize = 50;
const noGroups: RequestPage["groups"] = [];

/** The rows of a list, page by page. Asked again when something changes, and now and then, for clocks run. */
export function useRequestList({ query, text, folded }: Wanted): RequestList {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { view } = query;
  // Columns and density are the screen's own: another width is no reason to ask again.
  const { where, sort, direction, group } = query;
  const input = {
    query: {
      ...plainQuery(requestListing),
      where,
      sort,
      direction,
      group,
    },
    text: text === "" ? null : text,
    folded: group === null ? [] : [...folded],
    limit: pageSize,
  };
  const list = useInfiniteQuery({
    // Not trpc's own kind of infinite query: that one takes the word "direction" for itself.
    queryKey: [...trpc.requests.list.pathKey(), { input, type: "pages" }, view],
    queryFn: ({ pageParam, signal }) =>
      client.requests.list.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: useOwnPace(),
    // Rows of one view stay in sight while its conditions change; those of another would mislead.
    placeholderData: (before, previous) =>
      previous?.queryKey.at(-1) === view ? before : undefined,
  });
  useLiveRefetch({ topic: "case", id: null }, list.refetch);
  useLiveRefetch({ topic: "list", id: "requests" }, list.refetch);
  const { data } = list;
  const pages = data?.pages ?? [];
  const rows = useMemo(
    () => data?.pages.flatMap((page) => page.rows) ?? [],
    [data],
  );
  return {
    rows,
    groups: pages[0]?.groups ?? noGroups,
    total: pages[0]?.total ?? null,
    state: list.isPending
      ? "loading"
      : list.isError && pages.length === 0
        ? "failed"
        : "ready",
    error: list.error,
    retry: () => void list.refetch(),
    more: list.hasNextPage
      ? {
          isLoading: list.isFetchingNextPage,
          isFailed: list.isFetchNextPageError,
          onLoad: () => void list.fetchNextPage(),
        }
      : undefined,
  };
}

/** How many cases each view holds; undefined while unknown. */
export function useViewCounts(): ViewCounts | undefined {
  const trpc = useTRPC();
  const counts = useQuery(
    trpc.requests.counts.queryOptions(undefined, {
      refetchInterval: useOwnPace(),
    }),
  );
  useLiveRefetch({ topic: "case", id: null }, counts.refetch);
  useLiveRefetch({ topic: "list", id: "requests" }, counts.refetch);
  return counts.data;
}
