import { describe, expect, it } from "vitest";
import {
  addressKeys,
  keysAskedFor,
  numberKeys,
  phoneKeys,
  referenceKeys,
} from "./search-keys.ts";
import { hasTerms, type SearchDocument } from "./search-terms.ts";
import { searchTerms } from "./typed-search.ts";

const document: SearchDocument = {
  title: "张伟",
  texts: [
    "请注销我的账号，并删除所有历史订单。",
    "Please send the invoice to my new address. Ihr Müller",
    "小王，明天再说",
  ],
  keys: [
    ...referenceKeys("DSR-2026-00042"),
    ...addressKeys("Zhang.Wei@Mail.Example"),
    ...phoneKeys("+8613812345678"),
    ...numberKeys("LT-88 213"),
  ],
};
const finds = (typed: string) => hasTerms(document, searchTerms(typed));

describe("a search", () => {
  it.each([
    ["a name of two characters", "张伟"],
    ["a name of one character", "张"],
    ["a word in the middle of a sentence", "注销"],
    ["characters across a line of words", "历史订单"],
    ["several words, in whatever order", "订单 张伟"],
    ["the beginning of the last word", "invoice addr"],
    ["a word without its accent", "muller"],
    ["a phrase in quotes", '"new address"'],
    ["a phrase in Chinese quotes", "“删除所有”"],
    ["a word that must not be there and is not", "张伟 -投诉"],
    ["the whole number", "DSR-2026-00042"],
    [
      "the number in small letters and full width",
      "ｄｓｒ－２０２６－０００４２",
    ],
    ["the number without its prefix", "2026-00042"],
    ["its last part", "00042"],
    ["its last part without noughts", "42"],
    ["the beginning of the number", "dsr-2026"],
    ["an address in other letters", "ZHANG.WEI@mail.example"],
    ["the beginning of an address", "zhang.wei@"],
    ["everybody of a host", "@mail.example"],
    ["a telephone number as it is dialled at home", "138 1234 5678"],
    ["a telephone number with its country", "+86 138-1234-5678"],
    ["an account number without its hyphen", "lt88213"],
    ["only what must not be there", "-投诉"],
  ])("finds by %s: %s", (_name, typed) => {
    expect(finds(typed)).toBe(true);
  });

  it.each([
    ["characters in another order", "伟张"],
    ["a name across a pause", "王明"],
    ["words of two texts as one phrase", '"伟 请注销"'],
    ["the beginning of a word that is not the last", "inv address"],
    ["the beginning of a word in quotes", '"invoice to my new addr"'],
    ["one of two words", "张伟 投诉"],
    ["what must not be there", "张伟 -订单"],
    ["another number", "DSR-2026-00043"],
    ["a short number's beginning", "4"],
    ["one letter", "i"],
  ])("does not find by %s: %s", (_name, typed) => {
    expect(finds(typed)).toBe(false);
  });

  it("of nothing asks for nothing", () => {
    for (const typed of ["", "   ", "!!", '""', "-", "。"])
      expect(searchTerms(typed)).toEqual([]);
  });

  it("looks words up as numbers only where they could be one", () => {
    expect(keysAskedFor("张伟2")).toEqual([]);
    expect(keysAskedFor("invoice")).toEqual([]);
    expect(keysAskedFor("sofia.lind")).toEqual(["sofialind"]);
    expect(keysAskedFor("0171 2345")).toEqual(["01712345", "1712345"]);
  });
});
