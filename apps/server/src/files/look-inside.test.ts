import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zip } from "../testing/made-zip.ts";
import { tailBytes, troubleIn } from "./look-inside.ts";

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
