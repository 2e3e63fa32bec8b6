import type { Db } from "../db/reading.ts";
import { prepared } from "../db/prepared.ts";
import { genesis, leafOf, linkOf } from "./entry.ts";
import type { Checkpoint } from "./signed-note.ts";
import { emptyTree, rootOf, withLeaf } from "./tree.ts";
import {
  verifyRange,
  type LedgerRange,
  type RangeFinding,
} from "./verify-range-views.ts";

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

/** Entries of one range: a whole subtree, so that ranges that were read apart make one tree. */
const rangeSize = 2 ** 16;

/** Reads one range, here or in a thread of its own. */
export type RangeReader = (range: LedgerRange) => Promise<RangeFinding>;

/**
 * Reads the ledger from its first entry and recomputes every hash and commitment. Names the first entry that
 * does not hold. A cut tail and a rewrite of everything hold in themselves: they show against `checkpoints`
 * that were kept elsewhere. `breathe` lets others have their turn between pages.
 */
export function verifyLedger(
  db: Db,
  checkpoints: readonly Pick<Checkpoint, "size" | "root">[] = [],
  breathe: () => Promise<unknown> = () => Promise.resolve(),
): Promise<LedgerFinding> {
  return verifyInRanges(db, checkpoints, {
    read: (range) => verifyRange(db, range, breathe),
    atOnce: 1,
  });
}

/**
 * The same with a reader of ranges, so many `atOnce`. Each range is worked out from the link that stands before
 * it, and the range before it says whether that link holds.
 */
export async function verifyInRanges(
  db: Db,
  checkpoints: readonly Pick<Checkpoint, "size" | "root">[],
  {
    read,
    atOnce,
    width = rangeSize,
  }: {
    readonly read: RangeReader;
    readonly atOnce: number;
    /** A power of two. */
    readonly width?: number;
  },
): Promise<LedgerFinding> {
  const last =
    prepared<{ seq: number | null }>(
      db,
      "select max(seq) as seq from ledger_entries",
    ).get()?.seq ?? 0;
  const sizes = checkpoints.map(({ size }) => size);
  const under: Promise<RangeFinding>[] = [];
  let asked = 0;
  const askNext = (): void => {
    if (asked >= last) return;
    const until = Math.min(asked + width, last);
    const after = asked;
    under.push(
      read({
        after,
        until,
        sizes: sizes.filter((size) => size > after && size <= until),
      }),
    );
    asked = until;
  };
  for (let count = 0; count < atOnce; count += 1) askNext();
  // A tree whose leaves are the whole ranges; under the last of all there may be less.
  let ranges = emptyTree;
  let rest: readonly string[] = [];
  let head = genesis;
  let erasedValues = 0;
  for (;;) {
    // One after another, so that the first entry that does not hold is the one that is named.
    const found = await under.shift();
    if (found === undefined) break;
    for (const { size, peaks: inside } of found.tops) {
      const root = rootOf({ size, peaks: [...ranges.peaks, ...inside] });
      if (checkpoints.some((one) => one.size === size && one.root !== root))
        return ended(under, { seq: size, reason: "checkpoint" });
    }
    if (found.fault !== null) return ended(under, found.fault);
    askNext();
    const [root] = found.peaks;
    // Every range but the last is whole, and a whole one has a single top.
    if (under.length > 0 && root !== undefined) ranges = withLeaf(ranges, root);
    else rest = found.peaks;
    head = found.head;
    erasedValues += found.erasedValues;
  }
  const beyond = sizes.filter((size) => size > last);
  if (beyond.length > 0)
    return { ok: false, seq: Math.max(...beyond), reason: "cut" };
  return {
    ok: true,
    entries: last,
    erasedValues,
    head,
    root: rootOf({ size: last, peaks: [...ranges.peaks, ...rest] }),
    checkpoints: checkpoints.length,
  };
}

/** What still reads is waited for, so that nothing reads from what the caller closes. */
async function ended(
  under: readonly Promise<RangeFinding>[],
  fault: { readonly seq: number; readonly reason: string },
): Promise<LedgerFinding> {
  await Promise.allSettled(under);
  return { ok: false, ...fault };
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
