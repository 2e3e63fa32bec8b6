import { secrecyStates } from "@kept/domain/registers/disclosures/kinds";
import {
  decideNoticeInput,
  giveNoticeInput,
  setSecrecyInput,
} from "@kept/domain/registers/disclosures/schema";
import { choicesOf, wordsOf, type MoveForms } from "./form-seat.ts";

/** Secrecy, and telling the person. */
export const noticeForms: MoveForms = {
  setSecrecy: ({ view, text }) => ({
    schema: setSecrecyInput,
    fields: [
      {
        name: "state",
        kind: "choice",
        choices: choicesOf(secrecyStates, text),
      },
      { name: "orderedBy", kind: "line", optional: true },
      { name: "reference", kind: "line", optional: true },
      { name: "until", kind: "day", optional: true },
      { name: "reviewOn", kind: "day", optional: true },
    ],
    values: {
      state: view.disclosure.secrecy.state,
      orderedBy: view.disclosure.secrecy.orderedBy,
      reference: view.disclosure.secrecy.reference,
      until: view.disclosure.secrecy.until,
      reviewOn: view.disclosure.secrecy.reviewOn,
    },
  }),
  decideNotice: ({ t }) => ({
    schema: decideNoticeInput,
    fields: [
      {
        name: "decision",
        kind: "choice",
        choices: wordsOf(["now", "deferred", "barred", "notOwed"], (key) =>
          t(`decision.${key}`),
        ),
      },
      { name: "reason", kind: "words" },
    ],
    values: { decision: "now", reason: "" },
  }),
  giveNotice: ({ now }) => ({
    schema: giveNoticeInput,
    fields: [
      { name: "givenAt", kind: "moment" },
      { name: "how", kind: "line" },
    ],
    values: { givenAt: now, how: "" },
  }),
};
