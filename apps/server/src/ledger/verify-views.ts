import type { Db } from "../db/reading.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  commitmentTo,
  genesis,
  leafOf,
  linkOf,
  type EntryFacts,
} from "./entry.ts";
import type { Checkpoint } from "./signed-note.ts";
import { emptyTree, rootOf, withLeaf } from "./tree.ts";

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
/** The one spelling: hex that is read leniently could be changed unseen. */
const nonceShape = /^[0-9a-f]{64}$/;

/**
 * Reads the ledger from its first entry and recomputes every hash and commitment. Names the first entry that
 * does not hold. A cut tail and a rewrite of everything hold in themselves: they show against `checkpoints`
 * that were kept elsewhere.
 */
export async function verifyLedger(
  db: Db,
  checkpoints: readonly Pick<Checkpoint, "size" | "root">[] = [],
): Promise<LedgerFinding> {
  let seq = 0;
  let chain = genesis;
  let tree = emptyTree;
  let erasedValues = 0;
  const rootsAt = Map.groupBy(checkpoints, ({ size }) => size);
  for (;;) {
    const page = await db
      .selectFrom("ledger_entries")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(pageSize)
      .execute();
    const values = await db
      .selectFrom("ledger_values")
      .selectAll()
      .where("seq", ">", seq)
      .where("seq", "<=", page.at(-1)?.seq ?? seq)
      .execute();
    const valuesOf = Map.groupBy(values, (value) => value.seq);
    for (const row of page) {
      seq += 1;
      if (row.seq !== seq) return { ok: false, seq, reason: "missing" };
      chain = linkOf(chain, leafOf(row.canonical));
      if (row.leaf !== leafOf(row.canonical))
        return { ok: false, seq, reason: "leaf" };
      if (row.chain !== chain) return { ok: false, seq, reason: "chain" };
      tree = withLeaf(tree, row.leaf);
      const said = rootsAt.get(seq) ?? [];
      if (said.some(({ root }) => root !== rootOf(tree)))
        return { ok: false, seq, reason: "checkpoint" };
      const facts = JSON.parse(row.canonical) as EntryFacts;
      if (!columnsAgree(row, facts))
        return { ok: false, seq, reason: "columns" };
      const kept = valuesOf.get(seq) ?? [];
      const committed = new Map<string, string | null>(
        facts.changes.flatMap(({ field, before_c, after_c }) => [
          [`before ${field}`, before_c] as const,
          [`after ${field}`, after_c] as const,
        ]),
      );
      for (const value of kept) {
        if (
          !nonceShape.test(value.nonce) ||
          committed.get(`${value.side} ${value.field}`) !== commitmentTo(value)
        ) {
          return { ok: false, seq, reason: `value ${value.field}` };
        }
      }
      erasedValues +=
        [...committed.values()].filter((one) => one !== null).length -
        kept.length;
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
    root: rootOf(tree),
    checkpoints: checkpoints.length,
  };
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

interface EntryRow {
  readonly at: string;
  readonly case_id: string | null;
  readonly case_version: number | null;
  readonly object_kind: string;
  readonly object_id: string;
  readonly action: string;
  readonly actor_id: string;
}

/** The columns repeat the entry for searching; they must say the same. */
function columnsAgree(row: EntryRow, facts: EntryFacts): boolean {
  const told = [
    row.at,
    row.case_id,
    row.case_version,
    row.object_kind,
    row.object_id,
    row.action,
    row.actor_id,
  ];
  const meant = [
    new Date(facts.wall_utc_ms).toISOString(),
    facts.matter,
    facts.case_version,
    facts.object.kind,
    facts.object.id,
    facts.action,
    facts.actor_id,
  ];
  return canonicalJson(told) === canonicalJson(meant);
}
