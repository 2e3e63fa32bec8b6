import { prepared } from "../db/prepared.ts";
import type { Tx } from "../db/writing.ts";
import { canonicalEntry, commit, leafOf, linkOf } from "./entry.ts";
import { insertEntry, insertValue, lastLink } from "./entry-store.ts";
import { lookValue, type KeptLook, type ToldLook } from "./look.ts";

/** What an entry about a look says in the open: nothing but that there was one. The rest can be erased. */
const unsaid = "-";

/**
 * Adds looks to the end of the ledger, each linked to the one before. They are a hundred times as many as
 * changes, so their statements are compiled once.
 */
export async function appendLooks(
  tx: Tx,
  looks: readonly KeptLook[],
  run: { readonly bootId: string; readonly monotonicMs: number },
): Promise<void> {
  let { seq, chain } = await lastLink(tx);
  const addEntry = prepared(tx, insertEntry);
  const addValue = prepared(tx, insertValue);
  const addLook = prepared(tx, insertLook);
  const addCall = prepared(tx, insertCall);
  for (const look of looks) {
    seq += 1;
    const { committed, kept } = commit([
      { field: "look", before: null, after: lookValue(look) },
    ]);
    const canonical = canonicalEntry({
      v: 1,
      seq,
      boot_id: run.bootId,
      wall_utc_ms: Date.parse(look.now),
      mono_ms: run.monotonicMs,
      code: "look",
      outcome: look.outcome,
      actor_id: unsaid,
      role: unsaid,
      session_hash: null,
      ip_class: null,
      action: "look",
      object: { kind: "look", id: unsaid },
      matter: null,
      case_version: null,
      happened_utc_ms: null,
      purpose: null,
      request_id: unsaid,
      idem_hash: null,
      changes: committed,
    });
    const leaf = leafOf(canonical);
    chain = linkOf(chain, leaf);
    addEntry.run(
      seq,
      look.now,
      null,
      null,
      "look",
      unsaid,
      "look",
      unsaid,
      canonical,
      leaf,
      chain,
    );
    for (const { field, side, nonce, value } of kept)
      addValue.run(seq, field, side, nonce, value);
    addLook.run(
      seq,
      look.now,
      look.actor.id,
      look.action,
      look.object.kind,
      look.object.id,
      look.caseId,
      look.outcome,
      look.requestId,
    );
    for (const call of new Set(look.calls)) addCall.run(call, seq);
  }
}

const insertLook = `insert into ledger_looks
  (seq, at, actor_id, action, object_kind, object_id, case_id, outcome, request_id)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertCall =
  "insert into ledger_look_calls (request_id, seq) values (?, ?)";

/** Writes the table of looks anew from what the entries commit to. Gives back how many there are. */
export async function rebuildLooks(tx: Tx): Promise<number> {
  await tx.deleteFrom("ledger_look_calls").execute();
  await tx.deleteFrom("ledger_looks").execute();
  const addLook = prepared(tx, insertLook);
  const addCall = prepared(tx, insertCall);
  const after = prepared<{ seq: number; at: string; value: string }>(
    tx,
    `select v.seq, e.at, v.value from ledger_values v join ledger_entries e on e.seq = v.seq
     where v.seq > ? and v.field = 'look' and e.object_kind = 'look' order by v.seq limit 1000`,
  );
  let count = 0;
  for (let seq = 0; ;) {
    const rows = after.all(seq);
    for (const row of rows) {
      const told = JSON.parse(row.value) as ToldLook;
      addLook.run(
        row.seq,
        row.at,
        told.actor,
        told.action,
        told.object.kind,
        told.object.id,
        told.case,
        told.outcome,
        told.requestId,
      );
      for (const call of new Set(told.calls)) addCall.run(call, row.seq);
    }
    count += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return count;
    seq = last.seq;
  }
}

/**
 * Removes what was said of looks before `until`, at most `most` of them. Their entries stay and the chain goes
 * on verifying. Gives back how many.
 */
export async function eraseLooksBefore(
  tx: Tx,
  until: string,
  most: number,
): Promise<number> {
  const old = await tx
    .selectFrom("ledger_looks")
    .select("seq")
    .where("at", "<", until)
    .orderBy("seq")
    .limit(most)
    .execute();
  const last = old.at(-1);
  if (last === undefined) return 0;
  const seqs = old.map(({ seq }) => seq);
  await tx.deleteFrom("ledger_values").where("seq", "in", seqs).execute();
  await tx.deleteFrom("ledger_looks").where("seq", "in", seqs).execute();
  return old.length;
}
