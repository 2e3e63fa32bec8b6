import { describe, expect, it } from "vitest";
import {
  possibleDuplicates,
  type ComparableRequest,
} from "./possible-duplicates.ts";

const first: ComparableRequest = {
  policyId: "p003",
  personName: "Hannah Vogel",
  personAddress: "hannah@post.example",
  messageId: "<a@mail.example>",
  text: "Please send me a copy of all personal data you hold about me.",
};

function reasonsFor(other: Partial<ComparableRequest>): string[] {
  const bare = {
    policyId: "p000",
    personName: null,
    personAddress: null,
    messageId: null,
    text: "",
  };
  return possibleDuplicates(first, [
    { caseId: "other", ...bare, ...other },
  ]).flatMap(({ because }) => because.map(({ kind }) => kind));
}

describe("possible duplicates", () => {
  it("the same message sent in twice is one", () => {
    expect(reasonsFor({ messageId: "<a@mail.example>" })).toEqual([
      "sameMessage",
    ]);
  });

  it("the same address is a hint, in any case of letters", () => {
    expect(reasonsFor({ personAddress: "Hannah@Post.example" })).toEqual([
      "sameAddress",
    ]);
  });

  it("the same name under the same policy is a hint, in any order and with any accents", () => {
    expect(
      reasonsFor({ personName: "VOGEL, Hánnah", policyId: "p003" }),
    ).toEqual(["sameNameAndPolicy"]);
    expect(
      reasonsFor({ personName: "Hannah Vogel", policyId: "p000" }),
    ).toEqual([]);
  });

  it("nearly the same words are a hint and say how near", () => {
    const found = possibleDuplicates(first, [
      {
        ...first,
        caseId: "other",
        personName: null,
        personAddress: null,
        messageId: null,
        text: `${first.text} Thanks!`,
      },
    ]);
    expect(found.map(({ because }) => because)).toEqual([
      [{ kind: "similarText", share: expect.closeTo(0.87, 1) as number }],
    ]);
  });

  it("two requests have nothing in common by lacking the same things", () => {
    const empty = {
      policyId: null,
      personName: null,
      personAddress: null,
      messageId: null,
      text: "",
    };
    expect(possibleDuplicates(empty, [{ caseId: "other", ...empty }])).toEqual(
      [],
    );
  });

  it("the likeliest stands first", () => {
    const order = possibleDuplicates(first, [
      {
        ...first,
        caseId: "name",
        personAddress: null,
        messageId: null,
        text: "",
      },
      { ...first, caseId: "same" },
      {
        ...first,
        caseId: "address",
        personName: null,
        messageId: null,
        text: "",
      },
    ]);
    expect(order.map(({ caseId }) => caseId)).toEqual([
      "same",
      "address",
      "name",
    ]);
  });
});
