import { fieldsOf } from "@kept/domain/field-problem";
import { describe, expect, it } from "vitest";
import {
  blankForm,
  openFormSchema,
  type OpenFormInput,
} from "./open-schema.ts";

const call: OpenFormInput = {
  policyId: "p000",
  channel: "phone",
  receivedAt: "2026-09-16T02:00:00Z",
  partner: null,
  personName: "Hannah Vogel",
  personAddress: null,
  personPhone: null,
  accountRef: null,
  residence: "DE",
  language: "en",
  types: ["access"],
  text: "She asks for a copy of her data.",
  mailId: null,
};

function problems(values: object) {
  const read = openFormSchema.safeParse(values);
  return read.success ? {} : fieldsOf(read.error);
}

describe("the form of a new request", () => {
  it("takes a call with what is known", () => {
    expect(problems(call)).toEqual({});
  });

  it("begins with now, to the minute, and with nothing chosen", () => {
    const blank = blankForm("2026-09-21T01:42:37.120Z", "zh");
    expect(blank).toMatchObject({
      receivedAt: "2026-09-21T01:42:00Z",
      language: "zh",
      types: [],
    });
    expect(Object.keys(problems(blank)).sort()).toEqual([
      "channel",
      "personName",
      "policyId",
      "text",
    ]);
  });

  it("asks for a moment that is left out instead of explaining how one is written", () => {
    expect(problems({ ...call, receivedAt: "" })).toEqual({
      receivedAt: ["text.missing"],
    });
  });

  it("asks a partner for name and time of receipt", () => {
    const partner = { name: "", receivedAt: "" };
    expect(problems({ ...call, channel: "partner", partner })).toEqual({
      "partner.name": ["text.empty"],
      "partner.receivedAt": ["text.missing"],
    });
  });

  it("needs no words where a mail brings them", () => {
    expect(problems({ ...call, text: "" })).toEqual({ text: ["text.empty"] });
    expect(
      problems({
        ...call,
        text: "",
        mailId: "0199a1b2-0000-7000-8000-00000000000a",
      }),
    ).toEqual({});
  });
});
