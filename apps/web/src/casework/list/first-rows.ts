import { readListQuery } from "@kept/domain/casework/listing-address";
import type { QueryClient } from "@tanstack/react-query";
import type { CaseRow, CaseSource } from "./list-face.ts";
import { placeIn } from "./list-memory.ts";
import { longList } from "./use-case-rows.ts";
import { foldedIn } from "./use-list-place.ts";

/** Asks for the rows that this address shows first, while the page around them is still being made. */
export function askFirstRows<Row extends CaseRow>(
  queryClient: QueryClient,
  source: CaseSource<Row>,
  search: string,
): void {
  const { listing } = source;
  const query = readListQuery(listing, new URLSearchParams(search));
  if (query.layout === "pages") return;
  const state = { listing, query, text: "" };
  void queryClient.prefetchInfiniteQuery(
    longList(source, { query, text: "", folded: foldedIn(state, placeIn("")) }),
  );
}
