import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldProblems, fieldsOf } from "./field-problem.ts";
import { reasonOf, refusals, sentenceOf, type RefusalCode } from "./refusal.ts";
import { refused } from "./verdict.ts";

const codes = Object.keys(refusals) as RefusalCode[];
/** A parameter may itself come in two languages, as `problemEn` and `problemZh`. */
const parameters = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+?)(?:En|Zh)?\}\}/g)]
    .map((match) => match[1] ?? "")
    .toSorted((one, other) => one.localeCompare(other));

describe("every no", () => {
  it.each(codes)(
    "%s is said in English and in Chinese, with the same parameters",
    (code) => {
      const { en, zh } = refusals[code].sentence;
      expect(en).toMatch(/^[A-Z“].*(\.|\}\})$/s);
      expect(zh).toMatch(/[\u4e00-\u9fff].*(。|\}\})$/s);
      expect(parameters(zh)).toEqual(parameters(en));
    },
  );

  it("stands once: no part of the sentences covers one of another part", async () => {
    const folder = join(import.meta.dirname, "refusals");
    const parts = await Promise.all(
      readdirSync(folder)
        .filter((file) => file !== "sentence.ts")
        .map((file) => import(join(folder, file)) as Promise<object>),
    );
    const said = parts
      .flatMap((part) => Object.values(part) as object[])
      .flatMap(Object.keys);
    expect(said).toHaveLength(codes.length);
    expect(new Set(said)).toEqual(new Set(codes));
  });

  it.each(codes)("%s neither shouts nor apologises", (code) => {
    const { en, zh } = refusals[code].sentence;
    expect(en).not.toMatch(/!|sorry|oops|please/i);
    expect(zh).not.toMatch(/！|抱歉|对不起/);
  });

  it("fills its parameters in, and shows a gap rather than a bracket where one is missing", () => {
    const { refusal } = refused("tooManyTries", { seconds: 40 });
    expect(sentenceOf(refusal, "en")).toContain("Wait 40 seconds");
    expect(sentenceOf({ code: "tooManyTries" }, "zh")).toContain("…");
  });
});

describe("a refusal told before anybody tries", () => {
  it("does not say that something was not done, and names what there is to do", () => {
    const { refusal } = refused("matchesOpen", { count: 2 });
    expect(reasonOf(refusal, "en")).toBe(
      "Say first whether 2 doubtful entries are about this person.",
    );
    expect(reasonOf(refusal, "zh")).toBe("请先确认 2 条存疑记录是否涉及本人。");
  });
});

describe("a refusal about one thing", () => {
  it("says so in the singular, and of several in the plural", () => {
    const { refusal } = refused("letterIncomplete", { count: 1 });
    expect(sentenceOf(refusal, "en")).toContain("One point still has");
    expect(sentenceOf(refusal, "zh")).toContain("1 处");
    const several = refused("letterIncomplete", { count: 2 }).refusal;
    expect(sentenceOf(several, "en")).toContain("2 points still have");
  });

  it.each(
    Object.entries(refusals).filter(([, { sentence }]) =>
      /\{\{count\}\} \w+s\b/u.test(sentence.en),
    ),
  )("has a singular where it has a plural: %s", (_code, found) => {
    expect(found).toHaveProperty("one");
  });
});

describe("what is wrong with a field", () => {
  const schema = z.strictObject({
    name: z.string().min(2).max(5),
    role: z.enum(["dpo", "legal"]),
    tasks: z.array(z.strictObject({ title: z.string() })).min(1),
  });

  function problemsOf(value: unknown) {
    const result = schema.safeParse(value);
    return result.success ? {} : fieldsOf(result.error);
  }

  it("is named by the path of the field", () => {
    expect(
      problemsOf({ name: "x", role: "king", tasks: [{ title: 3 }] }),
    ).toEqual({
      name: ["text.tooShort"],
      role: ["choice.notOffered"],
      "tasks.0.title": ["field.invalid"],
    });
  });

  it("names what is missing and what does not belong", () => {
    expect(problemsOf({ role: "dpo", tasks: [], colour: "red" })).toEqual({
      name: ["field.missing"],
      tasks: ["list.tooShort"],
      colour: ["field.unknown"],
    });
  });

  it("keeps a key called __proto__ a key", () => {
    const fields = problemsOf(
      JSON.parse(
        '{"name":"abc","role":"dpo","tasks":[{"title":"t"}],"__proto__":{"admin":1}}',
      ),
    );
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.getPrototypeOf({})).not.toHaveProperty("admin");
  });

  it("has words for every problem that a schema of the house names", () => {
    const files = readdirSync(import.meta.dirname, {
      recursive: true,
      encoding: "utf8",
    }).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
    expect(files.length).toBeGreaterThan(10);
    const named = files.flatMap((file) =>
      [
        ...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(
          /\berror: "([\w.]+)"/g,
        ),
      ].map((match) => match[1] ?? ""),
    );
    expect(
      named.filter((problem) => !Object.hasOwn(fieldProblems, problem)),
    ).toEqual([]);
  });
});
