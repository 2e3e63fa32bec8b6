import type { SharedWith } from "@kept/domain/casework/saved-view";
import type { Role } from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface SavedView {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly address: string;
  readonly listingVersion: number;
  readonly shared: SharedWith;
  readonly ownerId: string;
  readonly version: number;
  readonly isRemoved: boolean;
}

interface SavedViewRow {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly address: string;
  readonly listing_version: number;
  readonly shared_with: string;
  readonly team_id: string | null;
  readonly role: string | null;
  readonly owner_id: string;
  readonly version: number;
  readonly removed_at: string | null;
}

function viewOf(row: SavedViewRow): SavedView {
  return {
    id: row.id,
    register: row.register,
    name: row.name,
    address: row.address,
    listingVersion: row.listing_version,
    shared: sharedOf(row),
    ownerId: row.owner_id,
    version: row.version,
    isRemoved: row.removed_at !== null,
  };
}

function sharedOf(row: SavedViewRow): SharedWith {
  if (row.shared_with === "team") return { with: "team", teamId: row.team_id };
  return row.shared_with === "role" && row.role !== null
    ? { with: "role", role: row.role as Role }
    : { with: "me" };
}

/** Those that are not removed, whoever may see them. */
export async function viewsOf(db: Db, register: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom("saved_views")
    .selectAll()
    .where("register", "=", register)
    .where("removed_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(viewOf);
}

export async function findView(
  db: Db,
  viewId: string,
): Promise<SavedView | null> {
  const row = await db
    .selectFrom("saved_views")
    .selectAll()
    .where("id", "=", viewId)
    .executeTakeFirst();
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
      id: view.id,
      register: view.register,
      name: view.name,
      address: view.address,
      listing_version: view.listingVersion,
      shared_with: shared.with,
      team_id: shared.with === "team" ? shared.teamId : null,
      role: shared.with === "role" ? shared.role : null,
      owner_id: view.ownerId,
      version: 1,
      created_at: now,
      changed_at: now,
    })
    .execute();
}

export async function changeView(
  tx: Tx,
  { id, version }: SavedView,
  change: {
    readonly now: string;
    readonly name?: string;
    readonly address?: string;
    readonly listingVersion?: number;
    readonly isRemoved?: boolean;
  },
): Promise<void> {
  const { now, name, address, listingVersion, isRemoved } = change;
  await tx
    .updateTable("saved_views")
    .set({
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
      ...(listingVersion !== undefined && { listing_version: listingVersion }),
      ...(isRemoved !== undefined && { removed_at: isRemoved ? now : null }),
      version: version + 1,
      changed_at: now,
    })
    .where("id", "=", id)
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
