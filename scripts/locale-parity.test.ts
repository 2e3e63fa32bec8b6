import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { localeFindings, readLocale } from "./locale-parity.ts";
import { plantTree, removePlantedTrees } from "./planted-tree.ts";

afterEach(removePlantedTrees);

const compare = (en: Record<string, string>, zh: Record<string, string>) =>
  localeFindings(new Map(Object.entries(en)), new Map(Object.entries(zh)));

describe("English and Chinese", () => {
  it("say the same things", () => {
    expect(
      compare(
        { title: "Requests", days_one: "{{n}} day", days_other: "{{n}} days" },
        { title: "请求", days_other: "{{n}} 天" },
      ),
    ).toEqual([]);
  });

  it("miss no key, in either language", () => {
    expect(compare({ a: "A", b: "B" }, { a: "甲", c: "丙" })).toEqual([
      "b: missing in Chinese",
      "c: missing in English",
    ]);
  });

  it("fill in the same blanks", () => {
    expect(compare({ a: "by {{name}}" }, { a: "由 {{who}}" })).toEqual([
      "a: English fills in [name], Chinese [who]",
    ]);
  });

  it("leave nothing empty", () => {
    expect(compare({ a: "A" }, { a: " " })).toEqual(["a: empty in Chinese"]);
  });

  it("are not equal because both are absent", () => {
    expect(compare({}, {})).toHaveLength(1);
  });

  it("are read from typed objects, however deep", async () => {
    const root = plantTree([
      [
        "en/requests.ts",
        `export const requests = { list: { title: "Requests" } };`,
      ],
    ]);
    expect([...(await readLocale(join(root, "en")))]).toEqual([
      ["requests.list.title", "Requests"],
    ]);
    expect((await readLocale(join(root, "zh"))).size).toBe(0);
  });
});
