import { z } from "zod";
import { whereSchema } from "../../casework/listing-schema.ts";
import { caseVersion } from "../../casework/schema.ts";
import {
  civilDay,
  emailAddress,
  instant,
  line,
  paragraphs,
  phone,
} from "../../casework/text-rules.ts";
import { numberSourceKeys, secondChannelKeys } from "./authority.ts";
import { entryListing } from "./entry-listing.ts";
import { transferFormKeys, undertakingKindKeys } from "./transfers.ts";
import { identifierKindKeys } from "./identifiers.ts";
import {
  countryKeys,
  disclosureBasisKeys,
  instrumentKeys,
} from "./instruments.ts";
import {
  authorityClassKeys,
  demandChannelKeys,
  disclosureKindKeys,
  negativeOutcomes,
  releaseChannelKeys,
  secrecyStateKeys,
} from "./kinds.ts";
import {
  checkAnswers,
  hardGateKeys,
  reviewCheckKeys,
  reviewResultKeys,
} from "./review.ts";
import { dataCategoryKeys } from "./scope.ts";

const words = paragraphs(4_000);
const maybeWords = paragraphs(4_000).nullable();
const blank = (max: number) => line(max, { mayBeEmpty: true });

/** A person whose data is asked for, with what they can be recognised by. */
const person = z.strictObject({
  name: line(300).nullable(),
  identifiers: z
    .array(
      z.strictObject({ kind: z.enum(identifierKindKeys), value: line(200) }),
    )
    .min(1)
    .max(20),
});

/** A demand as it comes in, or an act of our own as it is planned. */
export const openDisclosureInput = z.strictObject({
  kind: z.enum(disclosureKindKeys),
  form: z.enum(transferFormKeys).nullable(),
  channel: z.enum(demandChannelKeys),
  /** May be earlier than now, never later. */
  receivedAt: instant,
  /** The authority, court, company or whoever receives it. */
  body: line(300),
  authorityClass: z.enum(authorityClassKeys),
  country: z.enum(countryKeys),
  officer: line(200).nullable(),
  /** As the demand itself gives them: they prove nothing. */
  contactPhone: phone.nullable(),
  contactAddress: emailAddress.nullable(),
  /** What is asked for, and what for; the purpose may come later. */
  asked: words,
  purpose: maybeWords,
  respondBy: civilDay.nullable(),
  /** Where the data is stored. */
  dataPlaces: z.array(z.enum(countryKeys)).min(1).max(10),
  persons: z.array(person).max(200),
  /** Where nobody is named: whom it is about, in words, and about how many. */
  scopeWords: maybeWords,
  scopeCount: z.int().min(0).max(100_000_000).nullable(),
  language: z.enum(["en", "zh"]),
  /** Opened under seal: it names whoever opens it and nobody else. */
  isSealed: z.boolean(),
});
export type OpenDisclosureInput = z.infer<typeof openDisclosureInput>;

export const correctDisclosureInput = z.strictObject({
  ...caseVersion,
  ...openDisclosureInput.omit({
    kind: true,
    form: true,
    persons: true,
    isSealed: true,
    receivedAt: true,
    channel: true,
  }).shape,
  reason: paragraphs(2_000),
});

export const setPersonsInput = z.strictObject({
  ...caseVersion,
  persons: z.array(person).max(200),
});

export const logInstrumentInput = z.strictObject({
  ...caseVersion,
  type: z.enum(instrumentKeys),
  reference: line(120).nullable(),
  issuedOn: civilDay.nullable(),
  issuer: line(300).nullable(),
  /** A file of the case. */
  scanFileId: z.uuid().nullable(),
  respondBy: civilDay.nullable(),
  asked: words,
  purpose: maybeWords,
});

export const verifyAuthorityInput = z.strictObject({
  ...caseVersion,
  /** The line of the directory that the number stands in. */
  agencyId: z.uuid().nullable(),
  callBack: phone,
  source: z.enum(numberSourceKeys),
  secondChannel: z.enum(secondChannelKeys),
  spokeWith: line(200),
  verifiedAt: instant,
});

export const addAgencyInput = z.strictObject({
  name: line(300),
  country: z.enum(countryKeys),
  authorityClass: z.enum(authorityClassKeys),
  phone,
  address: emailAddress.nullable(),
  source: z.enum(numberSourceKeys),
});

export const reviewInput = z.strictObject({
  ...caseVersion,
  checks: z
    .array(
      z.strictObject({
        check: z.enum(reviewCheckKeys),
        answer: z.enum(checkAnswers),
      }),
    )
    .max(reviewCheckKeys.length),
  exceptions: z
    .array(
      z.strictObject({
        gate: z.enum(hardGateKeys),
        exception: line(40),
        reference: line(200),
      }),
    )
    .max(hardGateKeys.length),
  basis: z.enum(disclosureBasisKeys),
  necessity: words,
  result: z.enum(reviewResultKeys),
});

