import { useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { paths } from "../../../paths.ts";
import {
  parseListQuery,
  plainQuery,
  writeListQuery,
  type ListQuery,
} from "./list-query.ts";

interface ListState {
  readonly query: ListQuery;
  /** What somebody searches for. It names people, so it lives in the tab's history and in no address. */
  readonly text: string;
  readonly change: (next: Partial<ListQuery>) => void;
  readonly search: (text: string) => void;
  /** The view as it is without conditions and search. */
  readonly clear: () => void;
  /** Opens a case beside its list. */
  readonly open: (reference: string) => void;
}

function textOf(state: unknown): string {
  return typeof state === "object" &&
    state !== null &&
    "text" in state &&
    typeof state.text === "string"
    ? state.text
    : "";
}

/** Says that a case stands beside the list it was opened from. */
const beside = "in=list";

function besideSearch(query: ListQuery): string {
  const said = writeListQuery(query);
  return said === "" ? `?${beside}` : `${said}&${beside}`;
}

/** Whether the case of this address stands beside its list. */
export function useIsBesideList(): boolean {
  const { search } = useLocation();
  return search.slice(1).split("&").includes(beside);
}

/** What the list shows, read from the address and changed through it: going back brings it back. */
export function useListQuery(): ListState {
  const location = useLocation();
  const navigate = useNavigate();
  const query = useMemo(
    () => parseListQuery(new URLSearchParams(location.search)),
    [location.search],
  );
  const isBeside = useIsBesideList();
  const text = textOf(location.state);
  const state = text === "" ? null : { text };
  return {
    query,
    text,
    change: (next) => {
      void navigate(
        {
          pathname: location.pathname,
          search: isBeside
            ? besideSearch({ ...query, ...next })
            : writeListQuery({ ...query, ...next }),
        },
        { state },
      );
    },
    search: (wanted) => {
      if (wanted === text) return;
      void navigate(
        { pathname: location.pathname, search: location.search },
        { state: wanted === "" ? null : { text: wanted }, replace: true },
      );
    },
    clear: () => {
      void navigate({
        pathname: paths.requests,
        search: writeListQuery(plainQuery(query.view)),
      });
    },
    open: (reference) => {
      void navigate(
        { pathname: paths.request(reference), search: besideSearch(query) },
        // From case to case the way back leads to the list, not through all of them.
        { state, replace: isBeside },
      );
    },
  };
}
