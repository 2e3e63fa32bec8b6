import { z } from "zod";
import { caseVersion } from "../../casework/schema.ts";
import {
  civilDay,
  emailAddress,
  instant,
  line,
  paragraphs,
  phone,
} from "../../casework/text-rules.ts";
import { policyIds } from "./policies.ts";
import { handActs } from "./workflow.ts";
import {
  intakeChannelKeys,
  marketingChannelKeys,
  outcomeKeys,
  refusalGroundKeys,
  requesterRoleKeys,
  requestTypeKeys,
  verificationMethodKeys,
} from "./types.ts";

const residence = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z]{2,3})?$/u, { error: "residence.unknown" });
const types = z
  .array(z.enum(requestTypeKeys))
  .min(1)
  .max(requestTypeKeys.length);
const person = {
  personName: line(300),
  personAddress: emailAddress.nullable(),
  personPhone: phone.nullable(),
  accountRef: line(120).nullable(),
};

const partner = z
  .strictObject({ name: line(200), receivedAt: instant })
  .nullable();

/** Intake by staff, or from a mail that was dropped or pasted: then the words are those of the mail. */
export const openRequestInput = z
  .strictObject({
    policyId: z.enum(policyIds),
    channel: z.enum(intakeChannelKeys),
    /** May be earlier than now, never later. */
    receivedAt: instant,
    /** A distributor or account manager who took the request; for p002 their receipt counts (p002-13). */
    partner,
    ...person,
    residence: residence.nullable(),
    language: z.enum(["en", "zh"]),
    types: z.array(z.enum(requestTypeKeys)).max(requestTypeKeys.length),
    text: paragraphs(50_000, { mayBeEmpty: true }),
    /** The mail this request came in, when it was dropped or pasted. */
    mailId: z.uuid().nullable(),
    /** Opened under seal: it names whoever opens it and nobody else. */
    isSealed: z.boolean().optional(),
  })
  .refine((value) => value.mailId !== null || value.text !== "", {
    path: ["text"],
    error: "text.empty",
  });
export type OpenRequestInput = z.infer<typeof openRequestInput>;

/** The first move: who is writing and what about (CR-2), inside 48 hours. */
export const classifyInput = z.strictObject({
  ...caseVersion,
  identifiedAt: instant,
  ...person,
  requesterRole: z.enum(requesterRoleKeys),
  onBehalfOf: line(300).nullable(),
  residence: residence.nullable(),
  language: z.enum(["en", "zh"]),
  types,
  marketingChannels: z
    .array(z.enum(marketingChannelKeys))
    .max(marketingChannelKeys.length),
  isSignificant: z.boolean(),
  isMinor: z.boolean(),
});
export type ClassifyInput = z.infer<typeof classifyInput>;

/** Facts corrected later, with the reason; the old values stay in the log. */
export const correctInput = z
  .strictObject({
    ...classifyInput.shape,
    /** May be empty while nobody has identified the case. */
    types: z.array(z.enum(requestTypeKeys)).max(requestTypeKeys.length),
    identifiedAt: instant.nullable(),
    policyId: z.enum(policyIds),
    /** When the company itself received it. */
    receivedAt: instant,
    partner,
    reason: paragraphs(2_000),
  })
  .refine((value) => value.identifiedAt === null || value.types.length > 0, {
    path: ["types"],
    error: "list.tooShort",
  });
export type CorrectInput = z.infer<typeof correctInput>;

export const verifyIdentityInput = z
  .strictObject({
    ...caseVersion,
    method: z.enum(verificationMethodKeys),
    verifiedAt: instant,
    /** The contact point used, masked: the secret itself is never stored (p000-05). */
    contactPoint: line(200),
    idDocument: z
      .strictObject({
        ground: line(300),
        jurisdiction: line(80),
        deleteOn: civilDay,
      })
      .nullable(),
  })
  // p000 s.2: a government ID only where a law asks for it, so the ground and the end of the copy are recorded.
  .refine(
    (value) => (value.method === "idDocument") === (value.idDocument !== null),
    {
      path: ["idDocument"],
      error: "idDocument.groundNeeded",
    },
  );

export const finishSearchInput = z.strictObject({
  ...caseVersion,
  result: paragraphs(10_000),
});

export const decideInput = z.strictObject({
  ...caseVersion,
  decisions: z
    .array(
      z
        .strictObject({
          type: z.enum(requestTypeKeys),
          outcome: z.enum(outcomeKeys),
          ground: z.enum(refusalGroundKeys).nullable(),
          citation: line(200).nullable(),
          reason: paragraphs(4_000).nullable(),
          withheld: paragraphs(4_000).nullable(),
        })
        .refine(
          (value) =>
            !["inPart", "refused"].includes(value.outcome) ||
            (value.ground !== null && value.reason !== null),
          { path: ["ground"], error: "decision.groundNeeded" },
        ),
    )
    .min(1)
    .max(requestTypeKeys.length),
});

/** A reply that was not a letter of the case: on the phone, by post, at the counter. */
export const recordReplyInput = z.strictObject({
  ...caseVersion,
  repliedAt: instant,
  channel: z.enum(intakeChannelKeys),
  text: paragraphs(10_000),
});

/** Something done in a system, such as an opt-out, that a clock asks for. */
export const recordDoneInput = z.strictObject({
  ...caseVersion,
  act: z.enum(handActs),
  doneAt: instant,
});

export const pauseInput = z.strictObject({
  ...caseVersion,
  ruleIds: z.array(line(80)).min(1).max(20),
  ground: line(80),
  question: paragraphs(4_000),
  /** The day by which the person is asked to answer. */
  replyBy: civilDay,
});

export const resumeInput = z.strictObject({
  ...caseVersion,
  answeredAt: instant,
});

export const extendInput = z.strictObject({
  ...caseVersion,
  ruleId: line(80),
  ground: line(80),
  /** For laws that leave the new day to the office. */
  until: civilDay.nullable(),
  reason: paragraphs(4_000),
});

/** A fee that a law's clock waits for: when it was told, when it was paid; null takes a mistake back. */
export const recordFeeInput = z
  .strictObject({
    ...caseVersion,
    askedAt: instant.nullable(),
    paidAt: instant.nullable(),
  })
  .refine((value) => value.askedAt !== null || value.paidAt === null, {
    path: ["askedAt"],
    error: "fee.askedNeeded",
  });

export const endInput = z.strictObject({
  ...caseVersion,
  reason: paragraphs(2_000),
});
export const mergeInput = z.strictObject({
  ...caseVersion,
  into: z.uuid(),
  reason: paragraphs(2_000),
});

export const outboxInput = z.strictObject({
  cursor: line(200).nullable(),
  limit: z.int().min(1).max(100),
});
