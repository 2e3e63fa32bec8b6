import { randomUUIDv7 } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface Reminder {
  readonly id: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly at: string;
  readonly words: string | null;
}

interface ReminderRow {
  readonly id: string;
  readonly case_id: string;
  readonly account_id: string;
  readonly at: string;
  readonly words: string | null;
}

const columns = ["id", "case_id", "account_id", "at", "words"] as const;

function reminderFrom(row: ReminderRow): Reminder {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    at: row.at,
    words: row.words,
  };
}

export async function insertReminder(
  tx: Tx,
  reminder: Omit<Reminder, "id">,
  now: string,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_reminders")
    .values({
      id,
      case_id: reminder.caseId,
      account_id: reminder.accountId,
      at: reminder.at,
      words: reminder.words,
      created_at: now,
    })
    .execute();
  return id;
}

/** Takes back a reminder of one's own. */
export async function removeReminder(
  tx: Tx,
  accountId: string,
  reminderId: string,
): Promise<void> {
  await tx
    .deleteFrom("case_reminders")
    .where("id", "=", reminderId)
    .where("account_id", "=", accountId)
    .execute();
}

/** What somebody wants to be reminded of on a case, and has not been yet. */
export async function remindersOf(
  db: Db,
  who: { readonly caseId: string; readonly accountId: string },
): Promise<Reminder[]> {
  const rows = await db
    .selectFrom("case_reminders")
    .select(columns)
    .where("case_id", "=", who.caseId)
    .where("account_id", "=", who.accountId)
    .where("told_at", "is", null)
    .orderBy("at")
    .execute();
  return rows.map(reminderFrom);
}

export async function dueReminders(db: Db, now: string): Promise<Reminder[]> {
  const rows = await db
    .selectFrom("case_reminders")
    .select(columns)
    .where("told_at", "is", null)
    .where("at", "<=", now)
    .orderBy("at")
    .limit(200)
    .execute();
  return rows.map(reminderFrom);
}

/** It has been said, or put off to a moment at which the person works. */
export async function settleReminder(
  tx: Tx,
  reminderId: string,
  outcome: { readonly toldAt: string } | { readonly at: string },
): Promise<void> {
  await tx
    .updateTable("case_reminders")
    .set("at" in outcome ? { at: outcome.at } : { told_at: outcome.toldAt })
    .where("id", "=", reminderId)
    .execute();
}
