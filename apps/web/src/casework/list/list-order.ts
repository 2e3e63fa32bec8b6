import type { Listing } from "@kept/domain/casework/listing";
import type { ListQuery } from "@kept/domain/casework/listing-query";

type Order = Pick<ListQuery, "sort" | "direction" | "group">;

/** Rows in an order, under headings wherever that order has them stand together. */
export function inOrder(
  listing: Listing,
  sort: string,
  direction = usualDirection(listing, sort),
): Order {
  const group = listing.groups.find(
    (one) => one.sort === sort && one.direction === direction,
  );
  return { sort, direction, group: group?.key ?? null };
}

/** The way round that people mean when they choose it. */
function usualDirection(
  listing: Listing,
  sort: string,
): ListQuery["direction"] {
  return listing.sorts.find(({ key }) => key === sort)?.direction ?? "asc";
}
