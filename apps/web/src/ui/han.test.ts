import { describe, expect, it } from "vitest";
import { hasHan, initials } from "./han.ts";

describe("what stands in a person's ring", () => {
  it.each([
    ["Lin Yue", "LY"],
    ["Tomás Ferreira", "TF"],
    ["Anna van der Berg", "AB"],
    ["Cher", "CH"],
    ["林悦", "林"],
    ["欧阳静", "欧阳"],
    ["欧阳", "欧"],
    ["  ", "?"],
  ])("%s shows %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

it("a run of text is Chinese when it holds Han characters", () => {
  expect(hasHan("顾晓岚")).toBe(true);
  expect(hasHan("Marcus Thiele")).toBe(false);
  expect(hasHan("DSR-2026-00042")).toBe(false);
});
