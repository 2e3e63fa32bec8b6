import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { chips } from "../kit/clock-chips.ts";
import { en } from "../locales/en.ts";
import { zh } from "../locales/zh.ts";
import type { Language } from "../locales/language.ts";
import { clockWords, dueWords, type WordsContext } from "./clock-words.ts";

beforeAll(async () => {
  await i18next.init({
    lng: "en",
    defaultNS: "ui",
    resources: { en, zh },
    interpolation: { escapeValue: false },
  });
});

function context(language: Language): WordsContext {
  return {
    t: i18next.getFixedT(language, "clock"),
    language,
    today: "2026-09-21",
  };
}

function chip(name: string): (typeof chips)[number]["clock"] {
  const found = chips.find((one) => one.name === name);
  if (!found) throw new Error(`The kit has no clock "${name}".`);
  return found.clock;
}

describe("the words on a chip", () => {
  it.each([
    ["calm", "11 wd left", "剩 11 个工作日"],
    ["soon, hours", "22 h left", "剩 22 小时"],
    ["today, days", "Today 24:00", "今日 24:00"],
    ["today, hours", "3 h left", "剩 3 小时"],
    ["under an hour", "23 m left", "剩 23 分钟"],
    ["overdue, days", "1 wd over", "逾期 1 个工作日"],
    ["overdue, hours", "17 h over", "逾期 17 小时"],
    ["past a target", "2 wd past target", "超目标 2 个工作日"],
    ["paused", "Paused 6 days", "已暂停 6 天"],
    ["provisional", "18 Jan 2027", "2027年1月18日"],
    ["met, hours", "Done after 16 h 20 m", "用时 16 小时 20 分"],
    ["missed", "2 wd late", "迟 2 个工作日"],
    ["target missed", "Target missed, 2 wd late", "未达目标，迟 2 个工作日"],
    ["not started", "Not started", "尚未起算"],
    ["no number", "No fixed day", "未定天数"],
  ])("%s", (name, english, chinese) => {
    expect(clockWords(chip(name), context("en")).text).toBe(english);
    expect(clockWords(chip(name), context("zh")).text).toBe(chinese);
  });

  it("write units out where there is room", () => {
    const words = clockWords(chip("calm"), context("en"), true);
    expect(words.text).toBe("11 working days left");
    const one = clockWords(chip("soon, days"), context("en"), true);
    expect(one.text).toBe("1 working day left");
  });
});

describe("how loud a clock is", () => {
  it("only a broken promise is solid red; a target past its day stays amber", () => {
    const tone = (name: string): string =>
      clockWords(chip(name), context("en")).tone;
    const red = chips.filter(({ name }) => tone(name) === "overdue");
    expect(red.map(({ name }) => name)).toEqual([
      "overdue, days",
      "overdue, hours",
    ]);
    expect(tone("past a target")).toBe("today");
  });

  it("every state has its own sign beside its word", () => {
    const signs = ["calm", "overdue, days", "paused", "provisional", "missed"];
    const glyphs = signs.map(
      (name) => clockWords(chip(name), context("en")).glyph,
    );
    expect(new Set(glyphs).size).toBe(signs.length);
  });
});

describe("the sentence for those who hear it", () => {
  it("names the duty, the time left, the whole date and the place", () => {
    expect(clockWords(chip("calm"), context("en")).sentence).toBe(
      "Answer: 11 working days left, due Tuesday 13 October 2026, 24:00 Shanghai.",
    );
    expect(clockWords(chip("calm"), context("zh")).sentence).toBe(
      "答复：剩 11 个工作日，截止 2026年10月13日 星期二 24:00（上海）。",
    );
  });

  it("says when a date is only a target", () => {
    expect(clockWords(chip("past a target"), context("en")).sentence).toContain(
      "not a promise",
    );
  });
});

describe("when a clock is due, in a list", () => {
  it("an hour just after New Year is named by its weekday", () => {
    const near = {
      ...chip("soon, hours"),
      dueOn: "2027-01-02",
      dueAt: "2027-01-02T02:00:00Z",
    };
    expect(dueWords(near, { ...context("en"), today: "2026-12-31" })).toBe(
      "Sat 10:00",
    );
    expect(dueWords(near, { ...context("zh"), today: "2026-12-31" })).toBe(
      "周六 10:00",
    );
  });

  it.each([
    ["calm", "Tue 13 Oct", "10月13日 周二"],
    ["overdue, hours", "Sun 16:20", "周日 16:20"],
    ["today, hours", "13:05", "13:05"],
    ["provisional", "18 Jan 2027", "2027年1月18日"],
    ["not started", "", ""],
  ])("%s", (name, english, chinese) => {
    expect(dueWords(chip(name), context("en"))).toBe(english);
    expect(dueWords(chip(name), context("zh"))).toBe(chinese);
  });
});
