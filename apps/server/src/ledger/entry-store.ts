import type { CaseEvent } from "@kept/domain/casework/event";
import { fixedQuery } from "../db/fixed-query.ts";
import { prepared } from "../db/prepared.ts";
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

/** An event with the case it stands at, and the version of that case after the change. */
export interface PlacedEvent {
  readonly event: CaseEvent;
  readonly caseId: string | null;
  /** Null when the act belongs to no case. */
  readonly caseVersion: number | null;
}

interface Around {
  readonly intent: Intent;
  readonly bootId: string;
  readonly monotonicMs: number;
}

const findEnd = fixedQuery<{ readonly seq: number; readonly chain: string }>(
  "select seq, chain from ledger_entries order by seq desc limit 1",
);

/** The end of the ledger, to link on to. */
export async function lastLink(
  tx: Tx,
): Promise<{ readonly seq: number; readonly chain: string }> {
  const [last] = await findEnd(tx);
  return last ?? { seq: 0, chain: genesis };
}

/**
 * Adds events to the end of the ledger in their order, each linked to the one before, in the change's
 * transaction. All of them at once: the end is read once, and the statements are compiled once.
 */
export async function appendEvents(
  tx: Tx,
  placed: readonly PlacedEvent[],
  around: Around,
): Promise<void> {
  if (placed.length === 0) return;
  const { intent, bootId, monotonicMs } = around;
  let { seq, chain } = await lastLink(tx);
  const wallMs = Date.parse(intent.now);
  const idempotencyHash = intent.idempotency
    ? sha256(intent.idempotency.key)
    : null;
  const addEntry = prepared(tx, insertEntry);
  const addValue = prepared(tx, insertValue);
  for (const { event, caseId, caseVersion } of placed) {
    seq += 1;
    const { committed, kept } = commit(event.changes);
    const canonical = canonicalEntry({
      v: 1,
      seq,
      boot_id: bootId,
      wall_utc_ms: wallMs,
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
      idem_hash: idempotencyHash,
      changes: committed,
    });
    const leaf = leafOf(canonical);
    chain = linkOf(chain, leaf);
    addEntry.run(
      seq,
      intent.now,
      caseId,
      caseVersion,
      event.object.kind,
      event.object.id,
      event.action,
      intent.actor.id,
      canonical,
      leaf,
      chain,
    );
    // The database takes a value only right after its entry.
    for (const { field, side, nonce, value } of kept)
      addValue.run(seq, field, side, nonce, value);
  }
}

export const insertEntry = `insert into ledger_entries (seq, at, case_id, case_version, object_kind, object_id,
    action, actor_id, canonical, leaf, chain) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const insertValue =
  "insert into ledger_values (seq, field, side, nonce, value) values (?, ?, ?, ?, ?)";

const writesSoFar = fixedQuery<{ readonly writes: number }>(
  "select total_changes() as writes",
);

/** How many rows this connection has written so far, whatever became of them. */
export async function countWrites(tx: Tx): Promise<number> {
  const [row] = await writesSoFar(tx);
  return row?.writes ?? 0;
}
