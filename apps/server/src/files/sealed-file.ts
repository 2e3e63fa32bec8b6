import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { tried } from "../db/constraint-error.ts";
import { keyIdBytes, keyWithId, type KeyRing } from "./key-ring.ts";

/*
 * A stored file: a head with the file's own key, wrapped; then its bytes in chunks (the STREAM construction with
 * the counter and the mark of the last chunk in the nonce). Chunks cannot be changed, moved, repeated or cut off
 * unseen, nor can a file stand under the id of another.
 *
 *   "keptfile" 1 | id of the wrapping key | nonce | wrapped key | tag | chunk | chunk | … | last chunk
 */
const magic = Buffer.from("keptfile\u0001", "latin1");
const nonceBytes = 12;
const keyBytes = 32;
const tagBytes = 16;
const chunkBytes = 64 * 1024;
const sealedChunkBytes = chunkBytes + tagBytes;
const headBytes = magic.length + keyIdBytes + nonceBytes + keyBytes + tagBytes;

/** A nonce never comes twice under one key, because every file has a key of its own. */
function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUIntBE(index, nonceBytes - 7, 6);
  nonce[nonceBytes - 1] = isLast ? 1 : 0;
  return nonce;
}

function boundTo(fileId: string): Buffer {
  return Buffer.concat([magic, Buffer.from(fileId, "utf8")]);
}

/** The head of a file: its key under the first key of the ring. */
function sealHead(fileId: string, ring: KeyRing, fileKey: Buffer): Buffer {
  const [{ id, secret }] = ring;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce);
  cipher.setAAD(Buffer.concat([boundTo(fileId), id]));
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final()]);
  return Buffer.concat([magic, id, nonce, wrapped, cipher.getAuthTag()]);
}

/** How a file begins: not sealed at all, sealed under a key that is not on the ring, or with this key of its own. */
export type ReadHead =
  | { readonly kind: "plain" | "foreign" }
  | {
      readonly kind: "sealed";
      readonly fileKey: Buffer;
      /** Under the first key of the ring, not an older one. */
      readonly isCurrent: boolean;
    };

async function openHead(
  fileId: string,
  ring: KeyRing,
  head: Buffer,
): Promise<ReadHead> {
  if (!head.subarray(0, magic.length).equals(magic)) return { kind: "plain" };
  if (head.length < headBytes) return { kind: "foreign" };
  let at = magic.length;
  const next = (bytes: number) => head.subarray(at, (at += bytes));
  const id = next(keyIdBytes);
  const nonce = next(nonceBytes);
  const wrapped = next(keyBytes);
  const key = keyWithId(ring, id);
  if (key === null) return { kind: "foreign" };
  const decipher = createDecipheriv("aes-256-gcm", key.secret, nonce);
  decipher.setAAD(Buffer.concat([boundTo(fileId), id]));
  decipher.setAuthTag(next(tagBytes));
  const fileKey = await opened(() =>
    Buffer.concat([decipher.update(wrapped), decipher.final()]),
  );
  return fileKey === null
    ? { kind: "foreign" }
    : { kind: "sealed", fileKey, isCurrent: key === ring[0] };
}

/** What cannot be opened is null: the cipher throws where a tag does not fit. */
async function opened(open: () => Buffer): Promise<Buffer | null> {
  const result = await tried(async () => open());
  return result.ok ? result.value : null;
}

export async function readHead(
  handle: FileHandle,
  fileId: string,
  ring: KeyRing,
): Promise<ReadHead> {
  return openHead(fileId, ring, await readAt(handle, 0, headBytes));
}

/** Seals what is written to it, piece by piece; `end` gives the last chunk. */
export interface Sealer {
  readonly head: Buffer;
  write(piece: Uint8Array): Buffer;
  end(): Buffer;
}

export function makeSealer(fileId: string, ring: KeyRing): Sealer {
  const fileKey = randomBytes(keyBytes);
  const aad = boundTo(fileId);
  let waiting = Buffer.alloc(0);
  let index = 0;
  const sealChunk = (chunk: Uint8Array, isLast: boolean) => {
    const nonce = chunkNonce(index, isLast);
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonce);
    cipher.setAAD(aad);
    index += 1;
    const sealed = [cipher.update(chunk), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed);
  };
  return {
    head: sealHead(fileId, ring, fileKey),
    write: (piece) => {
      waiting = Buffer.concat([waiting, piece]);
      const sealed: Buffer[] = [];
      let at = 0;
      // A full chunk waits until more comes: it may be the last one.
      for (; waiting.length - at > chunkBytes; at += chunkBytes)
        sealed.push(sealChunk(waiting.subarray(at, at + chunkBytes), false));
      waiting = Buffer.from(waiting.subarray(at));
      return Buffer.concat(sealed);
    },
    end: () => sealChunk(waiting, true),
  };
}

/** Size in bytes of what is in a sealed file of this size on the disk. */
export function openedSize(sizeOnDisk: number): number {
  const body = sizeOnDisk - headBytes;
  return body - Math.ceil(body / sealedChunkBytes) * tagBytes;
}

/** The bytes of a sealed file. Nothing is given out that was not proved to be what was stored. */
export async function* unsealed(
  handle: FileHandle,
  fileId: string,
  ring: KeyRing,
): AsyncGenerator<Buffer> {
  const head = await readHead(handle, fileId, ring);
  if (head.kind !== "sealed")
    throw new Error(`The stored file ${fileId} is ${head.kind}`);
  const { size } = await handle.stat();
  const chunks = Math.ceil((size - headBytes) / sealedChunkBytes);
  if (chunks === 0) throw new Error(`The stored file ${fileId} is cut`);
  const aad = boundTo(fileId);
  for (let index = 0; index < chunks; index += 1) {
    const from = headBytes + index * sealedChunkBytes;
    const sealed = await readAt(handle, from, sealedChunkBytes);
    const body = Math.max(0, sealed.length - tagBytes);
    const chunk =
      body === 0
        ? null
        : await opened(() => {
            const decipher = createDecipheriv(
              "aes-256-gcm",
              head.fileKey,
              chunkNonce(index, index === chunks - 1),
            );
            decipher.setAAD(aad);
            decipher.setAuthTag(sealed.subarray(body));
            const plain = decipher.update(sealed.subarray(0, body));
            return Buffer.concat([plain, decipher.final()]);
          });
    if (chunk === null)
      throw new Error(`The stored file ${fileId} was changed`);
    yield chunk;
  }
}

/** The same file with its key wrapped under the first key of the ring; its chunks stay as they are. */
export async function* rewrapped(
  handle: FileHandle,
  fileId: string,
  { ring, fileKey }: { readonly ring: KeyRing; readonly fileKey: Buffer },
): AsyncGenerator<Buffer> {
  yield sealHead(fileId, ring, fileKey);
  for (let at = headBytes; ; at += sealedChunkBytes) {
    const piece = await readAt(handle, at, sealedChunkBytes);
    if (piece.length === 0) return;
    yield piece;
  }
}

async function readAt(
  handle: FileHandle,
  from: number,
  bytes: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await handle.read(
      buffer,
      filled,
      bytes - filled,
      from + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
