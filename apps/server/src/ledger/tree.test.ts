import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafOf } from "./entry.ts";
import { emptyTree, nodeOf, rootOf, withLeaf } from "./tree.ts";

/** The root as RFC 9162, 2.1.1 writes it down, over all leaves at once. */
function plainRoot(leaves: readonly string[]): string {
  const [only] = leaves;
  if (only === undefined) return createHash("sha256").digest("hex");
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeOf(
    plainRoot(leaves.slice(0, split)),
    plainRoot(leaves.slice(split)),
  );
}

const grown = (leaves: readonly string[]) => leaves.reduce(withLeaf, emptyTree);

describe("the tree over the ledger", () => {
  it("has the root that RFC 9162 describes, at every size", () => {
    const leaves = Array.from({ length: 70 }, (_, at) => leafOf(String(at)));
    for (let size = 0; size <= leaves.length; size += 1)
      expect(rootOf(grown(leaves.slice(0, size)))).toBe(
        plainRoot(leaves.slice(0, size)),
      );
  });

  it("goes on from where it was remembered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 40 }),
        fc.array(fc.string(), { maxLength: 40 }),
        (before, after) => {
          const top = grown(before.map(leafOf));
          const remembered = structuredClone(top);
          expect(rootOf(after.map(leafOf).reduce(withLeaf, remembered))).toBe(
            plainRoot([...before, ...after].map(leafOf)),
          );
        },
      ),
    );
  });

  it("has another root when any leaf is another", () => {
    const leaves = ["a", "b", "c", "d", "e"].map(leafOf);
    const root = rootOf(grown(leaves));
    for (const [at] of leaves.entries())
      expect(rootOf(grown(leaves.with(at, leafOf("forged"))))).not.toBe(root);
  });
});
