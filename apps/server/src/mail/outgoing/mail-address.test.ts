import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayName, mailAddress } from "./mail-address.ts";

describe("mailAddress", () => {
  it.each([
    ["hannah.vogel@post.example", "hannah.vogel@post.example"],
    ["o'neil+shop@sub.post.example", "o'neil+shop@sub.post.example"],
    ["anna@büro.example", "anna@xn--bro-hoa.example"],
    ["li@邮箱.example", "li@xn--c0zu34b.example"],
  ])("takes %s", (written, expected) => {
    expect(mailAddress(written)).toBe(expected);
  });

  it.each([
    "a@b.example\r\nBcc: x@y.example",
    "a@b.example\nx",
    '"x" <a@b.example>, z@y.example',
    "Anna <a@b.example>",
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "a@b@c.example",
    "<a@b.example>",
    '"a b"@c.example',
    "a b@c.example",
    "a@localhost",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a@b..example",
    "a@-b.example",
    ".a@b.example",
    "a..b@c.example",
    "李@post.example",
    "a@b\u00AD.example",
    "a@b.example\u0000",
    "@b.example",
    "a@",
    "",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(64)}.example`,
  ])("refuses %j", (written) => {
    expect(mailAddress(written)).toBeNull();
  });

  it("never lets anything through that could be more than one address or line", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab@.,;<>"\r\n :é李-]*$/), (written) => {
        const address = mailAddress(written);
        if (address !== null)
          expect(address).toMatch(/^[^\s@,;<>"]+@[a-z0-9.-]+$/);
      }),
    );
  });
});

it("a display name is one line without hidden characters", () => {
  expect(displayName("Anna\r\nBcc: x@y.example")).toBe("Anna Bcc: x@y.example");
  expect(displayName("  a\u202Eb\u0000c ")).toBe("a b c");
});
