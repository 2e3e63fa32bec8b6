import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Words = { readonly [key: string]: string | Words };

/** Every wording by its path, "ui.form.optional". */
function flat(words: Words, path = ""): [path: string, wording: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
}

/** Plural forms of one key count as one. */
function keys(words: Words): string[] {
  return [
    ...new Set(flat(words).map(([path]) => path.replace(/_(one|other)$/, ""))),
  ].sort();
}

function variables(wording: string): string[] {
  return [...wording.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = ""]) => name)
    .sort();
}

describe("the two catalogues", () => {
  it("have the same keys", () => {
    expect(keys(zh)).toEqual(keys(en));
  });

  it("use the same variables in each wording", () => {
    const chinese = new Map(flat(zh));
    const differing = flat(en).filter(([path, wording]) => {
      const other =
        chinese.get(path) ?? chinese.get(path.replace(/_one$/, "_other")) ?? "";
      // One need not show its 1: "one month", "paragraph 3 is older".
      const told = path.endsWith("_one") ? ["count"] : [];
      const names = (text: string): string =>
        variables(text)
          .filter((name) => !told.includes(name))
          .join();
      return names(wording) !== names(other);
    });
    expect(differing).toEqual([]);
  });

  it("have a singular only where English needs one, and always its plural beside it", () => {
    const paths = new Set(flat(en).map(([path]) => path));
    const lonely = [...paths].filter(
      (path) =>
        path.endsWith("_one") && !paths.has(path.replace(/_one$/, "_other")),
    );
    expect(lonely).toEqual([]);
    expect(flat(zh).filter(([path]) => path.endsWith("_one"))).toEqual([]);
  });

  it("leave nothing empty", () => {
    expect(
      [...flat(en), ...flat(zh)].filter(([, wording]) => wording.trim() === ""),
    ).toEqual([]);
  });

  it("put a space between Han and digits or variables that count, none inside dates", () => {
    const tight = flat(zh).filter(([, wording]) =>
      /\p{Script=Han}\d|\d\p{Script=Han}|\p{Script=Han}\{\{count\}\}|\{\{count\}\}\p{Script=Han}/u.test(
        wording,
      ),
    );
    expect(tight).toEqual([]);
  });

  it("use full-width punctuation in Chinese", () => {
    const narrow = flat(zh).filter(([, wording]) =>
      /\p{Script=Han}[,:;?!()]/u.test(wording),
    );
    expect(narrow).toEqual([]);
  });

  it("neither shout nor apologise", () => {
    const loud = [...flat(en), ...flat(zh)].filter(([, wording]) =>
      /[!！]|\bsorry\b|\boops\b|抱歉|对不起/i.test(wording),
    );
    expect(loud).toEqual([]);
  });
});
