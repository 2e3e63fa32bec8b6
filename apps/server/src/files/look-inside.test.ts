import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tailBytes, troubleIn } from "./look-inside.ts";

interface Wanted {
  readonly name: string;
  readonly content?: Buffer;
  /** Lies of the directory. */
  readonly size?: number;
  readonly at?: number;
  readonly mode?: number;
}

/** A ZIP archive by the book, but for what it is told to lie about. */
function zip(entries: readonly Wanted[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    content = Buffer.from("x"),
    size,
    at: lie,
    mode,
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

const look = (bytes: Buffer) =>
  troubleIn({
    head: bytes.subarray(0, 4_100),
    tail: bytes.subarray(-tailBytes),
    size: bytes.length,
  });

const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(64);
  bytes.write("\u0089PNG\r\n\u001a\n", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe("T34 R22 an archive or a picture", () => {
  it.each([
    [
      "a packed letter",
      zip([{ name: "letter.txt", content: Buffer.from("Dear all") }]),
    ],
    [
      "folders and names of every kind",
      zip([{ name: "a/b/文件.txt" }, { name: "a/..b.txt" }]),
    ],
    [
      "a thousand entries",
      zip(Array.from({ length: 1_000 }, (_, at) => ({ name: String(at) }))),
    ],
    ["an archive in an archive", zip([{ name: "old.zip" }])],
    [
      "one after words of its own",
      Buffer.concat([Buffer.from("#!/bin/sh\n"), zip([{ name: "a" }])]),
    ],
    ["a picture of a telephone", png(16_320, 12_240)],
    ["no archive at all", Buffer.from("PK is how some words begin")],
    ["nothing", Buffer.alloc(0)],
  ])("that is %s passes", (_, bytes) => {
    expect(look(bytes)).toBeNull();
  });

  it.each<[string, Buffer, string]>([
    [
      "1000:1",
      zip([{ name: "z", content: Buffer.alloc(20_000_000) }]),
      "archiveBomb",
    ],
    [
      "half a gigabyte",
      zip([{ name: "z", size: 501 * 1024 * 1024 }]),
      "archiveBomb",
    ],
    [
      "1,001 entries",
      zip(Array.from({ length: 1_001 }, (_, at) => ({ name: String(at) }))),
      "archiveBomb",
    ],
    [
      "a number of entries that is a lie",
      zip([{ name: "a" }], 60_000),
      "archiveBomb",
    ],
    [
      "archives all the way down",
      zip(
        "0123456789abcdef".split("").map((one) => ({ name: `lib ${one}.zip` })),
      ),
      "archiveBomb",
    ],
    [
      "entries that share their bytes",
      zip([
        { name: "a", content: Buffer.alloc(9_000, "ab") },
        { name: "b", at: 0 },
      ]),
      "archiveOdd",
    ],
    [
      "a symbolic link",
      zip([{ name: "passwd", mode: 0o120777 }]),
      "archiveOdd",
    ],
    ["an absolute path", zip([{ name: "/etc/passwd" }]), "archiveOdd"],
    ["a drive", zip([{ name: String.raw`C:\run.exe` }]), "archiveOdd"],
    ["a way out of the folder", zip([{ name: "a/../../b" }]), "archiveOdd"],
    [
      "a directory that is cut off",
      zip([{ name: "a" }]).subarray(0, -10),
      "archiveOdd",
    ],
    ["a picture of 65,000 by 65,000", png(65_000, 65_000), "pictureBomb"],
    [
      "a drawing of a billion laughs",
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>`,
      ),
      "pictureBomb",
    ],
  ])("with %s is %s", (_, bytes, trouble) => {
    expect(look(bytes)).toBe(trouble);
  });

  it("of any bytes is looked at without an error", () => {
    const sound = zip([
      { name: "a.txt" },
      { name: "b.txt", content: Buffer.alloc(500) },
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), {
          maxLength: 12,
        }),
        fc.nat(sound.length),
        (changes, cut) => {
          const bytes = Buffer.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          look(bytes);
          look(bytes.subarray(0, cut));
          look(bytes.subarray(cut));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
