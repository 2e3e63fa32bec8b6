import type { Absence } from "@kept/domain/access/absence";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/** Everybody who is away, or will be, after the day before this one. */
export async function absencesFrom(db: Db, day: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom("absences")
    .selectAll()
    .where("until_on", ">=", day)
    .orderBy("from_on")
    .orderBy("account_id")
    .execute();
  return rows.map((row) => ({
    personId: row.account_id,
    from: row.from_on,
    until: row.until_on,
    standInId: row.stand_in_id,
  }));
}

export async function putAbsence(
  tx: Tx,
  { personId, from, until, standInId }: Absence,
): Promise<void> {
  const values = { from_on: from, until_on: until, stand_in_id: standInId };
  await tx
    .insertInto("absences")
    .values({ account_id: personId, ...values })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(values))
    .execute();
}

export async function endAbsence(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("absences").where("account_id", "=", personId).execute();
}

/** Approvals that wait for somebody who is away on this day and has a stand-in. */
export async function askedOfTheAbsent(
  db: Db,
  day: string,
): Promise<{ approvalId: string; caseId: string }[]> {
  const rows = await db
    .selectFrom("case_approvals as approval")
    .innerJoin("absences", "absences.account_id", "approval.asked_of")
    .select(["approval.id", "approval.case_id"])
    .where("approval.state", "=", "asked")
    .where("absences.from_on", "<=", day)
    .where("absences.until_on", ">=", day)
    .where("absences.stand_in_id", "is not", null)
    .orderBy("approval.asked_at")
    .limit(200)
    .execute();
  return rows.map(({ id, case_id }) => ({ approvalId: id, caseId: case_id }));
}
