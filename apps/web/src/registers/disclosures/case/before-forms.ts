import { z } from "zod";
import { isCompelled, pathOf } from "@kept/domain/registers/disclosures/kinds";
import {
  numberSources,
  secondChannels,
} from "@kept/domain/registers/disclosures/authority";
import { undertakingKinds } from "@kept/domain/registers/disclosures/transfers";
import { instruments } from "@kept/domain/registers/disclosures/instruments";
import {
  bindRecipientInput,
  challengeInput,
  logInstrumentInput,
  preserveInput,
  recordConsentInput,
  recordReplyToChallengeInput,
  tellBeforeInput,
  verifyAuthorityInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
import { choicesOf, wordsOf, type MoveForms } from "./form-seat.ts";
import { agencyField, withoutAgency } from "./use-agencies.ts";

/** Up to the decision: the instrument, the authority, objections, undertakings, consent. */
export const beforeForms: MoveForms = {
  logInstrument: (seat) => {
    const { disclosure } = seat.view;
    return {
      schema: z.preprocess(withoutAgency, logInstrumentInput),
      fields: [
        {
          name: "type",
          kind: "choice",
          choices: choicesOf(instruments, seat.text),
        },
        { name: "reference", kind: "line", optional: true },
        ...agencyField(seat.agencies, seat.agencies.asIssuer),
        { name: "issuer", kind: "line", optional: true },
        { name: "issuedOn", kind: "day", optional: true },
        {
          name: "scanFileId",
          kind: "file",
          view: seat.view,
          // A call in an emergency has no paper yet, and what the company decides itself needs none.
          optional:
            !isCompelled(disclosure.kind) ||
            pathOf(disclosure.kind) === "emergency",
        },
        { name: "respondBy", kind: "day", optional: true },
        { name: "asked", kind: "words" },
        { name: "purpose", kind: "words", optional: true },
      ],
      values: {
        type: disclosure.instrument?.type ?? null,
        reference: disclosure.instrument?.reference ?? null,
        issuer: disclosure.instrument?.issuer ?? null,
        issuedOn: disclosure.instrument?.issuedOn ?? null,
        scanFileId: disclosure.instrument?.scanFileId ?? null,
        respondBy: disclosure.respondBy,
        asked: disclosure.asked,
        purpose: disclosure.purpose,
      },
    };
  },
  verifyAuthority: (seat) => ({
    schema: verifyAuthorityInput,
    fields: [
      {
        name: "agencyId",
        kind: "choice",
        choices: seat.agencies.choices,
        fills: seat.agencies.asNumber,
        optional: true,
        ...(seat.agencies.help !== undefined && { help: seat.agencies.help }),
      },
      { name: "callBack", kind: "line" },
      {
        name: "source",
        kind: "choice",
        choices: choicesOf(numberSources, seat.text),
      },
      {
        name: "secondChannel",
        kind: "choice",
        choices: choicesOf(secondChannels, seat.text),
      },
      { name: "spokeWith", kind: "line" },
      { name: "verifiedAt", kind: "moment" },
    ],
    values: {
      agencyId: null,
      callBack: "",
      source: "switchboard",
      secondChannel: "callBack",
      spokeWith: "",
      verifiedAt: seat.now,
    },
  }),
  challenge: (seat) => ({
    schema: challengeInput,
    fields: [
      {
        name: "challenge",
        kind: "choice",
        choices: wordsOf(["clarify", "narrow", "object", "court"], (key) =>
          seat.t(`challenge.${key}`),
        ),
      },
      { name: "sentAt", kind: "moment" },
      { name: "text", kind: "words" },
    ],
    values: { challenge: "narrow", sentAt: seat.now, text: "" },
  }),
  recordReply: (seat) => {
    const open = seat.view.challenges.filter(({ outcome }) => outcome === null);
    return {
      schema: recordReplyToChallengeInput,
      fields: [
        {
          name: "challengeId",
          kind: "choice",
          choices: open.map(({ id, challenge }) => ({
            value: id,
            label: seat.t(`challenge.${challenge}`),
          })),
        },
        {
          name: "outcome",
          kind: "choice",
          choices: wordsOf(
            ["accepted", "inPart", "maintained", "quashed"],
            (key) => seat.t(`challengeOutcome.${key}`),
          ),
        },
        { name: "repliedAt", kind: "moment" },
        { name: "text", kind: "words" },
      ],
      values: {
        challengeId: open[0]?.id ?? null,
        outcome: "accepted",
        repliedAt: seat.now,
        text: "",
      },
    };
  },
  bindRecipient: ({ text }) => ({
    schema: bindRecipientInput,
    fields: [
      {
        name: "undertaking",
        kind: "choice",
        choices: choicesOf(undertakingKinds, text),
      },
      { name: "signedOn", kind: "day" },
      { name: "reference", kind: "line" },
    ],
    values: { undertaking: "undertaking", signedOn: "", reference: "" },
  }),
  tellBefore: ({ now }) => ({
    schema: tellBeforeInput,
    fields: [
      { name: "toldAt", kind: "moment" },
      { name: "purpose", kind: "words" },
      { name: "dataKinds", kind: "words" },
      { name: "sensitive", kind: "words" },
      { name: "how", kind: "line" },
    ],
    values: {
      toldAt: now,
      purpose: "",
      dataKinds: "",
      sensitive: "",
      how: "",
    },
  }),
  recordConsent: ({ now }) => ({
    schema: recordConsentInput,
    fields: [
      { name: "consentedAt", kind: "moment" },
      { name: "proof", kind: "line" },
    ],
    values: { consentedAt: now, proof: "" },
  }),
  preserve: ({ now }) => ({
    schema: preserveInput,
    fields: [
      { name: "preservedAt", kind: "moment" },
      { name: "what", kind: "words" },
    ],
    values: { preservedAt: now, what: "" },
  }),
  withdraw: ({ view, now }) => ({
    schema: withdrawDisclosureInput,
    fields: [
      { name: "withdrawnAt", kind: "moment" },
      { name: "purpose", kind: "words" },
      { name: "reason", kind: "words" },
    ],
    values: {
      withdrawnAt: now,
      purpose: view.disclosure.purpose ?? "",
      reason: "",
    },
  }),
};
