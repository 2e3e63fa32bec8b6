import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface Snoozed {
  readonly until: string;
  readonly reminderId: string;
}

export async function snoozeOf(
  db: Db,
  who: { readonly caseId: string; readonly accountId: string },
  now: string,
): Promise<Snoozed | null> {
  const row = await db
    .selectFrom("case_snoozes")
    .select(["until", "reminder_id"])
    .where("case_id", "=", who.caseId)
    .where("account_id", "=", who.accountId)
    .where("until", ">", now)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { until: row.until, reminderId: row.reminder_id };
}

export async function setSnooze(
  tx: Tx,
  who: { readonly caseId: string; readonly accountId: string },
  { until, reminderId, now }: Snoozed & { readonly now: string },
): Promise<void> {
  const values = { until, reminder_id: reminderId, since: now };
  await tx
    .insertInto("case_snoozes")
    .values({ case_id: who.caseId, account_id: who.accountId, ...values })
    .onConflict((conflict) =>
      conflict.columns(["account_id", "case_id"]).doUpdateSet(values),
    )
    .execute();
}
