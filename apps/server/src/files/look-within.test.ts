import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zip } from "../testing/made-zip.ts";
import { tailBytes } from "./look-inside.ts";
import { lookWithin } from "./look-within.ts";

/** What is found in bytes that pass by in pieces of this size. */
async function look(bytes: Uint8Array, piece = bytes.length) {
  const within = lookWithin();
  for (let at = 0; at < bytes.length; at += piece)
    await within.add(bytes.subarray(at, at + piece));
  return within.found({
    head: bytes.subarray(0, 4_100),
    tail: bytes.subarray(-tailBytes),
    size: bytes.length,
  });
}

const pdf = (...objects: readonly (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n", "latin1"),
    ...objects.map((object) => Buffer.from(object)),
    Buffer.from("\ntrailer << /Root 1 0 R >>\n%%EOF\n"),
  ]);

const packed = (text: string) =>
  Buffer.concat([
    Buffer.from(
      "7 0 obj << /Type /ObjStm /N 1 /Filter /FlateDecode >> stream\r\n",
    ),
    deflateSync(text),
    Buffer.from("\nendstream\nendobj\n"),
  ]);

const compound = (name: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(name, "utf16le"),
    Buffer.alloc(600),
  ]);

const office = (...names: readonly string[]) =>
  zip(
    ["[Content_Types].xml", "word/document.xml", ...names].map((name) => ({
      name,
    })),
  );

const open = "<< /Type /Catalog /OpenAction";

describe("T34 what is packed in a file", () => {
  it.each<[string, Buffer, readonly string[]]>([
    [
      "a script in a PDF",
      pdf(`${open} << /S /JavaScript /JS (x) >> >>`),
      ["script"],
    ],
    [
      "one whose name is escaped",
      pdf(`${open} << /S /J#61va#53cript /JS (x) >> >>`),
      ["script"],
    ],
    [
      "one in a packed object",
      pdf(packed(`${open} << /S /JavaScript /JS (x) >> >>`)),
      ["script"],
    ],
    [
      "a program that a PDF starts",
      pdf("<< /S /Launch /F (cmd.exe) >>"),
      ["launch"],
    ],
    [
      "a form that a PDF sends away",
      pdf("<< /S /SubmitForm /F (x) >>"),
      ["launch"],
    ],
    ["a file in a PDF", pdf("<< /Type /EmbeddedFile >>"), ["embedded"]],
    ["a locked PDF", pdf("<< /Encrypt 3 0 R >>"), ["locked"]],
    [
      "objects packed as nobody packs them",
      pdf("<< /Type /ObjStm >> stream\nnot packed\nendstream"),
      ["unseen"],
    ],
    ["macros of an office file", office("word/vbaProject.bin"), ["macros"]],
    [
      "macros of old in a new one",
      office("xl/macrosheets/sheet1.xml"),
      ["macros"],
    ],
    [
      "macros of an open document",
      zip([{ name: "mimetype" }, { name: "Basic/Standard/Module1.xml" }]),
      ["macros"],
    ],
    [
      "a file in an office file",
      office("word/embeddings/oleObject1.bin"),
      ["embedded"],
    ],
    ["macros of an office file of old", compound("_VBA_PROJECT"), ["macros"]],
    ["a locked office file", compound("EncryptedPackage"), ["locked"]],
    [
      "a program in an archive",
      zip([{ name: "a/invoice.pdf.exe" }]),
      ["programs"],
    ],
    [
      "a locked archive",
      zip([{ name: "letter.txt", isLocked: true }]),
      ["locked"],
    ],
  ])(
    "is told of %s, however it comes in pieces",
    async (_what, bytes, found) => {
      for (const piece of [bytes.length, 1_000, 61, 7])
        expect(await look(bytes, piece)).toEqual(found);
    },
  );

  it.each<[string, Buffer]>([
    ["a PDF that opens at its second page", pdf(`${open} [2 0 R /Fit] >>`)],
    [
      "a PDF that speaks of JavaScript",
      pdf("(All about JavaScript and launching)"),
    ],
    [
      "a PDF with packed objects and nothing in them",
      pdf(packed("<< /Type /Page >>")),
    ],
    ["an office file", office("word/media/image1.png")],
    ["an archive of letters", zip([{ name: "a.pdf" }, { name: "b.docx" }])],
    [
      "a letter",
      Buffer.from("Dear all, /JavaScript is what I want to know about."),
    ],
    ["nothing", Buffer.alloc(0)],
  ])("is nothing in %s", async (_what, bytes) => {
    expect(await look(bytes)).toEqual([]);
  });

  it("is looked at in memory and in bounds: a thousand packed parts that would be gigabytes are told as unseen", async () => {
    const bomb = packed("\0".repeat(30 * 1024 * 1024));
    const bytes = pdf(...Array.from({ length: 1_000 }, () => bomb));
    const before = process.memoryUsage().rss;
    expect(await look(bytes, 65_536)).toEqual(["unseen"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("of any bytes is looked at without an error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.constantFrom(
          "%PDF-1.4 /ObjStm stream\n",
          "PK\u0003\u0004",
          "\u00d0\u00cf\u0011\u00e0",
          "",
        ),
        fc.integer({ min: 1, max: 500 }),
        async (rest, head, piece) => {
          const bytes = Buffer.concat([Buffer.from(head, "latin1"), rest]);
          expect(Array.isArray(await look(bytes, piece))).toBe(true);
        },
      ),
    );
  });
});
