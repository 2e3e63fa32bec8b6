import type { z } from "zod";
import {
  numberSources,
  secondChannels,
} from "@kept/domain/registers/disclosures/authority";
import { undertakingKinds } from "@kept/domain/registers/disclosures/facts";
import { instruments } from "@kept/domain/registers/disclosures/instruments";
import {
  disclosureOutcomes,
  negativeOutcomes,
  releaseChannels,
  secrecyStates,
} from "@kept/domain/registers/disclosures/kinds";
import {
  askReleaseInput,
  bindRecipientInput,
  challengeInput,
  decideNoticeInput,
  endDisclosureInput,
  giveNoticeInput,
  logInstrumentInput,
  preserveInput,
  recordConsentInput,
  recordPaperInput,
  recordReceiptInput,
  recordReplyToChallengeInput,
  refuseInput,
  releaseInput,
  setSecrecyInput,
  tellBeforeInput,
  verifyAuthorityInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
import { addNoteInput } from "@kept/domain/casework/schema";
import type { Text } from "@kept/domain/text";
import type { TFunction } from "i18next";
import type { Choice, FieldSpec, Values } from "./act-fields.tsx";
import type { DisclosureView } from "./disclosure-view.ts";

/** What a form of this case can offer. */
export interface FormSeat {
  readonly view: DisclosureView;
  readonly t: TFunction<"disclosures">;
  readonly text: (text: Text) => string;
  /** The moment it is, to the minute. */
  readonly now: string;
  readonly approvers: readonly Choice[];
  readonly agencies: readonly Choice[];
}

export interface MoveForm {
  readonly schema: z.ZodType;
  readonly fields: readonly FieldSpec[];
  readonly values: Values;
}

function choicesOf(
  labels: Readonly<Record<string, Text>>,
  text: FormSeat["text"],
): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({
    value,
    label: text(label),
  }));
}

function wordsOf<Key extends string>(
  keys: readonly Key[],
  label: (key: Key) => string,
): Choice[] {
  return keys.map((value) => ({ value, label: label(value) }));
}

function filesOf({ view }: FormSeat): Choice[] {
  return view.frame.files
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** Moves that are made with a plain form; what has a table or a checklist has a form of its own. */
export const moveForms: Readonly<Record<string, (seat: FormSeat) => MoveForm>> =
  {
    logInstrument: (seat) => {
      const { disclosure } = seat.view;
      return {
        schema: logInstrumentInput,
        fields: [
          {
            name: "type",
            kind: "choice",
            choices: choicesOf(instruments, seat.text),
          },
          { name: "reference", kind: "line", optional: true },
          { name: "issuer", kind: "line", optional: true },
          { name: "issuedOn", kind: "day", optional: true },
          {
            name: "scanFileId",
            kind: "choice",
            choices: filesOf(seat),
            optional: true,
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
          choices: seat.agencies,
          optional: true,
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
      const open = seat.view.challenges.filter(
        ({ outcome }) => outcome === null,
      );
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
          channel: "encryptedFile",
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
        reason: "",
      },
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
    recordPaper: (seat) => ({
      schema: recordPaperInput,
      fields: [
        {
          name: "type",
          kind: "choice",
          choices: choicesOf(instruments, seat.text),
        },
        { name: "reference", kind: "line" },
        { name: "scanFileId", kind: "choice", choices: filesOf(seat) },
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
    preserve: ({ now }) => ({
      schema: preserveInput,
      fields: [
        { name: "preservedAt", kind: "moment" },
        { name: "what", kind: "words" },
      ],
      values: { preservedAt: now, what: "" },
    }),
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
