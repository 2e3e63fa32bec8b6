import {
  deliverable,
  lostAfterMinutes,
  type DeliveryState,
} from "@kept/domain/casework/letter-delivery";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Tx } from "../db/writing.ts";
import type { OutboxMessage } from "../ledger/change.ts";
import type { KeptBytes } from "./letter-store.ts";

const kind = "letter";

/** A letter in its final bytes, so that every try sends the very same message. */
export interface MadeMail {
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string };
  readonly mail: KeptBytes;
  readonly pdf:
    (KeptBytes & { readonly name: string; readonly size: number }) | null;
}

/** How the `payload` column is spelled. */
interface Payload {
  readonly letterId: string;
  readonly made: MadeMail | null;
}

/** What "Send" puts into the outbox. */
export function letterOrder(order: {
  caseId: string;
  letterId: string;
  notBefore: string;
}): OutboxMessage {
  const { caseId, letterId, notBefore } = order;
  return { kind, caseId, notBefore, payload: { letterId, made: null } };
}

/** Takes a letter out of the outbox; false when it is under way or has left. */
export async function stopWaiting(
  tx: Tx,
  stop: { caseId: string; letterId: string; now: string },
): Promise<boolean> {
  const rows = await tx
    .selectFrom("outbox")
    .select(["id", "payload"])
    .where("case_id", "=", stop.caseId)
    .where("kind", "=", kind)
    .where("state", "=", "waiting")
    .execute();
  const waiting = rows.filter(
    ({ payload }) => payloadOf(payload).letterId === stop.letterId,
  );
  for (const { id } of waiting)
    await tx
      .updateTable("outbox")
      .set({ state: "stopped", settled_at: stop.now })
      .where("id", "=", id)
      .execute();
  return waiting.length > 0;
}

function payloadOf(text: string): Payload {
  return JSON.parse(text) as Payload;
}

export interface ClaimedLetter {
  readonly outboxId: string;
  readonly caseId: string;
  readonly letterId: string;
  /** 1 for the first. */
  readonly tries: number;
  readonly made: MadeMail | null;
}

/** Takes the letter that has waited longest and may leave now; null when there is none. */
export async function claimLetter(
  tx: Tx,
  now: string,
): Promise<ClaimedLetter | null> {
  const rows = await tx
    .selectFrom("outbox")
    .selectAll()
    .where("kind", "=", kind)
    .where("state", "in", ["waiting", "sending"])
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .orderBy("id")
    .execute();
  const row = rows.find((due) => isDue(due, now));
  if (row?.case_id == null) return null;
  const tries = row.attempts + 1;
  await tx
    .updateTable("outbox")
    .set({
      state: "sending",
      attempts: tries,
      claimed_until: instantAfter(now, lostAfterMinutes * 60_000),
    })
    .where("id", "=", row.id)
    .execute();
  return {
    outboxId: row.id,
    caseId: row.case_id,
    tries,
    ...payloadOf(row.payload),
  };
}

interface OutboxRow {
  readonly state: string;
  readonly created_at: string;
  readonly attempts: number;
  readonly not_before: string;
  readonly claimed_until: string | null;
}

function isDue(row: OutboxRow, now: string): boolean {
  const decision = deliverable(
    {
      state: row.state as DeliveryState,
      queuedAt: row.created_at,
      // What is printed has no window: nobody has it yet.
      mayBeStopped: row.attempts > 0 || row.not_before > row.created_at,
      tries: row.attempts,
      retryAt: row.attempts === 0 ? null : row.not_before,
      triedAt:
        row.claimed_until === null
          ? null
          : instantAfter(row.claimed_until, -lostAfterMinutes * 60_000),
    },
    now,
  );
  return decision.kind === "send";
}

/** Notes the bytes that all tries send, before the first one. */
export async function noteMade(
  tx: Tx,
  claimed: Pick<ClaimedLetter, "outboxId" | "letterId">,
  made: MadeMail,
): Promise<void> {
  const payload: Payload = { letterId: claimed.letterId, made };
  await tx
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload) })
    .where("id", "=", claimed.outboxId)
    .execute();
}

/** Ends a try; false when it is no longer this try that counts. */
export async function settleTry(
  tx: Tx,
  claimed: Pick<ClaimedLetter, "outboxId" | "tries">,
  outcome: {
    readonly now: string;
    readonly error: string | null;
  } & (
    | { readonly state: "sent" | "dead" }
    | { readonly state: "waiting"; readonly retryAt: string }
  ),
): Promise<boolean> {
  const isOver = outcome.state !== "waiting";
  const settled = await tx
    .updateTable("outbox")
    .set({
      state: outcome.state,
      claimed_until: null,
      last_error: outcome.error,
      settled_at: isOver ? outcome.now : null,
      ...(outcome.state === "waiting" && { not_before: outcome.retryAt }),
    })
    .where("id", "=", claimed.outboxId)
    .where("state", "=", "sending")
    .where("attempts", "=", claimed.tries)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

/**
 * Mails that were made and will never leave, because their letter was taken back or given up. Their bytes
 * belong to nobody any more.
 */
export async function abandonedMails(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("outbox")
    .select(["id", "payload"])
    .where("kind", "=", kind)
    .where("state", "in", ["stopped", "dead"])
    .where("payload", "not like", '%"made":null%')
    .execute();
  const abandoned: string[] = [];
  for (const row of rows) {
    const { letterId, made } = payloadOf(row.payload);
    const forgotten: Payload = { letterId, made: null };
    await tx
      .updateTable("outbox")
      .set({ payload: JSON.stringify(forgotten) })
      .where("id", "=", row.id)
      .execute();
    if (made === null) continue;
    abandoned.push(made.mail.fileId);
    if (made.pdf !== null) abandoned.push(made.pdf.fileId);
  }
  return abandoned;
}
