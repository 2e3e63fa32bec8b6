import { randomUUIDv7 } from "node:crypto";
import type { InboxReason } from "@kept/domain/casework/inbox";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface NewInboxLine {
  readonly accountId: string;
  readonly caseId: string;
  readonly reason: InboxReason;
  /** What it is about: the approval, the task, the note, or the case itself. */
  readonly subjectId: string;
  /** Who caused it; null where nobody of the office did. */
  readonly byId: string | null;
}

/** Tells somebody something inside the house. While the same is still open, it only becomes newer. */
export async function tell(
  tx: Tx,
  line: NewInboxLine,
  now: string,
): Promise<void> {
  const { accountId, caseId, reason, subjectId, byId } = line;
  await tx
    .insertInto("inbox_lines")
    .values({
      id: randomUUIDv7(),
      account_id: accountId,
      case_id: caseId,
      reason,
      subject_id: subjectId,
      by_id: byId,
      at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["account_id", "reason", "subject_id"])
        .where("done_at", "is", null)
        .doUpdateSet({ at: now, by_id: byId, snoozed_until: null }),
    )
    .execute();
}

/** When somebody was last told this of a matter, whoever it was; null for never. */
export async function lastTold(
  db: Db,
  about: { readonly subjectId: string; readonly reason: InboxReason },
): Promise<string | null> {
  const row = await db
    .selectFrom("inbox_lines")
    .select((line) => line.fn.max<string | null>("at").as("at"))
    .where("subject_id", "=", about.subjectId)
    .where("reason", "=", about.reason)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Puts lines of somebody's own away for good: one, or all that are open. */
export async function putAway(
  tx: Tx,
  lines: { readonly accountId: string; readonly lineId: string | null },
  now: string,
): Promise<void> {
  const { accountId, lineId } = lines;
  await tx
    .updateTable("inbox_lines")
    .set({ done_at: now })
    .where("account_id", "=", accountId)
    .where("done_at", "is", null)
    .$if(lineId !== null, (query) => query.where("id", "=", lineId ?? ""))
    .$if(lineId === null, (query) =>
      query.where((line) =>
        line.or([
          line("snoozed_until", "is", null),
          line("snoozed_until", "<=", now),
        ]),
      ),
    )
    .execute();
}

/** A matter that is settled waits for nobody any more. */
export async function putAwayMatter(
  tx: Tx,
  subjectId: string,
  now: string,
): Promise<void> {
  await tx
    .updateTable("inbox_lines")
    .set({ done_at: now })
    .where("subject_id", "=", subjectId)
    .where("done_at", "is", null)
    .execute();
}

export async function putOff(
  tx: Tx,
  line: { readonly accountId: string; readonly lineId: string },
  until: string,
): Promise<void> {
  await tx
    .updateTable("inbox_lines")
    .set({ snoozed_until: until })
    .where("account_id", "=", line.accountId)
    .where("id", "=", line.lineId)
    .where("done_at", "is", null)
    .execute();
}
