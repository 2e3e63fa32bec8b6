import { isEmailAddress } from "@kept/domain/casework/text-rules";
import { describe, expect, it } from "vitest";
import {
  notesOf,
  openedMail,
  rawMail,
  usualHeaders,
} from "../../testing/raw-mail.ts";

describe("addresses and headers", () => {
  it("a line break smuggled into a name stays in the name, visibly", async () => {
    const mail = await openedMail(
      rawMail([
        "From: =?utf-8?Q?Anna=0D=0ABcc=3A_x=40y.example?= <anna@post.example>",
        "Subject: =?utf-8?Q?a=0D=0ASet-Cookie=3A_x?=",
      ]),
    );
    expect(mail.from).toEqual({
      name: "Anna␍␊Bcc: x@y.example",
      address: "anna@post.example",
    });
    expect(mail.subject).toBe("a␍␊Set-Cookie: x");
    expect(notesOf(mail)).toContain("text.controls");
  });

  it.each([
    'From: "x" <a@b.example\u0000>, z@y.example',
    "From: a@b.example,z@y.example <c@d.example;e@f.example>",
    "From: <a@b.example%0d%0aBcc:z@y.example>",
    "From: =?utf-8?Q?a=40b.example=0D=0ABcc=3A_z=40y.example?=",
    "From: <@relay.example:a@b.example>",
  ])("%s gives one plain address or none", async (header) => {
    const { from } = await openedMail(rawMail([header, "Subject: x"]));
    const address = from?.address ?? null;
    expect(address === null || isEmailAddress(address)).toBe(true);
  });

  it("a name of three hundred letters and more is cut", async () => {
    const mail = await openedMail(
      rawMail([`From: "${"x".repeat(900)}" <a@b.example>`, "Subject: x"]),
    );
    expect(mail.from?.name).toHaveLength(300);
  });

  it("several senders are noted and the first is taken", async () => {
    const mail = await openedMail(
      rawMail(["From: a@b.example, c@d.example", "Subject: x"]),
    );
    expect(mail.from?.address).toBe("a@b.example");
    expect(notesOf(mail)).toContain("from.several");
  });

  it("a sender without an address, and none at all, are noted", async () => {
    const mail = await openedMail(rawMail(["From: Anonymous", "Subject: x"]));
    expect(mail.from).toEqual({ name: "Anonymous", address: null });
    expect(notesOf(mail)).toContain("from.missing");
    expect(
      (await openedMail(rawMail(["To: a@b.example", "Subject: x"]))).from,
    ).toBeNull();
  });

  it("an answer that would go elsewhere is noted", async () => {
    const mail = await openedMail(
      rawMail([...usualHeaders, "Reply-To: other@evil.example"]),
    );
    expect(mail.notes).toEqual([
      { code: "replyTo.differs", detail: "other@evil.example" },
    ]);
  });

  it.each([
    ["Mon, 2 Nov 2026 10:00:00 +0800", "2026-11-02T02:00:00Z", "+08:00"],
    ["2 Nov 26 10:00 GMT", "2026-11-02T10:00:00Z", "+00:00"],
    ["Mon, 02 Nov 2026 10:00:00 -0500 (EST)", "2026-11-02T15:00:00Z", "-05:00"],
    ["Mon, 2 Nov 2026 10:00:00 -0000", "2026-11-02T10:00:00Z", "+00:00"],
  ])("the date %s is %s", async (header, at, offset) => {
    const mail = await openedMail(
      rawMail(["From: a@b.example", `Date: ${header}`]),
    );
    expect([mail.sentAt, mail.sentOffset]).toEqual([at, offset]);
  });

  it.each([
    "Mon, 30 Feb 2026 10:00:00 +0800",
    "2 Nov 2026 10:00",
    "2 Nov 2026 25:00 +0800",
    "yesterday",
    "",
  ])("the date %j is kept as written and noted", async (header) => {
    const mail = await openedMail(
      rawMail(["From: a@b.example", `Date: ${header}`]),
    );
    expect(mail.sentAt).toBeNull();
    expect(mail.dateHeader).toBe(header);
    expect(notesOf(mail)).toContain("date.invalid");
  });

  it("a missing date is noted", async () => {
    expect(notesOf(await openedMail(rawMail(["From: a@b.example"])))).toContain(
      "date.missing",
    );
  });

  it("headers named like parts of an object are only headers", async () => {
    const mail = await openedMail(
      rawMail([
        ...usualHeaders,
        "__proto__: x",
        "constructor: y",
        "Content-Type: text/plain; __proto__=z",
      ]),
    );
    expect(mail.subject).toBe("Hello");
    expect(({} as Record<string, unknown>)["z"]).toBeUndefined();
  });
});

describe("automatic mail", () => {
  const auto = async (...headers: string[]) =>
    (await openedMail(rawMail([...usualHeaders, ...headers]))).auto;

  it.each<[string, { kind: string; isCertain: boolean }]>([
    ["Auto-Submitted: auto-replied", { kind: "reply", isCertain: true }],
    ["Return-Path: <>", { kind: "bounce", isCertain: true }],
    ["X-Autoreply: yes", { kind: "reply", isCertain: true }],
    [
      "Content-Type: multipart/report; boundary=x",
      { kind: "bounce", isCertain: true },
    ],
    ["Auto-Submitted: auto-generated", { kind: "generated", isCertain: false }],
    ["X-Auto-Response-Suppress: All", { kind: "generated", isCertain: false }],
    ["Precedence: bulk", { kind: "bulk", isCertain: false }],
    ["List-Id: <news.example>", { kind: "bulk", isCertain: false }],
  ])("%s", async (header, mark) => {
    expect(await auto(header)).toMatchObject(mark);
  });

  it("a subject alone is no certainty, with a mark it is", async () => {
    const absence = ["From: a@b.example", "Subject: Automatic reply: away"];
    expect((await openedMail(rawMail(absence))).auto?.isCertain).toBe(false);
    expect(
      (await openedMail(rawMail([...absence, "Precedence: bulk"]))).auto
        ?.isCertain,
    ).toBe(true);
  });

  it("what is uncertain is noted, because a person may stand behind it", async () => {
    expect(
      notesOf(await openedMail(rawMail([...usualHeaders, "Precedence: list"]))),
    ).toContain("auto.maybe");
  });

  it("an ordinary mail and an explicit no are not automatic", async () => {
    expect(await auto()).toBeNull();
    expect(await auto("Auto-Submitted: no")).toBeNull();
  });
});
