import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { enFirst } from "./en-first.ts";
import { zhFirst } from "./zh-first.ts";

const source = join(import.meta.dirname, "..");
const arrivals = [
  "app/office.tsx",
  "app/signed-in.tsx",
  "app/sign-in-route.tsx",
  "app/error-page.tsx",
  "desk/today-page.tsx",
  "registers/requests/list-page.tsx",
];

/** Every file of ours that this one is made of, at once or later. */
function partsOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  // A type is no part of what is sent.
  const text = readFileSync(file, "utf8").replaceAll(
    /^import type [^;]+;/gm,
    "",
  );
  for (const [, path = ""] of text.matchAll(
    /(?:from|import)\s*\(?\s*"(\.[^"]+\.tsx?)"/g,
  )) {
    const part = join(dirname(file), path);
    // The pages that routes lead to bring their words along.
    if (/routes\.tsx?$|locales\//.test(part)) continue;
    // So does what is fetched later together with all words.
    const isLater = new RegExp(String.raw`import\(\s*"${path}"`).test(text);
    if (!(isLater && text.includes("allWords()"))) partsOf(part, known);
  }
  return known;
}

function namespacesIn(file: string): string[] {
  return Array.from(
    readFileSync(file, "utf8").matchAll(/useTranslation\("(\w+)"\)/g),
    ([, name = ""]) => name,
  );
}

describe("the words that come first", () => {
  it("are all that the pages people arrive at are made of", () => {
    const first = Object.keys(enFirst);
    const late = arrivals.flatMap((page) =>
      [...partsOf(join(source, page))].flatMap((file) =>
        namespacesIn(file)
          .filter((name) => !first.includes(name))
          .map((name) => `${file.slice(source.length + 1)}: ${name}`),
      ),
    );
    expect([...new Set(late)]).toEqual([]);
  });

  it("are the same in both languages", () => {
    expect(Object.keys(zhFirst)).toEqual(Object.keys(enFirst));
  });
});
