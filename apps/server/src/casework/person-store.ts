import {
  may,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";
import { askedOnByAccount, namedOnByAccount } from "./access-store.ts";

/** Somebody of the office, as letters and histories name them. */
export interface Person {
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
}

/** The name as each language writes it. */
export function personName({ name, nameZh }: Person): Text {
  return { en: name, zh: nameZh ?? name };
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

/** Whether somebody still works here in a role that has this permission. */
export async function hasPermission(
  db: Db,
  accountId: string,
  permission: Permission,
): Promise<boolean> {
  const row = await db
    .selectFrom("accounts")
    .select("role")
    .where("id", "=", accountId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return row !== undefined && may({ role: row.role as Role }, permission);
}

/** Whether work of this register can be given to somebody; it can always be given to nobody. */
export async function mayWorkOn(
  db: Db,
  register: { readonly workflow: { readonly moves: Works } },
  accountId: string | null,
): Promise<boolean> {
  if (accountId === null) return true;
  const { permission } = register.workflow.moves.work;
  return hasPermission(db, accountId, permission);
}

interface Works {
  readonly work: { readonly permission: Permission };
}

export async function isTeam(db: Db, teamId: string): Promise<boolean> {
  const row = await db
    .selectFrom("teams")
    .select("id")
    .where("id", "=", teamId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody who works here now, as far as it matters who may know of what. */
export interface Colleague extends Person {
  readonly id: string;
  readonly teamId: string | null;
  readonly namedOn: readonly string[];
  readonly askedOn: readonly string[];
}

export async function colleaguesOf(db: Db, now: string): Promise<Colleague[]> {
  const named = await namedOnByAccount(db, now);
  const asked = await askedOnByAccount(db);
  const rows = await db
    .selectFrom("accounts")
    .select(["id", "name", "name_zh", "role", "team_id"])
    .where("disabled_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameZh: row.name_zh,
    role: row.role as Role,
    teamId: row.team_id,
    namedOn: named.get(row.id) ?? [],
    askedOn: asked.get(row.id) ?? [],
  }));
}
