import type { Database as Handle } from "better-sqlite3";
import {
  canonicalEntry,
  commitmentTo,
  genesis,
  leafOf,
  linkOf,
  sha256,
} from "../src/ledger/entry.ts";
import type { InventedCase } from "./invented-case.ts";

const hour = 3_600_000;

/** Adds entries that verify: chained like those of the product, one value each. */
export function makeLedger(handle: Handle, dpoId: string) {
  const last = handle
    .prepare<[], { seq: number; chain: string }>(
      "select seq, chain from ledger_entries order by seq desc limit 1",
    )
    .get();
  let seq = last?.seq ?? 0;
  let chain = last?.chain ?? genesis;
  const entry = handle.prepare(
    `insert into ledger_entries (seq, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical, leaf, chain)
     values (?, ?, ?, ?, 'case', ?, ?, ?, ?, ?, ?)`,
  );
  const value = handle.prepare(
    "insert into ledger_values (seq, field, side, nonce, value) values (?, 'stage', 'after', ?, ?)",
  );
  return (
    made: InventedCase,
    events: readonly { action: string; stage: string }[],
  ): void => {
    for (const [index, { action, stage }] of events.entries()) {
      seq += 1;
      const atMs = Math.min(
        made.touchedMs,
        made.receivedMs + index * 30 * hour,
      );
      const nonce = sha256(`${made.id} ${String(index)}`);
      const kept = { field: "stage", nonce, value: JSON.stringify(stage) };
      const actorId = made.ownerId ?? dpoId;
      const canonical = canonicalEntry({
        v: 1,
        seq,
        boot_id: "bench",
        wall_utc_ms: atMs,
        mono_ms: seq,
        code: "change",
        outcome: "done",
        actor_id: actorId,
        role: "analyst",
        session_hash: null,
        ip_class: "private",
        action,
        object: { kind: "case", id: made.id },
        matter: made.id,
        case_version: index + 1,
        happened_utc_ms: null,
        purpose: null,
        request_id: made.id,
        idem_hash: null,
        changes: [
          { field: "stage", before_c: null, after_c: commitmentTo(kept) },
        ],
      });
      const leaf = leafOf(canonical);
      chain = linkOf(chain, leaf);
      entry.run(
        seq,
        new Date(atMs).toISOString(),
        made.id,
        index + 1,
        made.id,
        action,
        actorId,
        canonical,
        leaf,
        chain,
      );
      value.run(seq, nonce, kept.value);
    }
  };
}
