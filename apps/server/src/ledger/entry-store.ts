import { sql } from "kysely";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { Tx } from "../db/writing.ts";
import {
  canonicalEntry,
  commit,
  genesis,
  leafOf,
  linkOf,
  sha256,
} from "./entry.ts";
import type { Intent } from "./intent.ts";

interface Around {
  readonly intent: Intent;
  readonly bootId: string;
  readonly monotonicMs: number;
  /** Version of the case after the change; null when the act belongs to no case. */
  readonly caseVersion: number | null;
  readonly caseId: string | null;
}

/** Adds an event to the end of the ledger, linked to the one before, in the change's transaction. */
export async function appendEvent(
  tx: Tx,
  event: CaseEvent,
  around: Around,
): Promise<void> {
  const { intent, bootId, monotonicMs, caseVersion, caseId } = around;
  const last = await tx
    .selectFrom("ledger_entries")
    .select(["seq", "chain"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { committed, kept } = commit(event.changes);
  const canonical = canonicalEntry({
    v: 1,
    seq,
    boot_id: bootId,
    wall_utc_ms: Date.parse(intent.now),
    mono_ms: monotonicMs,
    code: "change",
    outcome: "done",
    actor_id: intent.actor.id,
    role: intent.actor.role,
    session_hash: intent.actor.sessionHash,
    ip_class: intent.ipClass ?? null,
    action: event.action,
    object: event.object,
    matter: caseId,
    case_version: caseVersion,
    happened_utc_ms:
      event.happenedAt === undefined ? null : Date.parse(event.happenedAt),
    purpose: event.purpose ?? null,
    request_id: intent.requestId,
    idem_hash: intent.idempotency ? sha256(intent.idempotency.key) : null,
    changes: committed,
  });
  const leaf = leafOf(canonical);
  const chain = linkOf(last?.chain ?? genesis, leaf);
  await tx
    .insertInto("ledger_entries")
    .values({
      seq,
      at: intent.now,
      case_id: caseId,
      case_version: caseVersion,
      object_kind: event.object.kind,
      object_id: event.object.id,
      action: event.action,
      actor_id: intent.actor.id,
      canonical,
      leaf,
      chain,
    })
    .execute();
  for (const value of kept) {
    await tx
      .insertInto("ledger_values")
      .values({ seq, ...value })
      .execute();
  }
}

/** How many rows this connection has written so far, whatever became of them. */
export async function countWrites(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    writes: number;
  }>`select total_changes() as writes`.execute(tx);
  return rows[0]?.writes ?? 0;
}
