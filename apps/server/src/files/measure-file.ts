import { createHash } from "node:crypto";
import type { FileRefusal, FileSource, StoredFile } from "./file-store.ts";
import { tailBytes, troubleIn } from "./look-inside.ts";
import { lookWithin } from "./look-within.ts";
import { sniffedBytes, sniffType } from "./sniff-type.ts";

/**
 * Reads a source once: every chunk is handed to `keep`, while its hash, its size and its head are taken.
 * Stops at the first byte over the limit.
 */
export async function measureFile(
  source: FileSource,
  limit: number,
  keep: (chunk: Uint8Array) => Promise<void>,
): Promise<
  | { readonly ok: true; readonly value: Omit<StoredFile, "fileId"> }
  | { readonly ok: false; readonly code: FileRefusal }
> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let headSize = 0;
  const tail = keepEnd(tailBytes);
  const within = lookWithin();
  let size = 0;
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    size += chunk.byteLength;
    if (size > limit) return { ok: false, code: "tooLarge" };
    hash.update(chunk);
    if (headSize < sniffedBytes) {
      // Copied, because a source may use its buffer again.
      const part = new Uint8Array(chunk.subarray(0, sniffedBytes - headSize));
      head.push(part);
      headSize += part.byteLength;
    }
    tail.add(chunk);
    await within.add(chunk);
    await keep(chunk);
  }
  if (size === 0) return { ok: false, code: "empty" };
  const start = Buffer.concat(head);
  const ends = { head: start, tail: tail.bytes(), size };
  return {
    ok: true,
    value: {
      sha256: hash.digest("hex"),
      size,
      sniffed: await sniffType(start),
      trouble: troubleIn(ends),
      insides: await within.found(ends),
    },
  };
}

/** The last so many bytes of what passes by, without copying them again and again. */
function keepEnd(most: number) {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  return {
    add: (piece: Uint8Array) => {
      // Copied, because a source may use its buffer again.
      pieces.push(new Uint8Array(piece.subarray(-most)));
      kept += pieces.at(-1)?.byteLength ?? 0;
      while (kept - (pieces[0]?.byteLength ?? 0) >= most)
        kept -= pieces.shift()?.byteLength ?? 0;
    },
    bytes: () => Buffer.concat(pieces).subarray(-most),
  };
}
