import { expect, it } from "vitest";
import { wordCount } from "./word-count.ts";

it("an English letter is counted in words", () => {
  expect(wordCount("On 16 September 2026 you asked for a copy.", "en")).toBe(9);
  expect(wordCount("  ", "en")).toBe(0);
});

it("a Chinese letter is counted in characters, a Latin word or a number as one", () => {
  expect(wordCount("您于2026年请求副本。", "zh")).toBe(8);
  expect(wordCount("GDPR 第15条", "zh")).toBe(4);
});
