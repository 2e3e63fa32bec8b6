import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  notesOf,
  openedMail,
  rawMail,
  usualHeaders,
  withBody,
} from "../../testing/raw-mail.ts";
import { mailLimits } from "./parsed-mail.ts";
import { parseMail } from "./parse-mail.ts";

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const reading = await parseMail(bytes);
  return reading.ok ? "taken" : reading.refusal.code;
}

describe("what is no mail", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "mailEmpty"],
    ["white space", Buffer.from(" \r\n\r\n"), "mailEmpty"],
    [
      "a picture",
      Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      "mailNotMail",
    ],
    ["zeros", Buffer.alloc(5_000), "mailNotMail"],
    ["a note", Buffer.from("Dear all, please delete my data."), "mailNotMail"],
    ["a page", Buffer.from("<html><body>From: x</body></html>"), "mailNotMail"],
    [
      "more than the limit",
      Buffer.alloc(mailLimits.size + 1, "a"),
      "mailTooLarge",
    ],
  ])("%s is refused", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it("the refusal of a large mail names the limit", async () => {
    expect(await parseMail(Buffer.alloc(mailLimits.size + 1))).toEqual({
      ok: false,
      refusal: { code: "mailTooLarge", params: { limit: "25 MB" } },
    });
  });

  function nested(depth: number): Buffer {
    const open = Array.from(
      { length: depth },
      (_, at) =>
        `Content-Type: multipart/mixed; boundary=b${String(at)}\r\n\r\n--b${String(at)}\r\n`,
    );
    return Buffer.from(
      `From: a@b.example\r\nSubject: x\r\n${open.join("")}Content-Type: text/plain\r\n\r\ndeep`,
    );
  }

  it("nesting of fifty levels is refused, of ten it is read", async () => {
    expect(await refusalOf(nested(50))).toBe("mailTooComplex");
    expect((await openedMail(nested(10))).text).toBe("deep");
  });

  it("too many parts, headers and files are refused", async () => {
    const multipart = [
      ...usualHeaders,
      "Content-Type: multipart/mixed; boundary=b",
    ];
    expect(
      await refusalOf(rawMail(multipart, "--b\r\n\r\nx\r\n".repeat(2_000))),
    ).toBe("mailTooComplex");
    expect(
      await refusalOf(
        rawMail([
          ...usualHeaders,
          ...Array.from({ length: 3_000 }, () => "X: y"),
        ]),
      ),
    ).toBe("mailTooComplex");
    expect(
      await refusalOf(rawMail([...usualHeaders, `X: ${"y".repeat(300_000)}`])),
    ).toBe("mailTooComplex");
    const file =
      "--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n";
    expect(await refusalOf(rawMail(multipart, file.repeat(101)))).toBe(
      "mailTooComplex",
    );
  });
});

