import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/abuse-cases.md"), "utf8");

const cases = page
  .split("\n")
  .map((line) => /^- \*\*(T\d\d)\*\* (.+)$/.exec(line))
  .filter((match) => match !== null)
  .map(([, number = "", words = ""]) => ({
    number,
    isWaiting: words.includes("Not yet:"),
  }));

/** The numbers that stand in the names of tests, here and in the browser. */
const tested = new Set(
  globSync("{apps,packages,scripts}/**/*.test.ts", {
    cwd: root,
    exclude: ["**/node_modules/**"],
  })
    .concat(globSync("e2e/*.spec.ts", { cwd: root }))
    .filter((file) => !file.endsWith("abuse-cases.test.ts"))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .flatMap((text) => [
      ...text.matchAll(
        /\b(?:describe|it|test)(?:\.each)?\b[^"'`]{0,4000}?["'`]((?:T\d\d[:,]? )+)/g,
      ),
    ])
    .flatMap(([, numbers = ""]) => numbers.match(/T\d\d/g) ?? []),
);

describe("the page of abuse cases", () => {
  it("has every number once", () => {
    expect(cases.length).toBeGreaterThan(30);
    expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length);
  });

  it.each(cases)(
    "$number is a test under its number, or says why not yet",
    ({ number, isWaiting }) => {
      expect(tested.has(number)).toBe(!isWaiting);
    },
  );

  it("misses no number that a test carries", () => {
    const known = new Set(cases.map(({ number }) => number));
    expect([...tested].filter((number) => !known.has(number))).toEqual([]);
  });
});
