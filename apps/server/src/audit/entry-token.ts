import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// Names hold for one run of the house; after a restart a page is simply asked for anew.
const key = randomBytes(16);

/** An entry's name for people: from two of them nobody can tell how many entries lie between. */
export function tokenOf(seq: number): string {
  const block = Buffer.alloc(32);
  block.writeBigUInt64BE(BigInt(seq), 8);
  block.writeBigUInt64BE(BigInt(seq), 16);
  const cipher = createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString("hex");
}

/** The entry of a name; null for anything that was never given out in this run. */
export function seqOf(token: string): number | null {
  const block = Buffer.from(token, "hex");
  if (block.length !== 32) return null;
  const open = createDecipheriv("aes-128-ecb", key, null).setAutoPadding(false);
  const plain = Buffer.concat([open.update(block), open.final()]);
  const seq = plain.readBigUInt64BE(8);
  return plain.readBigUInt64BE(0) === 0n &&
    plain.readBigUInt64BE(16) === seq &&
    seq <= Number.MAX_SAFE_INTEGER
    ? Number(seq)
    : null;
}
