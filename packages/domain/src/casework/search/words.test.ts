import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { wordsOf } from "./words.ts";

const cut = (text: string) => wordsOf(text).map((word) => word.text);

describe("the words of a text", () => {
  it.each([
    ["a Chinese name, sign by sign", "张伟", ["张", "伟"]],
    [
      "Chinese and Latin side by side",
      "请注销Shop账号",
      ["请", "注", "销", "shop", "账", "号"],
    ],
    [
      "Latin words whole, without case",
      "Delete MY account",
      ["delete", "my", "account"],
    ],
    [
      "names without their accents",
      "Tomás Müller-Groß",
      ["tomas", "muller", "gross"],
    ],
    ["an accent written by itself", "Tomás", ["tomas"]],
    ["full-width letters and digits", "ＤＳＲ２０２６", ["dsr2026"]],
    ["a case number in its parts", "DSR-2026-00042", ["dsr", "2026", "00042"]],
    ["a rare Han sign beyond the first plane", "𠮷野家", ["𠮷", "野", "家"]],
    ["kana one by one, without voice marks", "データ", ["テ", "ー", "タ"]],
    ["Korean words whole", "개인정보 삭제", ["개인정보", "삭제"]],
    ["a sign that stands for several", "㈱東京", ["株", "東", "京"]],
    ["a sign that is a digit and a Han sign", "㋀", ["1", "月"]],
    [
      "a pause of a Chinese sentence",
      "小张，伟大！！",
      ["小", "张", "¶", "伟", "大", "¶"],
    ],
    ["a name with a middle dot", "阿依·古丽", ["阿", "依", "古", "丽"]],
    ["nothing but gaps", " ,;.!? ", []],
  ])("are %s", (_name, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it("are the same whichever way the text is composed", () => {
    for (const text of ["Tomás", "Ångström", "データ", "개인"]) {
      expect(cut(text.normalize("NFD"))).toEqual(cut(text.normalize("NFC")));
    }
  });

  it("know where they stood, in order and without overlap", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        let last = 0;
        for (const { text: word, start, end } of wordsOf(text)) {
          expect(word).not.toBe("");
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(0);
          last = Math.max(last, end);
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("cut a second time are the same words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = cut(text).filter((word) => word.length < 64);
        expect(cut(once.join(" "))).toEqual(once);
      }),
    );
  });

  it("of endless length are cut, so that no text can fill the index with one word", () => {
    expect(cut("a".repeat(1_000))).toEqual(["a".repeat(64)]);
  });
});
