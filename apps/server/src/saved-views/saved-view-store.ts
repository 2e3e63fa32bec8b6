import type { SharedWith } from "@kept/domain/casework/saved-view";
import type { Role } from "@kept/domain/access/permissions";
import {
  findNamed,
  firstVersion,
  namedIn,
  namedOf,
  nextVersion,
  type Named,
  type NamedRow,
} from "../casework/named-store.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface SavedView extends Named {
  readonly address: string;
  readonly listingVersion: number;
  readonly shared: SharedWith;
}

interface SavedViewRow extends NamedRow {
  readonly address: string;
  readonly listing_version: number;
  readonly role: string | null;
}

function viewOf(row: SavedViewRow): SavedView {
  return {
    ...namedOf(row),
    address: row.address,
    listingVersion: row.listing_version,
    shared: sharedOf(row),
  };
}

function sharedOf(row: SavedViewRow): SharedWith {
  if (row.shared_with === "team") return { with: "team", teamId: row.team_id };
  return row.shared_with === "role" && row.role !== null
    ? { with: "role", role: row.role as Role }
    : { with: "me" };
}

export async function viewsOf(db: Db, register: string): Promise<SavedView[]> {
  return (await namedIn<SavedViewRow>(db, "saved_views", register)).map(viewOf);
}

export async function findView(
  db: Db,
  viewId: string,
): Promise<SavedView | null> {
  const row = await findNamed<SavedViewRow>(db, "saved_views", viewId);
  return row === undefined ? null : viewOf(row);
}

export async function insertView(
  tx: Tx,
  view: Omit<SavedView, "version" | "isRemoved">,
  now: string,
): Promise<void> {
  const { shared } = view;
  await tx
    .insertInto("saved_views")
    .values({
      ...firstVersion(view, now),
      address: view.address,
      listing_version: view.listingVersion,
      role: shared.with === "role" ? shared.role : null,
    })
    .execute();
}

export async function changeView(
  tx: Tx,
  view: SavedView,
  change: {
    readonly now: string;
    readonly name?: string;
    readonly address?: string;
    readonly listingVersion?: number;
    readonly isRemoved?: boolean;
  },
): Promise<void> {
  const { name, address, listingVersion } = change;
  await tx
    .updateTable("saved_views")
    .set({
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
      ...(listingVersion !== undefined && { listing_version: listingVersion }),
      ...nextVersion(view, change),
    })
    .where("id", "=", view.id)
    .execute();
}

/** Whose default it is, as the table names them. */
export type DefaultOf = { readonly role: Role } | { readonly personId: string };

function whoseOf(whose: DefaultOf): string {
  return "role" in whose ? `role:${whose.role}` : `person:${whose.personId}`;
}

export async function defaultView(
  db: Db,
  register: string,
  whose: DefaultOf,
): Promise<string | null> {
  const row = await db
    .selectFrom("view_defaults")
    .select("view")
    .where("register", "=", register)
    .where("whose", "=", whoseOf(whose))
    .executeTakeFirst();
  return row?.view ?? null;
}

export async function writeDefaultView(
  tx: Tx,
  { register, whose }: { register: string; whose: DefaultOf },
  view: string | null,
): Promise<void> {
  await tx
    .deleteFrom("view_defaults")
    .where("register", "=", register)
    .where("whose", "=", whoseOf(whose))
    .execute();
  if (view !== null)
    await tx
      .insertInto("view_defaults")
      .values({ register, whose: whoseOf(whose), view })
      .execute();
}
