import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matchPersons,
  statementPart,
  type PersonKeys,
  type ToldEntry,
} from "./statement.ts";

const nobody: PersonKeys = {
  names: [],
  addresses: [],
  phones: [],
  numbers: [],
};
const liNa: PersonKeys = {
  ...nobody,
  names: ["Li Na", "李娜"],
  numbers: ["2024-0917"],
};

describe("two records about one person", () => {
  it.each<[string, PersonKeys, "certain" | "doubtful" | null]>([
    ["the same number and name", { ...liNa }, "certain"],
    [
      "a number written otherwise",
      { ...nobody, numbers: ["20240917"] },
      "certain",
    ],
    [
      "the same number under another name",
      { ...nobody, names: ["Wang Wei"], numbers: ["2024-0917"] },
      "doubtful",
    ],
    ["a namesake", { ...nobody, names: ["na  LI"] }, "doubtful"],
    ["somebody else", { ...nobody, names: ["Wang Wei"] }, null],
    ["nobody known", nobody, null],
  ])("%s", (_, recorded, strength) => {
    expect(matchPersons(liNa, recorded)).toBe(strength);
  });

  it.each<[string, PersonKeys, PersonKeys, "certain" | null]>([
    [
      "mail addresses compare without case",
      { ...nobody, addresses: ["Li.Na@Mail.example"] },
      { ...nobody, addresses: ["li.na@mail.example"] },
      "certain",
    ],
    [
      "a host in common is no match",
      { ...nobody, addresses: ["li.na@mail.example"] },
      { ...nobody, addresses: ["wang@mail.example"] },
      null,
    ],
    [
      "a phone with and without its country code",
      { ...nobody, phones: ["+86 138 0013 8000"] },
      { ...nobody, phones: ["138 0013 8000"] },
      "certain",
    ],
  ])("%s", (_, asked, recorded, strength) => {
    expect(matchPersons(asked, recorded)).toBe(strength);
  });
});

const told: ToldEntry = {
  id: "one",
  on: "2026-05-03",
  kind: "given",
  what: { en: "Contract and payments", zh: "合同与付款信息" },
  why: { en: "Court order 12/2026", zh: "法院裁定 12/2026" },
  toWhom: { en: "Example District Court", zh: "示例区法院" },
  reason: null,
};
const refusedOne: ToldEntry = {
  ...told,
  id: "two",
  kind: "refused",
  on: "2026-01-09",
  reason: { en: "The order was not signed", zh: "命令未签署" },
};
const about = { language: "en", name: "Li Na", on: "2026-11-22" } as const;

describe("a statement", () => {
  it("tells what, when, why and to whom, and what was refused with its reason, oldest first", () => {
    expect(
      statementPart([told, refusedOne], about).paragraphs.slice(0, 3),
    ).toEqual([
      "For Li Na, from our records as of 22 November 2026: 2 entries.",
      "1.\nAsked for: Contract and payments\nWhen: 9 January 2026\nWhy: Court order 12/2026\nAsked for by: Example District Court\nNot given, because: The order was not signed",
      "2.\nWhat: Contract and payments\nWhen: 3 May 2026\nWhy: Court order 12/2026\nTo whom: Example District Court",
    ]);
  });

  it("ends with the same words, whatever it lists", () => {
    const some = statementPart([told], about).paragraphs;
    const none = statementPart([], about).paragraphs;
    expect(some.slice(-2)).toEqual(none.slice(-2));
    expect(none[0]).toContain("0 entries");
    expect(none.join(" ")).not.toMatch(/withheld|secret|sealed|omitted/iu);
  });

  it("is the same in whatever order the entries were found", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([told, refusedOne, { ...told, id: "three" }], {
          minLength: 3,
        }),
        (entries) => {
          expect(statementPart(entries, about)).toEqual(
            statementPart([told, refusedOne, { ...told, id: "three" }], about),
          );
        },
      ),
    );
  });
});
