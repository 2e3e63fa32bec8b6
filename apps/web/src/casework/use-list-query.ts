import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import {
  readListQuery,
  writeListQuery,
} from "@kept/domain/casework/listing-address";
import type { Listing, ListWhere } from "@kept/domain/casework/listing";
import { useMemo } from "react";
import { useLocation, useNavigate } from "react-router";

/** Where the list of a register stands, and where its cases do. */
export interface ListPlaces {
  readonly list: string;
  readonly one: (reference: string) => string;
  /** Where the list leaves as a file; it takes the same address. Null where it leaves as none. */
  readonly export: string | null;
}

export interface ListState {
  readonly listing: Listing;
  readonly places: ListPlaces;
  readonly query: ListQuery;
  /** What somebody searches for. It names people, so it lives in the tab's history and in no address. */
  readonly text: string;
  readonly change: (next: Partial<ListQuery>) => void;
  readonly search: (text: string) => void;
  /** Asks for conditions and words that were typed together. */
  readonly narrow: (where: ListWhere, text: string) => void;
  /** The view as it is without conditions and search. */
  readonly clear: () => void;
  /** Opens a case beside its list. */
  readonly open: (reference: string) => void;
  /** Closes the case that stands beside it. */
  readonly close: () => void;
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

function besideSearch(said: string): string {
  return said === "" ? `?${beside}` : `${said}&${beside}`;
}

/** Whether the case of this address stands beside its list. */
export function useIsBesideList(): boolean {
  const { search } = useLocation();
  return search.slice(1).split("&").includes(beside);
}

/**
 * The address is the state of the list, so a change of it is seen before the next key: a second change that
 * still read the address of before would take the first one back.
 */
const atOnce = { flushSync: true } as const;

/** What a list shows, read from the address and changed through it: going back brings it back. */
export function useListQuery(listing: Listing, places: ListPlaces): ListState {
  const location = useLocation();
  const navigate = useNavigate();
  const query = useMemo(
    () => readListQuery(listing, new URLSearchParams(location.search)),
    [listing, location.search],
  );
  const isBeside = useIsBesideList();
  const text = textOf(location.state);
  const state = text === "" ? null : { text };
  return {
    listing,
    places,
    query,
    text,
    change: (next) => {
      const said = writeListQuery(listing, { ...query, ...next });
      void navigate(
        {
          pathname: location.pathname,
          search: isBeside ? besideSearch(said) : said,
        },
        { state, ...atOnce },
      );
    },
    search: (wanted) => {
      if (wanted === text) return;
      void navigate(
        { pathname: location.pathname, search: location.search },
        {
          state: wanted === "" ? null : { text: wanted },
          replace: true,
          ...atOnce,
        },
      );
    },
    narrow: (where, wanted) => {
      const said = writeListQuery(listing, {
        ...query,
        where: { ...query.where, ...where },
      });
      void navigate(
        {
          pathname: location.pathname,
          search: isBeside ? besideSearch(said) : said,
        },
        { state: wanted === "" ? null : { text: wanted }, ...atOnce },
      );
    },
    clear: () => {
      void navigate(
        {
          pathname: places.list,
          search: writeListQuery(listing, plainQuery(listing, query.view)),
        },
        atOnce,
      );
    },
    open: (reference) => {
      void navigate(
        {
          pathname: places.one(reference),
          search: besideSearch(writeListQuery(listing, query)),
        },
        // From case to case the way back leads to the list, not through all of them.
        { state, replace: isBeside },
      );
    },
    close: () => {
      void navigate(
        { pathname: places.list, search: writeListQuery(listing, query) },
        { state },
      );
    },
  };
}
