import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  civilDay,
  cleanForeignText,
  codePointCount,
  cutToCodePoints,
  emailAddress,
  instant,
  isEmailAddress,
  isSameAddress,
  line,
  optionalLine,
  optionalParagraphs,
  paragraphs,
  phone,
  textRefusalCodes,
} from "./text-rules.ts";

function said(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  return result.success
    ? result.data
    : result.error.issues.map((issue) => issue.message);
}

const anyText = fc.string({ unit: "binary", maxLength: 60 });
// Half surrogates, controls and marks next to ordinary letters.
const wildText = fc
  .array(
    fc.oneof(
      fc
        .integer({ min: 0, max: 0xffff })
        .map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        "\r\n",
        "\r",
        "\u202e",
        "\u2028",
        "e\u0301",
        "👩‍👧",
        "\0",
        "\u0085",
        "\ufeff",
        " ",
        "\n",
        "A",
      ),
      anyText,
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

describe("R23: one line of text", () => {
  it.each([
    ["plain words", "Li Na", "Li Na"],
    ["outer white space is trimmed", "  张伟\u3000\n", "张伟"],
    ["decomposed letters are composed", "Jose\u0301", "José"],
    ["joined emoji stay joined", "👩‍👧", "👩‍👧"],
    ["marks of right-to-left writing stay", "a\u200fb", "a\u200fb"],
  ])("keeps %s", (_, given, kept) => {
    expect(said(line(40), given)).toBe(kept);
  });

  it.each([
    ["half a surrogate pair", "a\ud800b", "text.illFormed"],
    ["NUL", "abc\0def", "text.controls"],
    ["a C0 control", "a\u0007b", "text.controls"],
    ["a tab", "a\tb", "text.controls"],
    ["a C1 control", "a\u009bb", "text.controls"],
    ["a right-to-left override", "invoice\u202efdp.exe", "text.controls"],
    ["an isolate", "a\u2066b", "text.controls"],
    ["a line separator", "a\u2028b", "text.controls"],
    ["a noncharacter", "a\uffffb", "text.controls"],
    ["a line break", "a\r\nBcc: b@c.example", "text.lineBreak"],
    ["nothing", "", "text.empty"],
    ["white space only", " \u3000 ", "text.empty"],
    ["too many letters", "x".repeat(41), "text.tooLong"],
    ["something else than text", 7, "text.missing"],
    ["nothing at all", undefined, "text.missing"],
  ])("refuses %s with its code", (_, given, code) => {
    expect(said(line(40), given)).toEqual([code]);
  });

  it("counts code points, not UTF-16 units", () => {
    expect(said(line(3), "𠮷👍x")).toBe("𠮷👍x");
    expect(said(line(3), "𠮷👍xy")).toEqual(["text.tooLong"]);
  });

  it("names the field when it stands in a form", () => {
    const form = z.strictObject({ personName: line(10) });
    expect(form.safeParse({ personName: "a\0" }).error?.issues).toMatchObject([
      { path: ["personName"], message: "text.controls" },
    ]);
  });

  it("tells its bounds to the description of the interface", () => {
    expect(z.toJSONSchema(line(40))).toMatchObject({
      type: "string",
      minLength: 1,
      maxLength: 40,
    });
  });

  it("lets only well-formed, composed, bounded text without controls through", () => {
    fc.assert(
      fc.property(wildText, (given) => {
        const result = line(30).safeParse(given);
        if (!result.success) {
          expect(textRefusalCodes).toContain(result.error.issues[0]?.message);
          return;
        }
        expect(result.data).not.toMatch(/\p{Cs}/u);
        expect(result.data.normalize("NFC")).toBe(result.data);
        expect(result.data).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect([...result.data].length).toBeLessThanOrEqual(30);
        expect(line(30).parse(result.data)).toBe(result.data);
      }),
    );
  });
});

describe("R23: running text", () => {
  it("keeps line feeds and tabs and turns CRLF into LF", () => {
    expect(said(paragraphs(100), "one\r\n\ttwo\rthree\u2029four")).toBe(
      "one\n\ttwo\nthree\nfour",
    );
  });

  it("drops blank lines around the text and keeps the indent of its first line", () => {
    expect(said(paragraphs(100), "\n \n  quoted\n\n")).toBe("  quoted");
  });

  it("refuses controls, half surrogates and emptiness", () => {
    expect(said(paragraphs(100), "a\0")).toEqual(["text.controls"]);
    expect(said(paragraphs(100), "a\udc00")).toEqual(["text.illFormed"]);
    expect(said(paragraphs(100), " \n ")).toEqual(["text.empty"]);
    expect(said(paragraphs(100, { mayBeEmpty: true }), " \n ")).toBe("");
  });

  it("gives back what it accepted", () => {
    fc.assert(
      fc.property(wildText, (given) => {
        const result = paragraphs(50).safeParse(given);
        if (result.success)
          expect(paragraphs(50).parse(result.data)).toBe(result.data);
      }),
    );
  });
});

describe("text that may be left out", () => {
  const form = z.strictObject({
    note: optionalLine(10),
    more: optionalParagraphs(10),
  });

  it.each([
    {},
    { note: "", more: " \n" },
    { note: null, more: null },
    { note: "  " },
  ])("becomes null when it is %j", (given) => {
    expect(form.parse(given)).toEqual({ note: null, more: null });
  });

  it("is still checked when it is there", () => {
    expect(said(form, { note: "a\0" })).toEqual(["text.controls"]);
    expect(said(form, { note: "ok" })).toEqual({ note: "ok", more: null });
  });
});

describe("a mail address", () => {
  it.each([
    ["li.na@youxiang.example", "li.na@youxiang.example"],
    ["  Li.Na@YouXiang.Example ", "Li.Na@youxiang.example"],
    ["o'brien+x@post.example", "o'brien+x@post.example"],
    ["张伟@邮箱.example", "张伟@邮箱.example"],
  ])("%j is kept with its host in lower case", (given, kept) => {
    expect(said(emailAddress, given)).toBe(kept);
  });

  it.each([
    "",
    "li.na",
    "@post.example",
    "a@b",
    "a@@post.example",
    "a b@post.example",
    "a@post..example",
    "a@-post.example",
    ".a@post.example",
    "a.@post.example",
    "a@b.example\r\nBcc: x@y.example",
    '"x" <a@b.example>, z@y.example',
    "a@b.example,z@y.example",
    "a@b.example;z@y.example",
    "a\u202e@b.example",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(250)}.example`,
    "a@127.0.0.1",
  ])("%j is refused", (given) => {
    expect(said(emailAddress, given)).toEqual(["email.invalid"]);
    expect(isEmailAddress(given)).toBe(false);
  });

  it("half a surrogate pair is refused before anything else", () => {
    expect(said(emailAddress, "a\ud800@b.example")).toEqual(["text.illFormed"]);
  });

  it("is the same address in any case of letters", () => {
    expect(isSameAddress("Li@Post.example", " li@post.EXAMPLE ")).toBe(true);
    expect(isSameAddress("li@post.example", "li@other.example")).toBe(false);
  });
});

describe("a telephone number", () => {
  it.each([
    ["+44 7700 900123", "+447700900123"],
    ["0044 (7700) 900-123", "+447700900123"],
    ["\u202d138 0013 8000\u202c", "13800138000"],
    ["＋８６－10－12345678", "+861012345678"],
  ])("%j is kept as its digits", (given, kept) => {
    expect(said(phone, given)).toBe(kept);
  });

  it.each(["", "call me", "1234", "+1234567890123456", "12\r\n34567"])(
    "%j is refused or read as digits",
    (given) => {
      const result = phone.safeParse(given);
      if (result.success) expect(result.data).toMatch(/^\+?\d{5,15}$/u);
      else expect(result.error.issues[0]?.message).toBe("phone.invalid");
    },
  );
});

describe("a civil day", () => {
  it.each(["2026-02-28", "2024-02-29", "2000-02-29", "2026-12-31"])(
    "%s exists",
    (day) => {
      expect(said(civilDay, day)).toBe(day);
    },
  );

  it.each([
    "2026-02-29",
    "2026-02-30",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0001-01-01",
  ])("%s does not exist", (day) => {
    expect(said(civilDay, day)).toEqual(["day.impossible"]);
  });

  it.each([
    "",
    "2026-2-3",
    "20260203",
    "2026/02/14",
    "2026-02-14T00:00Z",
    "tomorrow",
  ])("%j is not a day", (day) => {
    expect(said(civilDay, day)).toEqual(["day.invalid"]);
  });
});

describe("an instant", () => {
  it.each([
    ["2026-09-16T10:00:00+08:00", "2026-09-16T02:00:00Z"],
    ["2026-09-16T10:00+0800", "2026-09-16T02:00:00Z"],
    ["2026-09-16 02:00:00.25Z", "2026-09-16T02:00:00Z"],
    ["2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"],
    ["2026-03-29T00:00:00-00:00", "2026-03-29T00:00:00Z"],
  ])("%s is %s", (given, kept) => {
    expect(said(instant, given)).toBe(kept);
  });

  it.each([
    ["2026-09-16T10:00:00", "instant.offsetMissing"],
    ["2026-02-30T10:00:00Z", "instant.impossible"],
    ["2026-02-28T24:00:00Z", "instant.impossible"],
    ["2026-02-28T23:59:60Z", "instant.impossible"],
    ["2026-02-28T23:59:00+15:00", "instant.impossible"],
    ["2026-02-28", "instant.invalid"],
    ["soon", "instant.invalid"],
    ["", "instant.invalid"],
  ])("%j is refused with %s", (given, code) => {
    expect(said(instant, given)).toEqual([code]);
  });

  it("never throws, and what it accepts sorts as time sorts", () => {
    const somewhen = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2199-12-30"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(somewhen, somewhen, (one, other) => {
        const first = instant.parse(one.toISOString());
        const second = instant.parse(other.toISOString());
        const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
        expect(first < second).toBe(seconds(one) < seconds(other));
      }),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(
          /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?$/u,
        ),
        (given) => {
          expect(() => instant.safeParse(given)).not.toThrow();
        },
      ),
    );
  });
});

describe("text from outside", () => {
  it("is kept, with forbidden characters made visible", () => {
    expect(
      cleanForeignText("a\0b\u001bc\u007fd\u202ee\ud800f\u0085g", {
        shape: "line",
        max: 100,
      }),
    ).toEqual({
      text: "a␀b␛c␡d[U+202E]e\uFFFDf[U+0085]g",
      changed: true,
      cut: false,
    });
  });

  it("shows the line break that was smuggled into a header", () => {
    expect(
      cleanForeignText("Li\r\nBcc: x@y.example", { shape: "line", max: 100 })
        .text,
    ).toBe("Li␍␊Bcc: x@y.example");
  });

  it("does not call ordinary line ends and composed letters a change", () => {
    expect(
      cleanForeignText("Jose\u0301\r\nx\ty\r\n", {
        shape: "paragraphs",
        max: 100,
      }),
    ).toEqual({
      text: "José\nx\ty",
      changed: false,
      cut: false,
    });
  });

  it("is cut between characters and says so", () => {
    expect(cleanForeignText("👍👍👍", { shape: "line", max: 2 })).toEqual({
      text: "👍👍",
      changed: false,
      cut: true,
    });
  });

  it("never throws, is always acceptable afterwards, and cleaning twice changes nothing more", () => {
    fc.assert(
      fc.property(
        wildText,
        fc.constantFrom("line" as const, "paragraphs" as const),
        (given, shape) => {
          const once = cleanForeignText(given, { shape, max: 40 });
          const schema =
            shape === "line"
              ? line(40, { mayBeEmpty: true })
              : paragraphs(40, { mayBeEmpty: true });
          expect(schema.parse(once.text)).toBe(once.text);
          expect(cleanForeignText(once.text, { shape, max: 40 })).toEqual({
            text: once.text,
            changed: false,
            cut: false,
          });
        },
      ),
    );
  });
});

describe("counting and cutting", () => {
  it("agree with each other on every well-formed text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (given, max) => {
        const kept = cutToCodePoints(given, max);
        expect(given.startsWith(kept)).toBe(true);
        expect(codePointCount(kept)).toBe(Math.min(max, [...given].length));
        expect(kept).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
