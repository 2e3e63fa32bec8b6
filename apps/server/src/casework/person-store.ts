import type { Role } from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";

/** Somebody of the office, as letters and histories name them. */
export interface Person {
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
}

export async function personOf(db: Db, accountId: string): Promise<Person> {
  const row = await db
    .selectFrom("accounts")
    .select(["name", "name_zh", "role"])
    .where("id", "=", accountId)
    .executeTakeFirst();
  return {
    name: row?.name ?? "",
    nameZh: row?.name_zh ?? null,
    role: (row?.role ?? "auditor") as Role,
  };
}

/** Nobody, or somebody who still works here. */
export async function isPerson(
  db: Db,
  accountId: string | null,
): Promise<boolean> {
  return accountId === null || (await roleOf(db, accountId)) !== null;
}

/** The role of somebody who still works here. */
export async function roleOf(db: Db, accountId: string): Promise<Role | null> {
  const row = await db
    .selectFrom("accounts")
    .select("role")
    .where("id", "=", accountId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : (row.role as Role);
}

export async function isTeam(db: Db, teamId: string): Promise<boolean> {
  const row = await db
    .selectFrom("teams")
    .select("id")
    .where("id", "=", teamId)
    .executeTakeFirst();
  return row !== undefined;
}
