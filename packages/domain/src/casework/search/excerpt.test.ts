import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { excerptOf, foundRuns, type TextRun } from "./excerpt.ts";
import { searchTerms } from "./typed-search.ts";

const marked = (runs: readonly TextRun[] | null) =>
  runs?.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join("");

describe("what was found", () => {
  it.each([
    ["Ｚhang Wei", "zhang", "[Ｚhang] Wei"],
    ["张伟", "张伟", "[张伟]"],
    ["Tomás Ferreira", "tom", "[Tomás] Ferreira"],
    ["a <b>bold</b> word", "bold", "a <b>[bold]</b> word"],
    ["nothing here", "elsewhere", "nothing here"],
  ])("stands apart in %s", (text, typed, expected) => {
    expect(marked(foundRuns(text, searchTerms(typed)))).toBe(expected);
  });

  it("stands in a short piece of a long text, cut between words", () => {
    const long = `${"before ".repeat(50)}needle ${"after ".repeat(50)}`;
    const runs = excerptOf(long, searchTerms("needle"));
    expect(marked(runs)).toMatch(
      /^…(before ){1,3}\[needle\]( after){10,18}…$/u,
    );
  });

  it("is null where nothing was found", () => {
    expect(excerptOf("张三", searchTerms("李四"))).toBeNull();
  });

  it("is the text itself, run by run, whatever was searched for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (text, typed) => {
          const runs = foundRuns(text, searchTerms(typed));
          expect(runs.map((run) => run.text).join("")).toBe(text);
        },
      ),
    );
  });
});
