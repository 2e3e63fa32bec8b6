import { instant } from "@kept/domain/casework/text-rules";
import {
  classifyInput,
  correctInput,
  type ClassifyInput,
} from "@kept/domain/registers/requests/schema";
import type { RequesterRole } from "@kept/domain/registers/requests/types";
import { z } from "zod";

/** What is said of a request at triage and when it is corrected: one set of fields, two acts. */
export type SaidInput = z.input<typeof correctInput>;
export type SaidOutput = z.output<typeof correctInput>;

/** The correction's fields with the stricter demands of the first classification; no reason is asked. */
export const classifySchema: z.ZodType<SaidOutput, SaidInput> = z.strictObject({
  ...correctInput.shape,
  identifiedAt: instant,
  types: classifyInput.shape.types,
  reason: z.string(),
});

const actsForOthers: ReadonlySet<RequesterRole> = new Set([
  "representative",
  "parent",
  "relative",
  "partner",
]);

/** Whether this role asks for somebody else, who is then named. */
export function asksForAnother(role: RequesterRole | undefined): boolean {
  return role !== undefined && actsForOthers.has(role);
}

/** Fields that the other answers make meaningless are sent empty, whatever was typed before. */
export function withoutMeaningless<
  Said extends Pick<
    SaidOutput,
    "requesterRole" | "onBehalfOf" | "types" | "marketingChannels"
  >,
>(said: Said): Said {
  return {
    ...said,
    onBehalfOf: asksForAnother(said.requesterRole) ? said.onBehalfOf : null,
    marketingChannels: said.types.includes("marketingOptOut")
      ? said.marketingChannels
      : [],
  };
}

/** As much of the form as the first classification takes. */
export function toClassifyInput(said: SaidOutput): ClassifyInput {
  const {
    reason: _reason,
    receivedAt: _receivedAt,
    policyId: _policyId,
    partner: _partner,
    identifiedAt,
    ...rest
  } = withoutMeaningless(said);
  return { ...rest, identifiedAt: identifiedAt ?? "" };
}
