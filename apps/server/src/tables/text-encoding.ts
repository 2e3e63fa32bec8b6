import { isUtf8 } from "node:buffer";
import {
  delimiters,
  type Delimiter,
  type Encoding,
} from "@kept/domain/casework/import-schema";

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Whether every byte made sense: what does not becomes U+FFFD, or half a pair. */
function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes("\uFFFD");
}

/** Without a mark, every second byte of Latin text in UTF-16 is zero. */
function looksWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries())
    if (byte === 0)
      if (index % 2 === 0) even += 1;
      else odd += 1;
  const many = head.length / 10;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : null;
}

/** What the bytes are most likely written in; UTF-8 where they are that, for nothing else looks like it by chance. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const marked = marks.find(([, mark]) =>
    mark.every((byte, index) => bytes[index] === byte),
  );
  if (marked) return marked[0];
  const wide = looksWide(bytes);
  if (wide) return wide;
  return isUtf8(bytes) ? "utf-8" : "gb18030";
}

/** The text, and whether all of it could be read in this encoding. */
export function decoded(
  bytes: Uint8Array,
  encoding: Encoding,
): { readonly text: string; readonly clean: boolean } {
  const text = decode(bytes, encoding);
  return { text, clean: encoding === "utf-8" ? isUtf8(bytes) : isClean(text) };
}

/** What stands between cells: the sign that parts the first lines most, outside of quotes. */
export function guessDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  let lines = 0;
  for (const sign of text.slice(0, 50_000)) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "\n") {
      lines += 1;
      if (lines === 20) break;
    } else counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [best = ","] = delimiters.toSorted(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
  return best;
}
