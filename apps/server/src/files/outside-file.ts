import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";

/** A file that somebody at the machine names; null where there is none. */
export function outsideFile(
  path: string,
): { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> } | null {
  if (!existsSync(path)) return null;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
  }
  return { name: basename(path), bytes: bytes() };
}

/** Writes a file where somebody at the machine wants it, and never over one that is there. */
export async function writeOutside(
  path: string,
  source: Readable,
): Promise<boolean> {
  if (existsSync(path)) return false;
  await pipeline(source, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return true;
}
