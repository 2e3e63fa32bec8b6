import { createHash, hash } from "node:crypto";

/** All that a growing tree has to remember: how many leaves there are, and the tops of its whole subtrees. */
export interface TreeTop {
  readonly size: number;
  /** Lower-case hex, the widest subtree first; one for each 1 in the binary `size`. */
  readonly peaks: readonly string[];
}

export const emptyTree: TreeTop = { size: 0, peaks: [] };

/** Two subtrees as one: SHA-256(0x01 ‖ left ‖ right), over the bytes (RFC 9162, 2.1.1). Lower-case hex. */
export function nodeOf(left: string, right: string): string {
  return hash("sha256", Buffer.from(`01${left}${right}`, "hex"), "hex");
}

/** The tree with one more leaf at its end. `leaf` is the hash of an entry, lower-case hex. */
export function withLeaf(top: TreeTop, leaf: string): TreeTop {
  const peaks = [...top.peaks];
  let node = leaf;
  // As many whole subtrees end here as the size has 1s at its end.
  for (let size = top.size; size % 2 === 1; size = Math.floor(size / 2))
    node = nodeOf(peaks.pop() ?? "", node);
  return { size: top.size + 1, peaks: [...peaks, node] };
}

/** The root over all leaves (RFC 9162, 2.1.1); of no leaves it is SHA-256 of nothing. Lower-case hex. */
export function rootOf({ peaks }: TreeTop): string {
  const root = peaks.reduceRight<string | null>(
    (right, left) => (right === null ? left : nodeOf(left, right)),
    null,
  );
  return root ?? createHash("sha256").digest("hex");
}
