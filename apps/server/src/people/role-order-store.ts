import { randomUUIDv7 } from "node:crypto";
import type { Role } from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import { roleOf } from "./account-store.ts";

/** A role that somebody is to have, and that waits for the yes of a second person. */
export interface RoleOrder {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
}

/** What waits for this account waits no more. */
export async function replaceOrder(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable("role_orders")
    .set({ state: "replaced" })
    .where("account_id", "=", accountId)
    .where("state", "=", "waiting")
    .execute();
}

/** A newer wish for the same account takes the place of the one before. */
export async function insertOrder(
  tx: Tx,
  order: Pick<RoleOrder, "accountId" | "role" | "teamId">,
  asked: { readonly by: string; readonly now: string },
): Promise<string> {
  const id = randomUUIDv7();
  await replaceOrder(tx, order.accountId);
  await tx
    .insertInto("role_orders")
    .values({
      id,
      account_id: order.accountId,
      role: order.role,
      team_id: order.teamId,
      asked_by: asked.by,
      asked_at: asked.now,
    })
    .execute();
  return id;
}

export async function findOrder(db: Db, id: string): Promise<RoleOrder | null> {
  return (await waitingOrders(db)).find((order) => order.id === id) ?? null;
}

export async function waitingOrders(db: Db): Promise<RoleOrder[]> {
  const rows = await db
    .selectFrom("role_orders")
    .select(["id", "account_id", "role", "team_id", "asked_by", "asked_at"])
    .where("state", "=", "waiting")
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    role: roleOf(row.role),
    teamId: row.team_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
  }));
}

/** False when somebody was quicker. */
export async function decideOrder(
  tx: Tx,
  id: string,
  decided: {
    readonly state: "granted" | "declined";
    readonly by: string;
    readonly now: string;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable("role_orders")
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.now,
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Whether this account was asked for when it was made, and nobody has said yes to any role of it: it never was open. */
export async function isNewAndUnapproved(
  db: Db,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("role_orders as asked")
    .innerJoin("accounts", "accounts.id", "asked.account_id")
    .select("asked.id")
    .where("asked.account_id", "=", accountId)
    .whereRef("accounts.created_at", "=", "asked.asked_at")
    .where("accounts.opened_at", "is", null)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom("role_orders as granted")
            .select("granted.id")
            .whereRef("granted.account_id", "=", "asked.account_id")
            .where("granted.state", "=", "granted"),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
