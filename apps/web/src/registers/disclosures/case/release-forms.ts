import { addNoteInput } from "@kept/domain/casework/schema";
import { instruments } from "@kept/domain/registers/disclosures/instruments";
import {
  disclosureOutcomes,
  negativeOutcomes,
  pathOf,
  releaseChannels,
  usualChannels,
} from "@kept/domain/registers/disclosures/kinds";
import { routesPast } from "@kept/domain/registers/disclosures/review";
import {
  askReleaseInput,
  endDisclosureInput,
  recordPaperInput,
  recordReceiptInput,
  refuseInput,
  releaseInput,
} from "@kept/domain/registers/disclosures/schema";
import { choicesOf, wordsOf, type MoveForms } from "./form-seat.ts";

/** The decision and what follows it. */
export const releaseForms: MoveForms = {
  askRelease: ({ approvers }) => ({
    schema: askReleaseInput,
    fields: [{ name: "approverId", kind: "choice", choices: approvers }],
    values: { approverId: null },
  }),
  release: (seat) => {
    const { disclosure } = seat.view;
    return {
      schema: releaseInput,
      fields: [
        { name: "releasedAt", kind: "moment" },
        { name: "purpose", kind: "words" },
        { name: "recipient", kind: "line" },
        { name: "officer", kind: "line", optional: true },
        {
          name: "channel",
          kind: "choice",
          choices: choicesOf(releaseChannels, seat.text),
        },
      ],
      values: {
        releasedAt: seat.now,
        purpose: disclosure.purpose ?? "",
        recipient: disclosure.body,
        officer: disclosure.officer,
        channel:
          seat.view.package === null
            ? (usualChannels[pathOf(disclosure.kind)] ?? null)
            : "encryptedFile",
      },
    };
  },
  refuse: ({ view, text, now }) => ({
    schema: refuseInput,
    fields: [
      {
        name: "outcome",
        kind: "choice",
        choices: wordsOf(negativeOutcomes, (key) =>
          text(disclosureOutcomes[key]),
        ),
      },
      { name: "answeredAt", kind: "moment" },
      { name: "purpose", kind: "words" },
      { name: "reason", kind: "words" },
    ],
    values: {
      outcome: "refused",
      answeredAt: now,
      purpose: view.disclosure.purpose ?? "",
      // Whoever is stopped at a hard gate is told the way that is open to them.
      reason: text(routesPast(view.gatesShut)),
    },
  }),
  recordPaper: (seat) => ({
    schema: recordPaperInput,
    fields: [
      {
        name: "type",
        kind: "choice",
        choices: choicesOf(instruments, seat.text),
      },
      { name: "reference", kind: "line" },
      { name: "scanFileId", kind: "file", view: seat.view },
      { name: "receivedAt", kind: "moment" },
    ],
    values: {
      type: "productionOrder",
      reference: "",
      scanFileId: null,
      receivedAt: seat.now,
    },
  }),
  recordReceipt: ({ now }) => ({
    schema: recordReceiptInput,
    fields: [
      { name: "receivedAt", kind: "moment" },
      { name: "by", kind: "line" },
    ],
    values: { receivedAt: now, by: "" },
  }),
  reopen: () => ({
    schema: endDisclosureInput,
    fields: [{ name: "reason", kind: "words" }],
    values: { reason: "" },
  }),
  note: () => ({
    schema: addNoteInput,
    fields: [{ name: "text", kind: "words" }],
    values: { text: "" },
  }),
};
