import type { Instant } from "@kept/domain/casework/clock";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type FailureKind = "password" | "code" | "lockedOut";

export interface FailedSignIns {
  readonly minute: Instant;
  /** Null for names that nobody has: how many there were is known, which they were is not. */
  readonly accountId: string | null;
  readonly kind: FailureKind;
  readonly count: number;
}

function minuteOf(now: Instant): Instant {
  return `${now.slice(0, 16)}:00.000Z`;
}

/** Counts one more that failed; a row for each account, kind and minute, however many there are. */
export async function noteFailure(
  tx: Tx,
  {
    accountId,
    kind,
  }: { readonly accountId: string | null; readonly kind: FailureKind },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto("failed_sign_ins")
    .values({
      minute: minuteOf(now),
      account_id: accountId ?? "",
      kind,
      count: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(["minute", "account_id", "kind"]).doUpdateSet((row) => ({
        count: row("failed_sign_ins.count", "+", 1),
      })),
    )
    .execute();
}

export async function hasFailuresBefore(
  db: Db,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom("failed_sign_ins")
    .select("minute")
    .where("minute", "<", minuteOf(now))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of minutes that are over, taken out of here because they go where they stay. */
export async function takeFailuresBefore(
  tx: Tx,
  now: Instant,
): Promise<FailedSignIns[]> {
  const rows = await tx
    .deleteFrom("failed_sign_ins")
    .where("minute", "<", minuteOf(now))
    .returningAll()
    .execute();
  return rows.map(({ minute, account_id, kind, count }) => ({
    minute,
    accountId: account_id === "" ? null : account_id,
    kind: kind === "code" || kind === "lockedOut" ? kind : "password",
    count,
  }));
}
