import { describe, expect, it } from "vitest";
import { matchesAction, matchesName } from "./name-match.ts";

const zhou = { names: ["Zhou Min", "周敏"], sounds: ["zhoumin", "zm"] };

describe("a colleague", () => {
  it.each([
    "zhou",
    "min",
    "zhou m",
    "ZHOU MIN",
    "周",
    "敏",
    "周敏",
    "zm",
    "zhoum",
  ])("is found by %s", (typed) => {
    expect(matchesName(typed, zhou)).toBe(true);
  });

  it.each(["", "  ", "hou", "敏周", "zn", "in"])(
    "is not found by %s",
    (typed) => {
      expect(matchesName(typed, zhou)).toBe(false);
    },
  );
});

describe("an action", () => {
  it("is found by the beginnings of its words, in either language", () => {
    const called = "Go to Requests go requests list 前往 请求 列表";
    for (const typed of ["req", "go to", "list", "请求", "列表"])
      expect(matchesAction(typed, called)).toBe(true);
    for (const typed of ["", "quests", "delete"])
      expect(matchesAction(typed, called)).toBe(false);
  });
});
