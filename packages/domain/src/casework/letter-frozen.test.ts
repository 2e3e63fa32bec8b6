import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../json.ts";
import {
  approvedText,
  canonicalJson,
  frozenText,
  type FrozenLetter,
} from "./letter-frozen.ts";

const letter: FrozenLetter = {
  document: {
    template: { id: "refusal", version: 1 },
    purpose: "refuse",
    language: "en",
    subject: { en: "No", zh: "不", older: null },
    paragraphs: [
      { id: "a", en: "One", zh: "一", locked: null, older: "zh" },
      {
        id: "b",
        en: "Two",
        zh: "二",
        locked: { en: "always", zh: "始终" },
        older: null,
      },
    ],
    variables: [],
    values: { b: { en: "1", zh: "1" }, a: { en: "2", zh: "2" } },
  },
  recipient: "h.vogel@post.example",
  attachments: [{ name: "data.zip", size: 12, sha256: "ab" }],
  reference: "DSR-2026-00402",
  frozenAt: "2026-09-21T01:42:00Z",
  author: "u1",
  approver: "u2",
  rendered: { language: "en", subject: "No", text: "One\n\nTwo" },
};

describe("the text that is hashed", () => {
  it("is the same whatever the order of names", () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: "ü" })).toBe(
      '{"a":"ü","b":[1,{"c":true,"d":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (members) => {
        const turned = Object.fromEntries(Object.entries(members).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(members));
        expect(JSON.parse(canonicalJson(members))).toEqual(members);
      }),
    );
  });

  it("refuses numbers that would not come back alike", () => {
    for (const number of [0.5, Number.NaN, 2 ** 53]) {
      expect(() => canonicalJson(number)).toThrow(RangeError);
    }
  });

  it("of a sent letter changes with everything the person gets", () => {
    const first = frozenText(letter);
    const { rendered } = letter;
    const others: FrozenLetter[] = [
      { ...letter, recipient: "x@post.example" },
      { ...letter, rendered: { ...rendered, text: "One" } },
      { ...letter, attachments: [] },
      { ...letter, approver: null },
      { ...letter, frozenAt: "2026-09-21T01:42:01Z" },
    ];
    for (const other of others) expect(frozenText(other)).not.toBe(first);
    expect(frozenText(structuredClone(letter))).toBe(first);
  });

  it("of an approval changes with the words, and not with the mark for the translator", () => {
    const first = approvedText(letter);
    const { document } = letter;
    const edited = {
      ...document,
      paragraphs: document.paragraphs.map((paragraph) => ({
        ...paragraph,
        en: `${paragraph.en}.`,
      })),
    };
    expect(approvedText({ ...letter, document: edited })).not.toBe(first);
    const marked = {
      ...document,
      paragraphs: document.paragraphs.map((paragraph) => ({
        ...paragraph,
        older: null,
      })),
    };
    expect(approvedText({ ...letter, document: marked })).toBe(first);
  });

  it("holds no value twice and parses back", () => {
    const parsed = JSON.parse(frozenText(letter)) as Record<string, Json>;
    expect(parsed["format"]).toBe("kept.letter/1");
    expect(parsed["reference"]).toBe("DSR-2026-00402");
  });
});
