import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/reading.ts";
import {
  commitmentTo,
  genesis,
  leafOf,
  linkOf,
  type EntryFacts,
} from "./entry.ts";
import type { ToldLook } from "./look.ts";
import type { Checkpoint } from "./signed-note.ts";
import { nodeOf, rootOf } from "./tree.ts";

export type LedgerFinding =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly erasedValues: number;
      readonly head: string;
      /** Root of the tree over all entries. */
      readonly root: string;
      /** How many checkpoints it was compared with. */
      readonly checkpoints: number;
    }
  | {
      readonly ok: false;
      /** The first entry that does not hold; the last one that a checkpoint covers where only that tells. */
      readonly seq: number;
      readonly reason: string;
    };

const pageSize = 1000;
const entriesAfter = `select seq, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical, leaf, chain
  from ledger_entries where seq > ? order by seq limit ?`;
const valuesOfEntries = `select seq, field, side, nonce, value from ledger_values
  where seq > ? and seq <= ? order by seq`;
const looksOfEntries = `select seq, at, actor_id, action, object_kind, object_id, case_id, outcome, request_id,
    (select group_concat(request_id) from (select request_id from ledger_look_calls c
      where c.seq = l.seq order by request_id)) as calls
  from ledger_looks l where seq > ? and seq <= ? order by seq`;
/** The one spelling: hex that is read leniently could be changed unseen. */
const nonceShape = /^[0-9a-f]{64}$/;

/**
 * Reads the ledger from its first entry and recomputes every hash and commitment. Names the first entry that
 * does not hold. A cut tail and a rewrite of everything hold in themselves: they show against `checkpoints`
 * that were kept elsewhere. `breathe` lets others have their turn between pages.
 */
export async function verifyLedger(
  db: Db,
  checkpoints: readonly Pick<Checkpoint, "size" | "root">[] = [],
  breathe: () => Promise<unknown> = () => Promise.resolve(),
): Promise<LedgerFinding> {
  let seq = 0;
  let chain = genesis;
  const peaks: string[] = [];
  let erasedValues = 0;
  const rootsAt = Map.groupBy(checkpoints, ({ size }) => size);
  const entries = prepared<StoredEntry>(db, entriesAfter);
  const valuesBetween = prepared<StoredValue>(db, valuesOfEntries);
  const looksBetween = prepared<LookRow>(db, looksOfEntries);
  for (;;) {
    const page = entries.all(seq, pageSize);
    const last = page.at(-1)?.seq ?? seq;
    const values = valuesBetween.all(seq, last);
    const looks = looksBetween.all(seq, last);
    await breathe();
    let next = 0;
    let nextLook = 0;
    for (const row of page) {
      seq += 1;
      if (row.seq !== seq) return { ok: false, seq, reason: "missing" };
      const leaf = leafOf(row.canonical);
      chain = linkOf(chain, leaf);
      if (row.leaf !== leaf) return { ok: false, seq, reason: "leaf" };
      if (row.chain !== chain) return { ok: false, seq, reason: "chain" };
      grow(peaks, seq - 1, leaf);
      const said = rootsAt.get(seq);
      if (said?.some(({ root }) => root !== rootOf({ size: seq, peaks })))
        return { ok: false, seq, reason: "checkpoint" };
      const facts = JSON.parse(row.canonical) as EntryFacts;
      if (!columnsAgree(row, facts))
        return { ok: false, seq, reason: "columns" };
      let missing = 0;
      let told: string | null = null;
      for (const { before_c, after_c } of facts.changes)
        missing += (before_c === null ? 0 : 1) + (after_c === null ? 0 : 1);
      for (; values[next]?.seq === seq; next += 1) {
        const value = values[next];
        if (value === undefined) break;
        missing -= 1;
        const { field, side, nonce } = value;
        const change = facts.changes.find((one) => one.field === field);
        const committed =
          side === "before" ? change?.before_c : change?.after_c;
        if (!nonceShape.test(nonce) || committed !== commitmentTo(value))
          return { ok: false, seq, reason: `value ${field}` };
        if (facts.code === "look") told = value.value;
      }
      erasedValues += missing;
      const look = looks[nextLook]?.seq === seq ? looks[nextLook] : undefined;
      if (look !== undefined) nextLook += 1;
      if (!lookAgrees(look, row, told))
        return { ok: false, seq, reason: "looks" };
    }
    if (page.length < pageSize) break;
  }
  const beyond = checkpoints.filter(({ size }) => size > seq);
  if (beyond.length > 0)
    return {
      ok: false,
      seq: Math.max(...beyond.map(({ size }) => size)),
      reason: "cut",
    };
  return {
    ok: true,
    entries: seq,
    erasedValues,
    head: chain,
    root: rootOf({ size: seq, peaks }),
    checkpoints: checkpoints.length,
  };
}

