import { expect, it } from "vitest";
import { spacedRound, withHanSpaces } from "./han-spacing.ts";

it("a sentence of ours has a space between Latin and Han, with accents too", () => {
  expect(withHanSpaces("Łukasz Žižka登录")).toBe("Łukasz Žižka 登录");
  expect(withHanSpaces("查阅了DSR-2026-00042的日志")).toBe(
    "查阅了 DSR-2026-00042 的日志",
  );
  expect(withHanSpaces("林悦登录")).toBe("林悦登录");
});

it("round a value spaces are put, and never inside what somebody wrote", () => {
  expect(spacedRound("Ruth Adler起草了信函", "Ruth Adler")).toBe(
    "Ruth Adler 起草了信函",
  );
  expect(spacedRound("交给Ruth Adler", "Ruth Adler")).toBe("交给 Ruth Adler");
  expect(spacedRound("林悦将A组B的任务交给", "A组B")).toBe(
    "林悦将 A组B 的任务交给",
  );
  expect(spacedRound("“Ruth”登录", "Ruth")).toBe("“Ruth”登录");
  expect(spacedRound("已有 3 项", "3")).toBe("已有 3 项");
  expect(spacedRound("没有值", "")).toBe("没有值");
  expect(spacedRound("保存于11月23日", "11月23日")).toBe("保存于 11月23日");
  expect(spacedRound("11月", "1")).toBe("11月");
  expect(spacedRound("Tokens令牌", "Token")).toBe("Tokens令牌");
});
