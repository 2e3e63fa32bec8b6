import { readListQuery } from "@kept/domain/casework/listing-address";
import type { Seat } from "../casework/house.ts";
import { countIfCheap } from "../casework/list-count-views.ts";
import type { ListSource } from "../casework/list-wanted-views.ts";
import type { Db } from "../db/reading.ts";
import { savedViewsFor } from "./saved-list-views.ts";

/** Nobody reads more numbers than that in one row. */
const mostViews = 20;

/** How many cases the saved views hold that this person sees, by their ids; without those that cost too much. */
export async function countSavedViews(
  db: Db,
  source: Pick<
    ListSource<{ readonly id: string }>,
    "listing" | "fields" | "search"
  >,
  at: Seat,
): Promise<Readonly<Record<string, number>>> {
  const { listing } = source;
  const { views } = await savedViewsFor(db, listing, at.actor);
  const counts: Record<string, number> = {};
  for (const { id, address } of views.slice(0, mostViews)) {
    const query = readListQuery(listing, new URLSearchParams(address));
    const count = await countIfCheap(db, source, { query, at });
    if (count !== null) counts[id] = count;
  }
  return counts;
}
