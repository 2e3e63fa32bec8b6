import { deflateRawSync } from "node:zlib";

interface Wanted {
  readonly name: string;
  readonly content?: Buffer;
  /** Lies of the directory. */
  readonly size?: number;
  readonly at?: number;
  readonly mode?: number;
  /** Said to be locked with a password. */
  readonly isLocked?: boolean;
}

/** A ZIP archive by the book, but for what it is told to lie about. */
export function zip(
  entries: readonly Wanted[],
  count = entries.length,
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    content = Buffer.from("x"),
    size,
    at: lie,
    mode,
    isLocked = false,
  } of entries) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(label.length, 26);
    parts.push(local, label, packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0300, 4);
    entry.writeUInt16LE(isLocked ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? content.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt16LE(mode ?? 0o100644, 40);
    entry.writeUInt32LE(lie ?? at, 42);
    directory.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, table, end]);
}