/** Every checkpoint that is kept beside the ledger. */
export async function keptRoots(
  db: Db,
): Promise<Pick<Checkpoint, "size" | "root">[]> {
  return db
    .selectFrom("ledger_checkpoints")
    .select(["size", "root"])
    .orderBy("size")
    .execute();
}

/** What the newest entries say of the chain. */
export interface TailFinding {
  readonly ok: boolean;
  /** How many entries the ledger has. */
  readonly entries: number;
  /** How many of the newest were worked out anew. */
  readonly checked: number;
  readonly newestAt: string | null;
  readonly head: string;
}

/**
 * Works the links of the newest entries out anew. It costs the same however long the ledger is, and so
 * finds what was changed lately; `verifyLedger` finds the rest.
 */
export async function verifyTail(db: Db, most: number): Promise<TailFinding> {
  const rows = await db
    .selectFrom("ledger_entries")
    .select(["seq", "at", "canonical", "leaf", "chain"])
    .orderBy("seq", "desc")
    .limit(most + 1)
    .execute();
  const newest = rows[0];
  rows.reverse();
  const [first, ...later] = rows;
  // The oldest of them has its link checked only where it is the first of all.
  const checked = first?.seq === 1 ? rows : later;
  let chain = first?.seq === 1 ? genesis : (first?.chain ?? genesis);
  let ok = true;
  for (const row of checked) {
    chain = linkOf(chain, leafOf(row.canonical));
    ok &&= row.leaf === leafOf(row.canonical) && row.chain === chain;
  }
  return {
    ok,
    entries: newest?.seq ?? 0,
    checked: checked.length,
    newestAt: newest?.at ?? null,
    head: newest?.chain ?? genesis,
  };
}

/** Looks as a table of their own, for searching; it says what the entries commit to, and nothing of erased ones. */
function lookAgrees(
  look: LookRow | undefined,
  { at }: Pick<StoredEntry, "at">,
  told: string | null,
): boolean {
  if (told === null) return look === undefined;
  if (look === undefined) return false;
  const said = JSON.parse(told) as ToldLook;
  return (
    look.at === at &&
    look.actor_id === said.actor &&
    look.action === said.action &&
    look.object_kind === said.object.kind &&
    look.object_id === said.object.id &&
    look.case_id === said.case &&
    look.outcome === said.outcome &&
    look.request_id === said.requestId &&
    (look.calls ?? "") === [...new Set(said.calls ?? [])].toSorted().join(",")
  );
}

interface LookRow {
  readonly seq: number;
  readonly at: string;
  readonly actor_id: string;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly case_id: string | null;
  readonly outcome: string;
  readonly request_id: string;
  /** Of the calls that shared the entry, in order, with commas between. */
  readonly calls: string | null;
}

interface StoredEntry {
  readonly seq: number;
  readonly at: string;
  readonly case_id: string | null;
  readonly case_version: number | null;
  readonly object_kind: string;
  readonly object_id: string;
  readonly action: string;
  readonly actor_id: string;
  readonly canonical: string;
  readonly leaf: string;
  readonly chain: string;
}

interface StoredValue {
  readonly seq: number;
  readonly field: string;
  readonly side: string;
  readonly nonce: string;
  readonly value: string;
}

/** The tree with one more leaf, in place: a million copies of its peaks would take as long as the hashes. */
function grow(peaks: string[], size: number, leaf: string): void {
  let node = leaf;
  for (let left = size; left % 2 === 1; left = Math.floor(left / 2))
    node = nodeOf(peaks.pop() ?? "", node);
  peaks.push(node);
}

/** A time that is none agrees with nothing, and does not end the reading. */
function isMoment(at: string, wallMs: number): boolean {
  return Date.parse(at) === wallMs && new Date(wallMs).toISOString() === at;
}

/** The columns repeat the entry for searching; they must say the same. */
function columnsAgree(row: StoredEntry, facts: EntryFacts): boolean {
  return (
    isMoment(row.at, facts.wall_utc_ms) &&
    row.case_id === facts.matter &&
    row.case_version === facts.case_version &&
    row.object_kind === facts.object.kind &&
    row.object_id === facts.object.id &&
    row.action === facts.action &&
    row.actor_id === facts.actor_id
  );
}