describe("mail that is unusual but whole", () => {
  it("may begin with a mark, blank lines or the line of an mbox", async () => {
    for (const start of [
      "\ufeff",
      "\r\n\r\n",
      "From anna@post.example Mon Nov  2 10:00:00 2026\n",
    ]) {
      expect(
        (
          await openedMail(
            Buffer.concat([Buffer.from(start), rawMail(usualHeaders)]),
          )
        ).subject,
      ).toBe("Hello");
    }
  });

  it("may end its lines in any way", async () => {
    const unix = rawMail(usualHeaders).toString().replaceAll("\r\n", "\n");
    expect(await openedMail(Buffer.from(unix))).toMatchObject({
      subject: "Hello",
      text: "Hello",
    });
  });

  it("may say nothing, which is noted", async () => {
    const mail = await openedMail(rawMail(usualHeaders, ""));
    expect(mail.text).toBeNull();
    expect(notesOf(mail)).toEqual(["text.none"]);
  });

  it("ten megabytes are read, and cut", async () => {
    const line = `${"All work and no play makes a dull line. ".repeat(2)}\r\n`;
    const mail = await withBody(
      "text/plain; charset=utf-8",
      line.repeat(Math.ceil((10 * 1024 * 1024) / line.length)),
    );
    expect(notesOf(mail)).toEqual(["text.cut"]);
  });

  it.each([
    [
      "one line of a megabyte",
      () => withBody("text/plain", "x".repeat(1_000_000)),
    ],
    [
      "a megabyte of open tags",
      () => withBody("text/html", "<div><a href=x>".repeat(70_000)),
    ],
    [
      "a megabyte of opening signs",
      () => withBody("text/html", "<".repeat(1_000_000)),
    ],
    [
      "a megabyte of carriage returns",
      () =>
        openedMail(
          rawMail(
            [...usualHeaders, `X: a${"\r".repeat(200_000)}b`],
            "\r".repeat(1_000_000),
          ),
        ),
    ],
    [
      "ten thousand addresses",
      () =>
        openedMail(
          rawMail([
            "From: a@b.example",
            `To: ${"a@b.example, ".repeat(10_000)}`,
          ]),
        ),
    ],
    [
      "a megabyte of wrong bytes",
      () =>
        withBody("text/plain; charset=utf-8", Buffer.alloc(1_000_000, 0xe9)),
    ],
    [
      "a megabyte of dashes",
      () => withBody("multipart/mixed; boundary=b", "--\r\n".repeat(80_000)),
    ],
    [
      "many encoded words",
      () =>
        openedMail(
          rawMail([
            "From: a@b.example",
            `Subject: ${"=?x?Q?=E9?= ".repeat(8_000)}`,
          ]),
        ),
    ],
    [
      "deep HTML",
      () => withBody("text/html", `${"<blockquote>".repeat(20_000)}x`),
    ],
    ["many entities", () => withBody("text/html", "&amp;".repeat(200_000))],
    [
      "blank lines in HTML",
      () => withBody("text/html", `<p>${" \n\t".repeat(100_000)}x`),
    ],
  ])("%s come to an end", async (_, read) => {
    // An expression that tries every way would still be at it when the test has to be over.
    expect(await read()).toBeDefined();
  });
});

/** Every string, however deep, may go into the database and onto a screen. */
function expectStorable(value: unknown): void {
  if (typeof value === "string") {
    expect(value).not.toMatch(
      /(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u,
    );
  } else if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(expectStorable);
  }
}

describe("any bytes", () => {
  const pieces = fc.constantFrom(
    "From: a@b.example\r\n",
    "From: =?gbk?B?xOM=?= <x@y.example>\r\n",
    "Subject: =?utf-8?Q?=E9?=\r\n",
    "Date: Mon, 31 Feb 2026 99:99 +9999\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "Content-Type: text/html; charset=nope\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Disposition: attachment; filename*=x''%ff\r\n",
    "\r\n",
    "\r\n\r\n",
    "--b\r\n",
    "--b--\r\n",
    "<p onclick=x><svg>",
    "=E9=\r\n",
    "////",
    "\0",
    "\u202e",
    "\ufeff",
  );

  it("are a mail or a refusal, never an error", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await parseMail(bytes)).ok).toBeTypeOf("boolean");
      }),
      { numRuns: 300 },
    );
  });

  it("that look like a mail give text that may be stored and shown", async () => {
    const chunk = fc.oneof(
      pieces.map((piece) => Buffer.from(piece)),
      fc.uint8Array({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 30 }), async (chunks) => {
        const reading = await parseMail(
          Buffer.concat([
            Buffer.from("From: a@b.example\r\nSubject: x\r\n"),
            ...chunks,
          ]),
        );
        if (!reading.ok) return;
        const { html: _raw, attachments, ...mail } = reading.value;
        const files = attachments.map(({ bytes: _bytes, ...file }) => file);
        expectStorable({ ...mail, files });
        expect(mail.sanitizedHtml ?? "").not.toMatch(
          /<(?:script|svg|iframe|img|style)|\son\w+\s*=/iu,
        );
      }),
      { numRuns: 400 },
    );
  });
});
