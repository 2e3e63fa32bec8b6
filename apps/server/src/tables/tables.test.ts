import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import writeWorkbook from "write-excel-file/node";
import { describe, expect, it } from "vitest";
import { defuse, undefuse } from "./defuse.ts";
import { readTable } from "./read-table.ts";
import type { TableHead, TableSettings } from "./table-file.ts";
import { guessDelimiter, guessEncoding } from "./text-encoding.ts";
import { csvOf } from "./write-csv.ts";

const guessed: TableSettings = { encoding: null, delimiter: null, sheet: 0 };

async function read(bytes: Uint8Array, settings = guessed) {
  return readTable({ bytes, settings }, async (head, batches) => {
    const rows: [number, ...string[]][] = [];
    for await (const batch of batches)
      for (const { number, cells } of batch) rows.push([number, ...cells]);
    return { head, rows };
  });
}
async function readWell(
  bytes: Uint8Array,
  settings = guessed,
): Promise<{ head: TableHead; rows: [number, ...string[]][] }> {
  const result = await read(bytes, settings);
  if (!result.ok) throw new Error(`Not read: ${result.problem.code}`);
  return result.value;
}
async function bytesOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of csvOf(rows))
    chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const cell = fc.oneof(
  // A file with a NUL is no text.
  fc
    .string({ unit: "grapheme", maxLength: 12 })
    .map((text) => text.replaceAll("\0", "")),
  fc.string({
    unit: fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "＝",
      "＋",
      "－",
      "＠",
      "\t",
      "'",
      '"',
      ",",
      "a",
      "\n",
      " ",
    ),
    maxLength: 6,
  }),
);

describe("a cell that is written", () => {
  it("is run by no spreadsheet, and comes back as it was", () => {
    fc.assert(
      fc.property(cell, (text) => {
        const safe = defuse(text);
        expect(safe).not.toMatch(/^[=+\-@＝＋－＠\t\r]/u);
        expect(undefuse(safe)).toBe(text);
      }),
    );
    expect(
      ["=1", "＝1", "\t=1", "\r=1", "+86", "'=1", "it's"].map(defuse),
    ).toEqual(["'=1", "'＝1", "'\t=1", "'\r=1", "'+86", "''=1", "it's"]);
  });
});

