import { createHash } from "node:crypto";
import type { FileRefusal, FileSource, StoredFile } from "./file-store.ts";
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
    await keep(chunk);
  }
  if (size === 0) return { ok: false, code: "empty" };
  return {
    ok: true,
    value: {
      sha256: hash.digest("hex"),
      size,
      sniffed: await sniffType(Buffer.concat(head)),
    },
  };
}
