import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** What a page of numbered cases lists, and whether it says of one that there is no test yet. */
function casesOf(page: string) {
  return readFileSync(join(root, "docs", page), "utf8")
    .split("\n")
    .map((line) => /^- \*\*([TR]\d\d)\*\* (.+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, number = "", words = ""]) => ({
      number,
      isWaiting: /\bNot yet\b[^:]*:/.test(words),
    }));
}

/** The numbers that stand in the names of tests, here and in the browser. */
const tested = new Set(
  globSync("{apps,packages,scripts}/**/*.test.ts", {
    cwd: root,
    exclude: ["**/node_modules/**"],
  })
    .concat(globSync("e2e/*.spec.ts", { cwd: root }))
    .filter((file) => !file.endsWith("numbered-cases.test.ts"))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .flatMap((text) => [
      ...text.matchAll(
        /\b(?:describe|it|test)(?:\.each)?\b[^"'`]{0,4000}?["'`]((?:[TR]\d\d[:,]? )+)/g,
      ),
    ])
    .flatMap(([, numbers = ""]) => numbers.match(/[TR]\d\d/g) ?? []),
);

describe.each([
  { page: "abuse-cases.md", letter: "T", atLeast: 30 },
  { page: "reliability.md", letter: "R", atLeast: 35 },
])("docs/$page", ({ page, letter, atLeast }) => {
  const cases = casesOf(page);

  it("has every number once, and no other", () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length);
    expect(cases.every(({ number }) => number.startsWith(letter))).toBe(true);
  });

  it.each(cases)(
    "$number is a test under its number, or says why not yet",
    ({ number, isWaiting }) => {
      expect(tested.has(number)).toBe(!isWaiting);
    },
  );

  it("misses no number that a test carries", () => {
    const known = new Set(cases.map(({ number }) => number));
    expect(
      [...tested].filter(
        (number) => number.startsWith(letter) && !known.has(number),
      ),
    ).toEqual([]);
  });
});
