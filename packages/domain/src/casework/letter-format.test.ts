import { describe, expect, it } from "vitest";
import {
  jointSpace,
  letterCount,
  letterDay,
  letterDayOf,
  letterLines,
  letterList,
  letterMoment,
} from "./letter-format.ts";

describe("dates in letters", () => {
  it("writes a day out in both languages", () => {
    expect(letterDay("2026-09-16")).toEqual({
      en: "16 September 2026",
      zh: "2026年9月16日",
    });
    expect(letterDay("2028-02-29").en).toBe("29 February 2028");
  });

  it("tells an instant as the day it was in the office's zone", () => {
    expect(letterDayOf("2026-09-16T17:30:00Z", "Asia/Shanghai").en).toBe(
      "17 September 2026",
    );
    expect(letterDayOf("2026-09-16T17:30:00Z", "Europe/Berlin").en).toBe(
      "16 September 2026",
    );
  });

  it("writes moments with the hour on a 24-hour clock", () => {
    expect(letterMoment("2026-09-18T06:25:10Z", "Asia/Shanghai")).toEqual({
      en: "18 September 2026, 14:25",
      zh: "2026年9月18日 14:25",
    });
  });

  it("refuses a day that does not exist", () => {
    expect(() => letterDay("2026-02-30")).toThrow(RangeError);
  });
});

describe("lists and counts", () => {
  const item = (en: string, zh: string) => ({ en, zh });

  it("joins with “and” and with 和", () => {
    const three = [item("a", "甲"), item("b", "乙"), item("c", "丙")];
    expect(letterList(three)).toEqual({ en: "a, b and c", zh: "甲、乙和丙" });
    expect(letterList(three.slice(0, 2)).en).toBe("a and b");
    expect(letterList(three.slice(0, 1)).zh).toBe("甲");
    expect(letterList([])).toEqual({ en: "", zh: "" });
  });

  it("sets long lists line by line", () => {
    expect(letterLines([item("a", "甲"), item("b", "乙")])).toEqual({
      en: "– a\n– b",
      zh: "— 甲\n— 乙",
    });
  });

  it("counts one and many", () => {
    const words = { one: "file", many: "files", zh: "个附件" };
    expect(letterCount(1, words)).toEqual({ en: "1 file", zh: "1 个附件" });
    expect(letterCount(2, words).en).toBe("2 files");
  });
});

describe("the space where Han meets Latin", () => {
  it("stands between Han and Latin letters or digits, on either side", () => {
    expect(jointSpace("尊敬的", "Hannah Vogel")).toBe(" ");
    expect(jointSpace("检索了", "5 个系统")).toBe(" ");
    expect(jointSpace("shop", "投诉")).toBe(" ");
  });

  it("does not stand beside punctuation, between Han, or beside a date", () => {
    expect(jointSpace("尊敬的", "陈晓雨")).toBe("");
    expect(jointSpace("您于", "2026年9月16日")).toBe("");
    expect(jointSpace("2026年9月16日", "收到")).toBe("");
    expect(jointSpace("（", "GDPR")).toBe("");
    expect(jointSpace("为 ", "DSR-2026-00042")).toBe("");
    expect(jointSpace("", "a")).toBe("");
  });
});