describe("CSV that we write", () => {
  it("has a mark, CRLF and quotes by RFC 4180", async () => {
    expect(
      (
        await bytesOf([
          ["a", "b,c"],
          ['say "x"', "two\nlines"],
        ])
      ).toString("utf8"),
    ).toBe('\uFEFFa,"b,c"\r\n"say ""x""","two\nlines"\r\n');
  });

  it("is read back cell by cell", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (table) => {
          const rows = table.map((cells, index) => [
            `row ${index}`,
            ...cells,
            "end",
          ]);
          const { rows: back } = await readWell(
            await bytesOf([["h1", "h2", "h3", "h4", "h5"], ...rows]),
          );
          expect(back.map(([, ...cells]) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("a long table", () => {
  it("is made row by row as it is read, and no further when nobody reads on", async () => {
    let made = 0;
    function* rows() {
      for (; made < 100_000; made += 1)
        yield [`row ${made}`, "words that fill a line of the table"];
    }
    const stream = csvOf(rows());
    await once(stream, "readable");
    stream.read(1_000);
    await setTimeout(50);
    expect(made).toBeLessThan(5_000);
    stream.destroy();
    await once(stream, "close");
    const before = made;
    await setTimeout(20);
    expect(made).toBe(before);
  });

  it("is read in batches, and the reading ends with whoever reads", async () => {
    const bytes = Buffer.from(
      `a,b\n${Array.from({ length: 5_000 }, (_one, index) => `${index},x`).join("\n")}`,
    );
    const first = await readTable(
      { bytes, settings: guessed },
      async (head, batches) => {
        for await (const batch of batches) return [head.rows, batch.length];
        return [];
      },
    );
    expect(first).toEqual({ ok: true, value: [5_000, 1_000] });
  });
});

describe("a table of text", () => {
  const text =
    '收到日期;姓名\n2026-01-04;王芳\n\n2026-01-05;"O\'Brien\nSeán"\n';
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["utf-16le", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["utf-16be", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("is known to be %s", async (encoding, bytes) => {
    const { head, rows } = await readWell(bytes);
    expect(head).toEqual({
      kind: "csv",
      encoding,
      delimiter: ";",
      sheets: [],
      headers: ["收到日期", "姓名"],
      rows: 2,
    });
    expect(rows).toEqual([
      [2, "2026-01-04", "王芳"],
      [4, "2026-01-05", "O'Brien\nSeán"],
    ]);
  });

  it("is known to be GB18030, and can be read otherwise when a person says so", async () => {
    const bytes = readFileSync(
      new URL("../../../../e2e/fixtures/old-register.csv", import.meta.url),
    );
    expect(guessEncoding(bytes)).toBe("gb18030");
    const { head, rows } = await readWell(bytes);
    expect(head).toMatchObject({
      encoding: "gb18030",
      delimiter: ",",
      rows: 10,
    });
    expect(rows.at(-1)).toEqual([
      11,
      "2026-06-18",
      "O'Brien, Seán",
      "sean@post.example",
      "p004",
      "access",
      'multi-line\nbody, with "quotes"',
      "",
      "open",
    ]);
    expect(await read(bytes, { ...guessed, encoding: "utf-8" })).toEqual({
      ok: false,
      problem: { code: "encoding", encoding: "utf-8" },
    });
  });

  it("in UTF-16 without a mark is known by its zeros", () => {
    expect(guessEncoding(Buffer.from("name,mail\n", "utf16le"))).toBe(
      "utf-16le",
    );
    expect(guessEncoding(Buffer.from("name,mail\n", "utf16le").swap16())).toBe(
      "utf-16be",
    );
  });

  it("is parted by the sign that parts it, not by one inside quotes", () => {
    expect(guessDelimiter('a\tb\n"x,y,z,w"\tc\n')).toBe("\t");
    expect(guessDelimiter("a|b|c\n")).toBe("|");
    expect(guessDelimiter("one column\n")).toBe(",");
  });

  it.each([
    ["empty", Buffer.alloc(0)],
    ["empty", Buffer.from("\n \n,,\n")],
    ["noRows", Buffer.from("a,b\n")],
    ["quoteOpen", Buffer.from('a,b\n1,"two\n3,4\n')],
    ["unreadable", Buffer.from("PK\u0003\u0004 not a workbook")],
    ["encoding", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xff])],
  ])("that is no table is answered with %s", async (code, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe("a workbook", () => {
  const sheet = [
    ["Received", "Name", "Number", "Sum"],
    [new Date(Date.UTC(2026, 0, 4)), "王芳", 123456789012, 3],
    [new Date(Date.UTC(2026, 0, 4, 9, 30)), "Ana", 1.5, 4],
  ];
  it("gives days as days, numbers as they stand and says how many sheets there are", async () => {
    const bytes = await writeWorkbook([
      {
        data: sheet.map((row) =>
          row.map((value) =>
            value instanceof Date
              ? { value, type: Date, format: "yyyy-mm-dd hh:mm" }
              : value,
          ),
        ),
        sheet: "Old",
      },
      { data: [["x"]], sheet: "Second" },
    ]).toBuffer();
    const { head, rows } = await readWell(bytes);
    expect(head).toMatchObject({
      kind: "xlsx",
      sheets: ["Old", "Second"],
      headers: ["Received", "Name", "Number", "Sum"],
    });
    expect(rows).toEqual([
      [2, "2026-01-04", "王芳", "123456789012", "3"],
      [3, "2026-01-04 09:30:00", "Ana", "1.5", "4"],
    ]);
  });

  it("shows a formula as a formula, not as its last result", async () => {
    const bytes = await writeWorkbook([
      ["Name"],
      [{ value: "A1", type: "Formula" }],
    ]).toBuffer();
    const { rows } = await readWell(bytes);
    expect(rows[0]?.[1]).toMatch(/^=/u);
  });

  it("made to swell is refused before it does", async () => {
    const bytes = await writeWorkbook([["Name"], ["Ana"]]).toBuffer();
    // What the directory of the zip says of the last of its files.
    bytes.writeUInt32LE(500_000_000, bytes.lastIndexOf("PK\u0001\u0002") + 24);
    expect(await read(bytes)).toEqual({
      ok: false,
      problem: { code: "unreadable" },
    });
  });
});
