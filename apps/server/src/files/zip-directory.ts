/** One entry of a ZIP archive, as its directory tells; nothing of it was unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly packedSize: number;
  /** Only a password opens it. */
  readonly isLocked: boolean;
  /** 0 where the archive says nothing of it. */
  readonly unixMode: number;
  /** Where its bytes begin and end at the least, from the beginning of the archive. */
  readonly from: number;
  readonly until: number;
}

export type ZipDirectory =
  | { readonly kind: "none" | "unreadable" | "tooMany" }
  | { readonly kind: "entries"; readonly entries: readonly ZipEntry[] };

const endBytes = 22;
const longestComment = 0xffff;
const entryBytes = 46;
const localBytes = 30;
const sign = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

interface Ends {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly size: number;
}

/** The directory at the end of an archive. What begins like one and has none that holds together is unreadable. */
export function zipEntries(ends: Ends, most: number): ZipDirectory {
  const tail = Buffer.from(ends.tail);
  const end = endOf(tail);
  if (end === null)
    return {
      kind:
        ends.head.length >= 4 &&
        Buffer.from(ends.head).readUInt32LE(0) === sign.local
          ? "unreadable"
          : "none",
    };
  const told = tellsOf(tail, end, ends.size);
  if (told === null) return { kind: "unreadable" };
  if (told.entries > most) return { kind: "tooMany" };
  return entriesIn(tail, told);
}

/** The last record whose comment ends with the file. */
function endOf(tail: Buffer): number | null {
  const first = Math.max(0, tail.length - endBytes - longestComment);
  for (let at = tail.length - endBytes; at >= first; at -= 1)
    if (
      tail.readUInt32LE(at) === sign.end &&
      at + endBytes + tail.readUInt16LE(at + 20) === tail.length
    )
      return at;
  return null;
}

interface Told {
  readonly entries: number;
  /** Where the directory begins and ends within the tail. */
  readonly begin: number;
  readonly end: number;
  /** Of the directory, from the beginning of the archive. */
  readonly offset: number;
}

function tellsOf(tail: Buffer, end: number, size: number): Told | null {
  const plain = {
    entries: tail.readUInt16LE(end + 10),
    bytes: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
    until: end,
  };
  const isLarge =
    plain.entries === 0xffff ||
    plain.bytes === 0xffffffff ||
    plain.offset === 0xffffffff;
  const told = isLarge ? largeTells(tail, end, size) : plain;
  if (told === null) return null;
  const begin = told.until - told.bytes;
  return begin < 0 || told.offset + told.bytes > size
    ? null
    : {
        entries: told.entries,
        begin,
        end: told.until,
        offset: told.offset,
      };
}

function largeTells(tail: Buffer, end: number, size: number) {
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== sign.locator64) return null;
  const at = Number(tail.readBigUInt64LE(locator + 8)) - (size - tail.length);
  if (
    !Number.isSafeInteger(at) ||
    at < 0 ||
    at + 56 > locator ||
    tail.readUInt32LE(at) !== sign.end64
  )
    return null;
  return {
    entries: Number(tail.readBigUInt64LE(at + 32)),
    bytes: Number(tail.readBigUInt64LE(at + 40)),
    offset: Number(tail.readBigUInt64LE(at + 48)),
    until: at,
  };
}

function entriesIn(tail: Buffer, told: Told): ZipDirectory {
  const entries: ZipEntry[] = [];
  let at = told.begin;
  for (let index = 0; index < told.entries; index += 1) {
    if (at + entryBytes > told.end || tail.readUInt32LE(at) !== sign.entry)
      return { kind: "unreadable" };
    const nameBytes = tail.readUInt16LE(at + 28);
    const extraBytes = tail.readUInt16LE(at + 30);
    const next =
      at + entryBytes + nameBytes + extraBytes + tail.readUInt16LE(at + 32);
    if (next > told.end) return { kind: "unreadable" };
    const name = tail.toString(
      "utf8",
      at + entryBytes,
      at + entryBytes + nameBytes,
    );
    const extra = tail.subarray(
      at + entryBytes + nameBytes,
      at + entryBytes + nameBytes + extraBytes,
    );
    const [size, packedSize, from] = largeSizes(extra, [
      tail.readUInt32LE(at + 24),
      tail.readUInt32LE(at + 20),
      tail.readUInt32LE(at + 42),
    ]);
    const isUnix = tail.readUInt16LE(at + 4) >> 8 === 3;
    entries.push({
      name,
      size,
      packedSize,
      isLocked: (tail.readUInt16LE(at + 8) & 1) === 1,
      unixMode: isUnix ? tail.readUInt16LE(at + 40) : 0,
      from,
      until: from + localBytes + nameBytes + packedSize,
    });
    at = next;
  }
  const isWithin = entries.every(({ until }) => until <= told.offset);
  return at === told.end && isWithin
    ? { kind: "entries", entries }
    : { kind: "unreadable" };
}

/** Sizes beyond four bytes stand in the extra field, in this order, as far as they are needed. */
function largeSizes(
  extra: Buffer,
  plain: readonly [number, number, number],
): [number, number, number] {
  let at = 0;
  while (at + 4 <= extra.length) {
    const until = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let place = at + 4;
      const real = (value: number): number => {
        if (value !== 0xffffffff || place + 8 > Math.min(until, extra.length))
          return value;
        place += 8;
        return Number(extra.readBigUInt64LE(place - 8));
      };
      return [real(plain[0]), real(plain[1]), real(plain[2])];
    }
    at = until;
  }
  return [...plain];
}
