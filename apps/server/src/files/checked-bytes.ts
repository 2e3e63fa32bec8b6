import { createHash } from "node:crypto";

/**
 * The same bytes, of which the last piece is held back until the whole has the hash that the record says: a
 * record that was made to point at another file gives out no whole file.
 */
export async function* checkedBytes(
  source: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  for await (const piece of source) {
    if (held !== null) yield held;
    hash.update(piece);
    held = piece;
  }
  if (hash.digest("hex") !== sha256)
    throw new Error("A stored file is not the one that its record tells of");
  if (held !== null) yield held;
}
