import type { NextDue } from "@kept/domain/casework/snooze";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface Snoozed {
  readonly until: string;
  readonly reminderId: string;
}

/** What is owed next on a case, as its copy for lists says; null where nothing runs. */
export async function nextDueOf(
  db: Db,
  caseId: string,
): Promise<NextDue | null> {
  const row = await db
    .selectFrom("cases")
    .select(["next_due_at", "next_due_on", "is_paused"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  const { next_due_at: at = null, next_due_on: on = null } = row ?? {};
  return at === null || on === null || row?.is_paused === 1 ? null : { at, on };
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
