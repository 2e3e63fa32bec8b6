import { randomUUIDv7 } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/** Somebody asks another to open a sealed case with them that nobody keeps any more. */
export interface GlassOrder {
  readonly id: string;
  /** As it was typed: it may be the number of no case. */
  readonly reference: string;
  readonly askedBy: string;
  readonly askedOf: string;
  readonly askedAt: string;
  readonly state: "waiting" | "granted" | "declined";
  readonly decidedAt: string | null;
}

export async function insertGlassOrder(
  tx: Tx,
  order: Pick<GlassOrder, "reference" | "askedBy" | "askedOf" | "askedAt">,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("glass_orders")
    .values({
      id,
      reference: order.reference,
      asked_by: order.askedBy,
      asked_of: order.askedOf,
      asked_at: order.askedAt,
    })
    .execute();
  return id;
}

/** Those that were asked for since then, the newest first. */
export async function glassOrdersSince(
  db: Db,
  since: string,
): Promise<GlassOrder[]> {
  const rows = await db
    .selectFrom("glass_orders")
    .selectAll()
    .where("asked_at", ">=", since)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    askedBy: row.asked_by,
    askedOf: row.asked_of,
    askedAt: row.asked_at,
    state: row.state as GlassOrder["state"],
    decidedAt: row.decided_at,
  }));
}

/** False when it was answered already. */
export async function decideGlassOrder(
  tx: Tx,
  id: string,
  decided: { readonly state: "granted" | "declined"; readonly at: string },
): Promise<boolean> {
  const done = await tx
    .updateTable("glass_orders")
    .set({ state: decided.state, decided_at: decided.at })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
