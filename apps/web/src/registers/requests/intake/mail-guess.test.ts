import { describe, expect, it } from "vitest";
import type { MailPreview } from "./intake-outputs.ts";
import { guessesOf } from "./mail-guess.ts";

function guess<T>(value: T, found: string) {
  return {
    value,
    sure: "likely" as const,
    because: [{ kind: "words" as const, found }],
  };
}

const preview: MailPreview = {
  mailId: "0199a1b2-0000-7000-8000-00000000000a",
  source: "drop",
  arrivedAt: "2026-09-21T01:42:00.000Z",
  rawSha256: "0".repeat(64),
  size: 900,
  mail: {
    from: { name: "Hannah Vogel", address: "hannah.vogel@post.example" },
    toAddress: "privacy@shop.example",
    subject: "Copy of my data",
    sentAt: "2026-09-16T02:00:00Z",
    dateHeader: "Wed, 16 Sep 2026 10:00:00 +0800",
    text: "Please send me a copy.",
    html: null,
    notes: [],
    attachments: [],
  },
  guess: {
    policyId: guess("p000", "privacy@shop.example"),
    types: [guess("access" as const, "a copy")],
    languages: [guess("en" as const, "please")],
    letterLanguage: "en",
    residences: [guess("DE", "Hamburg"), guess("AT", "Vienna")],
    marketingChannels: [],
    minor: null,
    partner: null,
    requesterRole: guess("self" as const, "Hannah Vogel"),
    personName: guess("Hannah Vogel", "Hannah Vogel"),
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: null,
    significance: [],
    asksComplaintChannel: null,
    asksOtherAddress: null,
  },
  suggested: {
    policyId: "p000",
    channel: "email",
    receivedAt: "2026-09-16T02:00:00Z",
    partner: null,
    personName: "Hannah Vogel",
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    text: "Please send me a copy.",
  },
  duplicates: [],
};

function found(given: MailPreview, field: string) {
  return guessesOf(given).find((one) => one.field === field);
}

describe("what a mail fills in", () => {
  it("leaves out what the mail does not say", () => {
    expect(guessesOf(preview).map(({ field }) => field)).toEqual([
      "policyId",
      "channel",
      "receivedAt",
      "personName",
      "personAddress",
      "residence",
      "language",
      "types",
    ]);
  });

  it("says for each value what it rests on", () => {
    expect(found(preview, "residence")?.ground).toEqual({
      kind: "evidence",
      sure: "likely",
      because: [{ kind: "words", found: "Hamburg" }],
    });
    expect(found(preview, "personAddress")?.ground.kind).toBe("itsSender");
    expect(found(preview, "receivedAt")?.ground.kind).toBe("itsDate");
  });

  it("says when the mail's own date could not be taken", () => {
    const late = {
      ...preview,
      suggested: { ...preview.suggested, receivedAt: preview.arrivedAt },
    };
    expect(found(late, "receivedAt")?.ground.kind).toBe("itsArrival");
  });

  it("is sure of several types only when it is sure of each", () => {
    const types = [
      guess("access" as const, "a copy"),
      { ...guess("deletion" as const, "delete"), sure: "possible" as const },
    ];
    const two: MailPreview = {
      ...preview,
      guess: { ...preview.guess, types },
      suggested: { ...preview.suggested, types: ["access", "deletion"] },
    };
    expect(found(two, "types")?.ground).toMatchObject({ sure: "possible" });
  });

  it("keeps a partner's name where only the day of the receipt is written", () => {
    const value = {
      name: "North distributor",
      receivedOn: "2026-09-10",
      receivedAt: null,
    };
    const forwarded: MailPreview = {
      ...preview,
      guess: { ...preview.guess, partner: guess(value, "our customer") },
      suggested: { ...preview.suggested, channel: "partner" },
    };
    expect(found(forwarded, "partner")?.value).toEqual({
      name: "North distributor",
      receivedAt: "",
    });
    expect(found(forwarded, "channel")?.ground.kind).toBe("aPartner");
  });
});
