import { describe, expect, test } from "vitest";
import { mentionBeingTyped, mentionedIn, noteRuns } from "./mentions.ts";

const people = [
  { id: "tang", names: ["Tang Ning", "唐宁"] },
  { id: "anna", names: ["Anna"] },
  { id: "brandt", names: ["Anna Brandt"] },
  { id: "role:legal", names: ["Legal counsel", "法务"] },
];

describe("whom a note names", () => {
  test.each([
    ["nobody in plain words", "Tang Ning knows.", []],
    ["a colleague after an @", "Ask @Tang Ning, they know.", ["tang"]],
    ["the longer of two names", "@Anna Brandt and @Anna", ["brandt", "anna"]],
    ["not the beginning of another name", "@Annabel is outside", []],
    ["a Chinese name without a space after it", "请@唐宁看一下", ["tang"]],
    ["a whole role", "@法务 请确认", ["role:legal"]],
    ["each once", "@唐宁 @Tang Ning", ["tang"]],
  ])("%s", (_what, text, ids) => {
    expect(mentionedIn(text, people)).toEqual(ids);
  });

  test("loses no word of the note", () => {
    const text = "Hello @Tang Ning,\nand @nobody else 。@唐宁";
    expect(
      noteRuns(text, people)
        .map((run) => run.text)
        .join(""),
    ).toBe(text);
  });
});

describe("the name that is being typed", () => {
  test.each([
    ["Ask @Ta", { from: 4, typed: "Ta" }],
    ["请@唐", { from: 1, typed: "唐" }],
    ["Ask @Tang Ni", { from: 4, typed: "Tang Ni" }],
    ["@", { from: 0, typed: "" }],
    ["Write to ida@post", null],
    ["@Tang Ning knows more", null],
    ["no sign", null],
  ])("%s", (text, wanted) => {
    expect(mentionBeingTyped(text, text.length)).toEqual(wanted);
  });
});
