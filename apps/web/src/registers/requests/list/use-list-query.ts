import { useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { paths } from "../../../paths.ts";
import {
  parseListQuery,
  writeListQuery,
  type ListQuery,
} from "./list-query.ts";

interface ListState {
  readonly query: ListQuery;
  /** What somebody searches for. It names people, so it lives in the tab's history and in no address. */
  readonly text: string;
  readonly change: (next: Partial<ListQuery>) => void;
  readonly search: (text: string) => void;
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

/** What the list shows, read from the address and changed through it: going back brings it back. */
export function useListQuery(): ListState {
  const location = useLocation();
  const navigate = useNavigate();
  const query = useMemo(
    () => parseListQuery(new URLSearchParams(location.search)),
    [location.search],
  );
  const text = textOf(location.state);
  const state = text === "" ? null : { text };
  return {
    query,
    text,
    change: (next) => {
      void navigate(
        {
          pathname: location.pathname,
          search: writeListQuery({ ...query, ...next }),
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
    open: (reference) => {
      void navigate(
        { pathname: paths.request(reference), search: location.search },
        { state },
      );
    },
  };
}
