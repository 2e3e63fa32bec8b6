import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { keyWithId, type FileKey, type KeyRing } from "./key-ring.ts";

const mark = "k1";
const nonceBytes = 12;
const tagBytes = 16;

/** A key for one purpose alone, from one that serves several. */
export function keyFor(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `kept ${purpose}`, 32));
}

/** A short secret that opens with this key and in this place only; a text without spaces. */
export function sealText(key: Buffer, place: string, text: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(place, "utf8"));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(text),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `${mark}.${sealed.toString("base64url")}`;
}

export function isSealedText(text: string): boolean {
  return text.startsWith(`${mark}.`);
}

/** Throws where it was sealed under another key or for another place: then the data is not what it was. */
export function openText(key: Buffer, place: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed.slice(mark.length + 1), "base64url");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    key,
    bytes.subarray(0, nonceBytes),
  );
  decipher.setAAD(Buffer.from(place, "utf8"));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([
    decipher.update(bytes.subarray(nonceBytes, -tagBytes)),
    decipher.final(),
  ]);
}

/** Wraps a key under the first key of the ring, and says under which. */
export function wrapKey(ring: KeyRing, name: string, key: Buffer): string {
  const [current] = ring;
  return `${current.id.toString("hex")} ${sealText(wrapping(current), name, key)}`;
}

/** Null when it was wrapped under a key that is not on the ring. */
export function unwrapKey(
  ring: KeyRing,
  name: string,
  wrapped: string,
): Buffer | null {
  const [id = "", sealed = ""] = wrapped.split(" ");
  const known = keyWithId(ring, Buffer.from(id, "hex"));
  return known === null ? null : openText(wrapping(known), name, sealed);
}

function wrapping({ secret }: FileKey): Buffer {
  return keyFor(secret, "wrapping");
}
