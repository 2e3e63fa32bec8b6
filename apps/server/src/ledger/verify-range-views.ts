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
import { nodeOf } from "./tree.ts";

/** Entries in a row. */
export interface LedgerRange {
  /** The last entry before it; a multiple of a power of two that is at least as wide as the range. */
  readonly after: number;
  readonly until: number;
  /** Where in it the tops of the tree are wanted, such as for a checkpoint of that size. */
  readonly sizes: readonly number[];
}

export interface RangeFinding {
  /** The first entry that does not hold. */
  readonly fault: { readonly seq: number; readonly reason: string } | null;
  /** The tree over the range alone, as far as it holds. */
  readonly peaks: readonly string[];
  readonly tops: readonly {
    readonly size: number;
    readonly peaks: readonly string[];
  }[];
  readonly head: string;
  readonly erasedValues: number;
}

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
 * Recomputes every hash and commitment of a range, from the link that stands before it. Whether that link holds
 * is for the range before to say. `breathe` lets others have their turn between pages.
 */
export async function verifyRange(
  db: Db,
  { after, until, sizes }: LedgerRange,
  breathe: () => Promise<unknown> = () => Promise.resolve(),
): Promise<RangeFinding> {
  const entries = prepared<StoredEntry>(db, entriesAfter);
  const valuesBetween = prepared<StoredValue>(db, valuesOfEntries);
  const looksBetween = prepared<LookRow>(db, looksOfEntries);
  const wanted = new Set(sizes);
  const tops: { size: number; peaks: readonly string[] }[] = [];
  const peaks: string[] = [];
  let seq = after;
  let chain = linkBefore(db, after);
  let erasedValues = 0;
  const found = (reason: string | null): RangeFinding => ({
    fault: reason === null ? null : { seq, reason },
    peaks,
    tops,
    head: chain,
    erasedValues,
  });
  while (seq < until) {
    const page = entries.all(seq, Math.min(pageSize, until - seq));
    const last = page.at(-1)?.seq ?? seq;
    const values = valuesBetween.all(seq, last);
    const looks = looksBetween.all(seq, last);
    await breathe();
    let next = 0;
    let nextLook = 0;
    for (const row of page) {
      seq += 1;
      if (row.seq !== seq) return found("missing");
      const leaf = leafOf(row.canonical);
      chain = linkOf(chain, leaf);
      if (row.leaf !== leaf) return found("leaf");
      if (row.chain !== chain) return found("chain");
      grow(peaks, seq - 1 - after, leaf);
      if (wanted.has(seq)) tops.push({ size: seq, peaks: [...peaks] });
      const facts = JSON.parse(row.canonical) as EntryFacts;
      if (!columnsAgree(row, facts)) return found("columns");
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
          return found(`value ${field}`);
        if (facts.code === "look") told = value.value;
      }
      erasedValues += missing;
      const look = looks[nextLook]?.seq === seq ? looks[nextLook] : undefined;
      if (look !== undefined) nextLook += 1;
      if (!lookAgrees(look, row, told)) return found("looks");
    }
    if (page.length === 0) {
      seq += 1;
      return found("missing");
    }
  }
  return found(null);
}

/** The link that an entry hangs on; nothing fits to the link of an entry that is not there. */
function linkBefore(db: Db, seq: number): string {
  if (seq === 0) return genesis;
  return (
    prepared<Pick<StoredEntry, "chain">>(
      db,
      "select chain from ledger_entries where seq = ?",
    ).get(seq)?.chain ?? ""
  );
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
