import type { Actor } from "@kept/domain/access/actor";
import {
  readListQuery,
  writeListQuery,
} from "@kept/domain/casework/listing-address";
import type { Listing } from "@kept/domain/casework/listing";
import {
  mayChangeView,
  maySeeView,
  type SharedWith,
} from "@kept/domain/casework/saved-view";
import type { Db } from "../db/reading.ts";
import { defaultView, viewsOf, type SavedView } from "./saved-view-store.ts";
import { peopleById, type PersonView } from "../casework/views.ts";

export interface SavedViewLine {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** `?view=…`: opening it shows the view; the list says the rest by itself from then on. */
  readonly address: string;
  readonly shared: SharedWith;
  readonly owner: PersonView | null;
  readonly mayChange: boolean;
}

export interface SavedViews {
  readonly views: readonly SavedViewLine[];
  /** Key of a view or id of a saved one that the list opens with. */
  readonly opens: string;
  readonly defaults: {
    readonly mine: string | null;
    readonly role: string | null;
  };
}

/** The saved views that this person sees, each with the address it fills in. */
export async function savedViewsFor(
  db: Db,
  listing: Listing,
  actor: Actor,
): Promise<SavedViews> {
  const { register } = listing;
  const seen = (await viewsOf(db, register)).filter((view) =>
    maySeeView(actor, view),
  );
  const named = await peopleById(db);
  const known = [
    ...listing.views.map(({ key }) => key),
    ...seen.map(({ id }) => id),
  ];
  // A default may name a view that has been removed, or that is no longer shared with this person.
  const usable = (view: string | null) =>
    view !== null && known.includes(view) ? view : null;
  const mine = usable(await defaultView(db, register, { personId: actor.id }));
  const role =
    actor.role === "system"
      ? null
      : usable(await defaultView(db, register, { role: actor.role }));
  return {
    views: seen.map((view) => ({
      id: view.id,
      name: view.name,
      version: view.version,
      address: addressOf(listing, view),
      shared: view.shared,
      owner: named(view.ownerId),
      mayChange: mayChangeView(actor, view),
    })),
    opens: mine ?? role ?? listing.views[0].key,
    defaults: { mine, role },
  };
}

function addressOf(listing: Listing, view: SavedView): string {
  const search = new URLSearchParams(view.address);
  // It was kept without one where it is the first version.
  if (view.listingVersion > 1) search.set("v", String(view.listingVersion));
  const query = readListQuery(listing, search);
  return writeListQuery(listing, { ...query, view: view.id });
}
