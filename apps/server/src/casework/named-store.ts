import type { SharedWith } from "@kept/domain/casework/saved-view";
import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";

/** What somebody keeps of a register under a name and may share: a view, a macro. */
export interface Named {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly ownerId: string;
  readonly version: number;
  readonly isRemoved: boolean;
}

/** The columns that their tables have alike. */
export interface NamedRow {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly shared_with: string;
  readonly team_id: string | null;
  readonly owner_id: string;
  readonly version: number;
  readonly removed_at: string | null;
}

type NamedTable = "macros" | "saved_views";

export function namedOf(row: NamedRow): Named {
  return {
    id: row.id,
    register: row.register,
    name: row.name,
    ownerId: row.owner_id,
    version: row.version,
    isRemoved: row.removed_at !== null,
  };
}

/** Those that are not removed, whoever may see them. */
export function namedIn<Row extends NamedRow>(
  db: Db,
  table: NamedTable,
  register: string,
): Promise<readonly Row[]> {
  return rowsOf<Row>(
    db,
    `select * from ${table} where register = ? and removed_at is null order by name, id`,
    [register],
  );
}

/** Also one that was removed: it can be taken back. */
export async function findNamed<Row extends NamedRow>(
  db: Db,
  table: NamedTable,
  id: string,
): Promise<Row | undefined> {
  const [row] = await rowsOf<Row>(db, `select * from ${table} where id = ?`, [
    id,
  ]);
  return row;
}

/** With whom it is shared, as its columns say it. */
export function sharedColumns(shared: SharedWith) {
  return {
    shared_with: shared.with,
    team_id: shared.with === "team" ? shared.teamId : null,
  };
}

/** The columns of a new one, beside what its table has of its own. */
export function firstVersion(
  named: Omit<Named, "version" | "isRemoved"> & {
    readonly shared: SharedWith;
  },
  now: string,
) {
  const { id, register, name, shared, ownerId } = named;
  return {
    id,
    register,
    name,
    ...sharedColumns(shared),
    owner_id: ownerId,
    version: 1,
    created_at: now,
    changed_at: now,
  };
}

/** The columns that every change writes; removing and taking back are changes as well. */
export function nextVersion(
  { version }: Pick<Named, "version">,
  { now, isRemoved }: { readonly now: string; readonly isRemoved?: boolean },
) {
  return {
    ...(isRemoved !== undefined && { removed_at: isRemoved ? now : null }),
    version: version + 1,
    changed_at: now,
  };
}
