import { z } from "zod";
import {
  emailAddress,
  instant,
  line,
  paragraphs,
} from "@kept/domain/casework/text-rules";
import { policies, policyIds } from "@kept/domain/registers/requests/policies";
import {
  requestTypeKeys,
  requestTypes,
} from "@kept/domain/registers/requests/types";

const policyList = policies.map(({ id, title }) => `${id}: ${title.en}`);
const typeList = requestTypeKeys.map(
  (key) => `${key}: ${requestTypes[key].label.en}`,
);

/** A request as the company's contact page hands it over. */
export const intakeRequestInput = z.strictObject({
  policyId: z
    .enum(policyIds)
    .describe(
      `The policy that the request is answered under. ${policyList.join("; ")}.`,
    ),
  personName: line(300).describe("As the person gives it."),
  personAddress: emailAddress.describe(
    "One plain e-mail address; the answer goes there after identity is verified.",
  ),
  text: paragraphs(50_000).describe("The person's own words."),
  language: z
    .enum(["en", "zh"])
    .optional()
    .describe("Language of our letters; guessed from the text if left out."),
  residence: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z]{2,3})?$/u, { error: "residence.unknown" })
    .optional()
    .describe(
      "Where the person says they live: ISO 3166, such as DE or US-CA. Laws of that place then apply.",
    ),
  types: z
    .array(z.enum(requestTypeKeys))
    .max(requestTypeKeys.length)
    .optional()
    .describe(
      `What is asked for; guessed from the text if left out. ${typeList.join("; ")}.`,
    ),
  receivedAt: instant
    .optional()
    .describe(
      "When the company received it, if earlier than this call; never later. The clocks start here.",
    ),
  partner: z
    .strictObject({
      name: line(200).describe("Distributor or account manager."),
      receivedAt: instant.describe(
        "When the partner took the request; not later than the company's receipt.",
      ),
    })
    .optional()
    .describe("Who took the request in, where it was not the company itself."),
});
export type IntakeRequestInput = z.infer<typeof intakeRequestInput>;

export const openedAnswer = z.strictObject({
  outcome: z.literal("opened"),
  reference: z.string().describe("The number of the case: DSR-2026-00042."),
  receivedAt: z.string().describe("From when the clocks run, UTC."),
});

const mailOutcomes = {
  opened: "a case of its own was opened",
  attached: "it is a message on a case",
  unverified:
    "it is on a case, in the lane of unverified senders; nothing was changed or sent",
  auto: "an automatic answer; it opens nothing",
  duplicate: "filed before; nothing was done twice",
  waiting:
    "kept until somebody says which policy it belongs to: it was written to no mailbox we know",
} as const;

export const filedAnswer = z.strictObject({
  outcome: z
    .enum(Object.keys(mailOutcomes) as (keyof typeof mailOutcomes)[])
    .describe(
      Object.entries(mailOutcomes)
        .map(([outcome, means]) => `${outcome}: ${means}`)
        .join("; "),
    ),
  reference: z
    .string()
    .nullable()
    .describe("The number of the case it is on; null where there is none."),
  mailId: z.string().describe("The id under which the mail is kept."),
});
