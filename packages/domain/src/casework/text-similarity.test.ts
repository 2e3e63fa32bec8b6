import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textSimilarity } from "./text-similarity.ts";

describe("similarity of texts", () => {
  it("works without spaces between words", () => {
    const one =
      "请删除我的账户和全部个人信息，包括订单与浏览记录，并书面告知结果。";
    expect(
      textSimilarity(
        one,
        "请删除我的账户和全部个人信息，包括订单、浏览记录，并书面告知处理结果。",
      ),
    ).toBeGreaterThan(0.6);
    expect(
      textSimilarity(
        one,
        "你好，我的姓名拼音应为李娜，收货地址也请更正为上海市浦东新区世纪大道。",
      ),
    ).toBeLessThan(0.1);
  });

  it("says nothing about very short texts", () => {
    expect(textSimilarity("STOP", "STOP")).toBe(0);
  });

  it("is between 0 and 1, the same both ways, and 1 for a text with itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.string({ maxLength: 200 }),
        (one, other) => {
          const share = textSimilarity(one, other);
          expect(share).toBe(textSimilarity(other, one));
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect([0, 1]).toContain(textSimilarity(one, one));
        },
      ),
    );
  });
});
