import { zipEntries, type ZipEntry } from "./zip-directory.ts";

/** What is wrong with how a file is built; it never depends on unpacking anything. */
export type FileTrouble =
  /** Would become far more than it is: too many entries, too large, too tightly packed, archives in archives. */
  | "archiveBomb"
  /** Entries that overlap, links, paths that lead out of the folder, or a directory that cannot be read. */
  | "archiveOdd"
  /** Dimensions or definitions that no picture needs. */
  | "pictureBomb";

/** The beginning and the end of a file, which is all that is looked at. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** Of the whole file, in bytes. */
  readonly size: number;
}

/** How much of a file's end is kept: the directory of any archive that may pass is in it. */
export const tailBytes = 512 * 1024;

export const mostEntries = 1_000;
const mostUnpacked = 500 * 1024 * 1024;
const mostRatio = 100;
const smallUnpacked = 1024 * 1024;
const mostWithin = 3;
const mostPixels = 300_000_000;
const symbolicLink = 0o120000;
const fileKind = 0o170000;

export function troubleIn(ends: FileEnds): FileTrouble | null {
  return archiveTrouble(ends) ?? pictureTrouble(ends.head);
}

function archiveTrouble(ends: FileEnds): FileTrouble | null {
  const found = zipEntries(ends, mostEntries);
  switch (found.kind) {
    case "none":
      return null;
    case "unreadable":
      return "archiveOdd";
    case "tooMany":
      return "archiveBomb";
    case "entries":
      return troubleOf(found.entries, ends.size);
  }
}

function troubleOf(
  entries: readonly ZipEntry[],
  size: number,
): FileTrouble | null {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packedSize, 0);
  const within = entries.filter(({ name }) => isArchiveName(name)).length;
  if (
    unpacked > mostUnpacked ||
    within > mostWithin ||
    (unpacked > smallUnpacked &&
      unpacked > mostRatio * Math.min(size, Math.max(1, packed)))
  )
    return "archiveBomb";
  const isOdd =
    entries.some(
      ({ name, unixMode }) =>
        leadsOut(name) || (unixMode & fileKind) === symbolicLink,
    ) || overlap(entries);
  return isOdd ? "archiveOdd" : null;
}

function isArchiveName(name: string): boolean {
  return /\.(?:zip|jar|7z|rar|gz|tgz|bz2|xz|zst|tar|cab|iso)$/iu.test(name);
}

function leadsOut(name: string): boolean {
  return (
    /^(?:[/\\]|[a-z]:)/iu.test(name) || name.split(/[/\\]/u).includes("..")
  );
}

/** Two entries that share bytes: how a small file is made to unpack into petabytes. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.toSorted((a, b) => a.from - b.from);
  return sorted.some(({ from, until }, index) => {
    const next = sorted[index + 1];
    return until < from || (next !== undefined && next.from < until);
  });
}

function pictureTrouble(head: Uint8Array): FileTrouble | null {
  const bytes = Buffer.from(head);
  const [width, height] = dimensionsOf(bytes) ?? [0, 0];
  if (width * height > mostPixels) return "pictureBomb";
  // A drawing that defines its own entities can define a billion of them.
  const text = bytes.toString("latin1").replaceAll("\0", "");
  return /<!ENTITY\b/iu.test(text) && /<svg\b|<!DOCTYPE\s+svg\b/iu.test(text)
    ? "pictureBomb"
    : null;
}

function dimensionsOf(bytes: Buffer): readonly [number, number] | null {
  if (bytes.length < 30) return null;
  if (bytes.toString("latin1", 1, 4) === "PNG")
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.toString("latin1", 0, 4) === "GIF8")
    return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (bytes.toString("latin1", 0, 2) === "BM")
    return [Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22))];
  if (bytes.toString("latin1", 8, 16) === "WEBPVP8X")
    return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  return bytes.readUInt16BE(0) === 0xffd8 ? jpegDimensions(bytes) : null;
}

/** From the frame header, as far as it stands in what was kept. */
function jpegDimensions(bytes: Buffer): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
