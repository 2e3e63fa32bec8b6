import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { possibleDuplicates, textSimilarity, type ComparableRequest } from "./possible-duplicates.ts";

const first: ComparableRequest = {
  policyId: "p003",
  personName: "Hannah Vogel",
  personAddress: "hannah@post.example",
  messageId: "<a@mail.example>",
  text: "Please send me a copy of all personal data you hold about me.",
};

function reasonsFor(other: Partial<ComparableRequest>): string[] {
  const bare = { policyId: "p000", personName: null, personAddress: null, messageId: null, text: "" };
  return possibleDuplicates(first, [{ caseId: "other", ...bare, ...other }]).flatMap(({ because }) =>
    because.map(({ kind }) => kind),
  );
}

describe("possible duplicates", () => {
  it("the same message sent in twice is one", () => {
    expect(reasonsFor({ messageId: "<a@mail.example>" })).toEqual(["sameMessage"]);
  });

  it("the same address is a hint, in any case of letters", () => {
    expect(reasonsFor({ personAddress: "Hannah@Post.example" })).toEqual(["sameAddress"]);
  });

  it("the same name under the same policy is a hint, in any order and with any accents", () => {
    expect(reasonsFor({ personName: "VOGEL, Hánnah", policyId: "p003" })).toEqual(["sameNameAndPolicy"]);
    expect(reasonsFor({ personName: "Hannah Vogel", policyId: "p000" })).toEqual([]);
  });

  it("nearly the same words are a hint and say how near", () => {
    const [found] = possibleDuplicates(first, [
      { ...first, caseId: "other", personName: null, personAddress: null, messageId: null, text: `${first.text} Thanks!` },
    ]);
    expect(found?.because).toEqual([{ kind: "similarText", share: expect.closeTo(0.87, 1) as number }]);
  });

  it("two requests have nothing in common by lacking the same things", () => {
    const empty = { policyId: null, personName: null, personAddress: null, messageId: null, text: "" };
    expect(possibleDuplicates(empty, [{ caseId: "other", ...empty }])).toEqual([]);
  });

  it("the likeliest stands first", () => {
    const order = possibleDuplicates(first, [
      { ...first, caseId: "name", personAddress: null, messageId: null, text: "" },
      { ...first, caseId: "same" },
      { ...first, caseId: "address", personName: null, messageId: null, text: "" },
    ]);
    expect(order.map(({ caseId }) => caseId)).toEqual(["same", "address", "name"]);
  });
});

describe("similarity of texts", () => {
  it("works without spaces between words", () => {
    const one = "请删除我的账户和全部个人信息，包括订单与浏览记录，并书面告知结果。";
    expect(textSimilarity(one, "请删除我的账户和全部个人信息，包括订单、浏览记录，并书面告知处理结果。")).toBeGreaterThan(0.6);
    expect(textSimilarity(one, "你好，我的姓名拼音应为李娜，收货地址也请更正为上海市浦东新区世纪大道。")).toBeLessThan(0.1);
  });

  it("says nothing about very short texts", () => {
    expect(textSimilarity("STOP", "STOP")).toBe(0);
  });

  it("is between 0 and 1, the same both ways, and 1 for a text with itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }), (one, other) => {
        const share = textSimilarity(one, other);
        expect(share).toBe(textSimilarity(other, one));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect([0, 1]).toContain(textSimilarity(one, one));
      }),
    );
  });
});
