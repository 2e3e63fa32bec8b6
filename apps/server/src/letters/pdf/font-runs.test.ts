import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontRuns } from "./font-runs.ts";

describe("fontRuns", () => {
  it("sets Latin in the Western font and Han in the Chinese one", () => {
    expect(fontRuns("尊敬的 Łukasz Žižka：", "zh")).toEqual([
      { text: "尊敬的 ", font: "Han" },
      { text: "Łukasz Žižka", font: "Western" },
      { text: "：", font: "Han" },
    ]);
  });

  it("gives quotation marks and dashes the width of their language", () => {
    expect(fontRuns("the “shop”", "en")).toEqual([
      { text: "the “shop”", font: "Western" },
    ]);
    expect(fontRuns("称为“商城”——", "zh")).toEqual([
      { text: "称为“商城”——", font: "Han" },
    ]);
  });

  it("keeps an apostrophe inside a word narrow, in a Chinese letter too", () => {
    expect(fontRuns("d’accès", "zh")).toEqual([
      { text: "d’accès", font: "Western" },
    ]);
  });

  it("takes full-width letters for Chinese", () => {
    expect(fontRuns("ＡＢ", "en")).toEqual([{ text: "ＡＢ", font: "Han" }]);
  });

  it("loses and reorders nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("en" as const, "zh" as const),
        (text, language) => {
          const runs = fontRuns(text, language);
          expect(runs.map((run) => run.text).join("")).toBe(text);
        },
      ),
    );
  });
});
