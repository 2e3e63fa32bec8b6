import { createHash } from "node:crypto";
import { setImmediate as otherThings } from "node:timers/promises";

const width = 32;

/** One level of the tree: hashes one after another. */
function levelAbove(level: Buffer): Buffer {
  const count = level.length / width;
  const above = Buffer.alloc(Math.ceil(count / 2) * width);
  for (let at = 0; at + 1 < count; at += 2)
    createHash("sha256")
      .update(Buffer.of(1))
      .update(level.subarray(at * width, (at + 2) * width))
      .digest()
      .copy(above, (at / 2) * width);
  // A last one without a neighbour stands for itself one level higher.
  if (count % 2 === 1)
    level.copy(above, above.length - width, level.length - width);
  return above;
}

/**
 * For each of these leaves what it takes to reach the root (RFC 9162, 2.1.3), and that root. `leaves` are
 * their hashes in order, 32 bytes each; `wanted` counts from 0. Others get their turn between levels.
 */
export async function inclusionProofs(
  leaves: Buffer,
  wanted: readonly number[],
): Promise<{ root: string; proofs: ReadonlyMap<number, string[]> }> {
  const proofs = new Map<number, string[]>(wanted.map((at) => [at, []]));
  let level = leaves;
  for (let height = 0; level.length > width; height += 1) {
    for (const [leaf, path] of proofs) {
      const at = Math.floor(leaf / 2 ** height);
      const beside = at % 2 === 0 ? at + 1 : at - 1;
      const from = beside * width;
      if (from < level.length)
        path.push(level.subarray(from, from + width).toString("hex"));
    }
    level = levelAbove(level);
    await otherThings();
  }
  return {
    root:
      level.length === 0
        ? createHash("sha256").digest("hex")
        : level.toString("hex"),
    proofs,
  };
}
