import { randomUUIDv7 } from "node:crypto";
import { isHeld, type Hold } from "@kept/domain/casework/erasure";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

export interface StoredHold extends Hold {
  readonly id: string;
  readonly caseId: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** The hold that nobody has lifted yet, whether or not its last day is past. */
async function unlifted(db: Db, caseId: string): Promise<StoredHold | null> {
  const row = await db
    .selectFrom("case_holds")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.id,
        caseId: row.case_id,
        reason: row.reason,
        until: row.until,
        setBy: row.set_by,
        setAt: row.set_at,
        liftedAt: row.lifted_at,
      };
}

/** The hold that stands today; null where there is none. */
export async function holdOn(
  db: Db,
  caseId: string,
  today: string,
): Promise<StoredHold | null> {
  const hold = await unlifted(db, caseId);
  return hold !== null && isHeld(hold, today) ? hold : null;
}

export async function insertHold(
  tx: Tx,
  hold: Omit<StoredHold, "id" | "liftedAt">,
): Promise<string> {
  const id = randomUUIDv7();
  // One whose last day is past stands no more, so it gives way.
  await markLifted(tx, hold.caseId, { by: hold.setBy, at: hold.setAt });
  await tx
    .insertInto("case_holds")
    .values({
      id,
      case_id: hold.caseId,
      reason: hold.reason,
      until: hold.until,
      set_by: hold.setBy,
      set_at: hold.setAt,
    })
    .execute();
  return id;
}

export async function markLifted(
  tx: Tx,
  caseId: string,
  lifted: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("case_holds")
    .set({ lifted_by: lifted.by, lifted_at: lifted.at })
    .where("case_id", "=", caseId)
    .where("lifted_at", "is", null)
    .execute();
}
