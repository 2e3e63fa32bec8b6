import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import {
  isSameList,
  readListQuery,
} from "@kept/domain/casework/listing-address";
import type { Listing } from "@kept/domain/casework/listing";

/** A list that somebody keeps under a name. */
export interface SavedView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Fills in the address of the list. */
  readonly address: string;
  readonly mayChange: boolean;
}

/** The view a list came from, as it was saved or as the house brings it along; null when nobody here knows it. */
export function viewBehind(
  listing: Listing,
  query: ListQuery,
  saved: readonly SavedView[],
): ListQuery | null {
  const own = saved.find(({ id }) => id === query.view);
  if (own !== undefined)
    return readListQuery(listing, new URLSearchParams(own.address));
  return listing.views.some(({ key }) => key === query.view)
    ? plainQuery(listing, query.view)
    : null;
}

/** Whether the list shows something else than its view does. */
export function isModified(
  listing: Listing,
  query: ListQuery,
  saved: readonly SavedView[],
): boolean {
  const view = viewBehind(listing, query, saved);
  return view !== null && !isSameList(listing, view, query);
}
