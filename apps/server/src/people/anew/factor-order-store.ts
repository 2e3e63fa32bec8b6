import { randomUUIDv7 } from "node:crypto";
import type { Verdict } from "@kept/domain/verdict";
import { unlessTaken } from "../../db/constraint-error.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

/** Somebody has lost what they sign in with, and a second person has to say that it is really them. */
export interface FactorOrder {
  readonly id: string;
  readonly accountId: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

export async function insertFactorOrder(
  tx: Tx,
  accountId: string,
  asked: { readonly by: string; readonly now: string },
): Promise<Verdict<string>> {
  const id = randomUUIDv7();
  return unlessTaken({ "factor_orders.account_id": "anewWaits" }, async () => {
    await tx
      .insertInto("factor_orders")
      .values({
        id,
        account_id: accountId,
        asked_by: asked.by,
        asked_at: asked.now,
      })
      .execute();
    return id;
  });
}

export async function waitingFactorOrders(db: Db): Promise<FactorOrder[]> {
  const rows = await db
    .selectFrom("factor_orders")
    .select(["id", "account_id", "asked_by", "asked_at"])
    .where("state", "=", "waiting")
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
  }));
}

/** False when somebody was quicker. */
export async function decideFactorOrder(
  tx: Tx,
  id: string,
  decided: {
    readonly state: "granted" | "declined";
    readonly by: string;
    readonly now: string;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable("factor_orders")
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