const items = z.array(line(40)).max(20);

export const setScopeInput = z.strictObject({
  ...caseVersion,
  rows: z
    .array(
      z.strictObject({
        personId: z.uuid().nullable(),
        category: z.enum(dataCategoryKeys),
        asked: items,
        lawful: items,
        available: items,
        given: items,
        withheld: paragraphs(2_000).nullable(),
        /** Files of the case. */
        fileIds: z.array(z.uuid()).max(50).default([]),
      }),
    )
    .min(1)
    .max(400),
});

const challengeKinds = ["clarify", "narrow", "object", "court"] as const;
const challengeOutcomes = [
  "accepted",
  "inPart",
  "maintained",
  "quashed",
] as const;

export const challengeInput = z.strictObject({
  ...caseVersion,
  challenge: z.enum(challengeKinds),
  sentAt: instant,
  text: words,
});

export const recordReplyToChallengeInput = z.strictObject({
  ...caseVersion,
  challengeId: z.uuid(),
  outcome: z.enum(challengeOutcomes),
  repliedAt: instant,
  text: words,
});

export const bindRecipientInput = z.strictObject({
  ...caseVersion,
  undertaking: z.enum(undertakingKindKeys),
  signedOn: civilDay,
  reference: line(200),
});

/** p004-12: purpose, kind of data, and sensitive data if there is any. */
export const tellBeforeInput = z.strictObject({
  ...caseVersion,
  toldAt: instant,
  purpose: words,
  dataKinds: words,
  sensitive: words,
  how: line(300),
});

export const recordConsentInput = z.strictObject({
  ...caseVersion,
  consentedAt: instant,
  proof: line(300),
});

export const askReleaseInput = z.strictObject({
  ...caseVersion,
  approverId: z.uuid(),
});

/** The four facts may come empty from a form; then each is refused with its own sentence. */
export const releaseInput = z.strictObject({
  ...caseVersion,
  releasedAt: instant.nullable(),
  purpose: paragraphs(4_000, { mayBeEmpty: true }),
  recipient: blank(300),
  officer: line(200).nullable(),
  channel: z.enum(releaseChannelKeys),
});

export const refuseInput = z.strictObject({
  ...caseVersion,
  outcome: z.enum(negativeOutcomes),
  answeredAt: instant,
  purpose: paragraphs(4_000, { mayBeEmpty: true }),
  reason: words,
});

export const recordPaperInput = z.strictObject({
  ...caseVersion,
  type: z.enum(instrumentKeys),
  reference: line(120),
  scanFileId: z.uuid(),
  receivedAt: instant,
});

export const recordReceiptInput = z.strictObject({
  ...caseVersion,
  receivedAt: instant,
  by: line(200),
});

export const preserveInput = z.strictObject({
  ...caseVersion,
  preservedAt: instant,
  what: words,
});

export const setSecrecyInput = z.strictObject({
  ...caseVersion,
  state: z.enum(secrecyStateKeys),
  orderedBy: line(300).nullable(),
  reference: line(200).nullable(),
  until: civilDay.nullable(),
  reviewOn: civilDay.nullable(),
});

export const decideNoticeInput = z.strictObject({
  ...caseVersion,
  decision: z.enum(["now", "deferred", "barred", "notOwed"]),
  reason: words,
});

export const giveNoticeInput = z.strictObject({
  ...caseVersion,
  givenAt: instant,
  how: line(300),
});

export const endDisclosureInput = z.strictObject({
  ...caseVersion,
  reason: paragraphs(2_000),
});

export const withdrawDisclosureInput = z.strictObject({
  ...caseVersion,
  withdrawnAt: instant,
  purpose: paragraphs(4_000, { mayBeEmpty: true }),
  reason: paragraphs(2_000),
});

const entryNumber = {
  year: z.int().min(2000).max(2199),
  number: z.int().positive(),
};

/** A correction as one person writes it; it becomes a version when a second one says yes. */
export const proposeCorrectionInput = z.strictObject({
  ...entryNumber,
  /** The version that was looked at. */
  version: z.int().positive(),
  act: z.enum(["corrected", "voided"]),
  said: z
    .strictObject({
      disclosedAt: instant,
      purpose: words,
      recipient: line(300),
      recipientOfficer: line(200).nullable(),
      instrumentRef: line(120).nullable(),
      scopeWords: maybeWords,
    })
    .nullable(),
  reason: paragraphs(2_000),
});

export const decideCorrectionInput = z.strictObject({
  proposalId: z.uuid(),
  answer: z.enum(["approved", "declined"]),
});

/** The register page: its entries, narrowed like any list. */
export const registerPageInput = z.strictObject({
  where: whereSchema(entryListing),
  /** Where the page before it ended; null for the first. */
  cursor: line(120).nullable(),
  limit: z.int().min(1).max(200),
});
