import { z } from "zod";
import { civilDay, paragraphs } from "../../casework/text-rules.ts";
import { countryKeys } from "./instruments.ts";
import { breakdowns, exclusions } from "./transparency.ts";

const asked = {
  from: civilDay,
  to: civilDay,
  country: z.enum(countryKeys).nullable(),
};

/** Both days belong to the period, and it does not end before it begins. */
function isPeriod({ from, to }: { from: string; to: string }): boolean {
  return from <= to;
}
const wrongPeriod = { path: ["to"], error: "day.beforeStart" };

export const reportInput = z.strictObject(asked).refine(isPeriod, wrongPeriod);

const reportNumber = z.discriminatedUnion("of", [
  z.strictObject({
    of: z.enum([
      "register",
      "counted",
      "fromPrivate",
      "emergencies",
      "underSecrecy",
    ]),
  }),
  z.strictObject({ of: z.literal("excluded"), key: z.enum(exclusions) }),
  z.strictObject({ of: z.enum(breakdowns), key: z.string().max(40) }),
]);

export const reportRowsInput = z
  .strictObject({ ...asked, number: reportNumber })
  .refine(isPeriod, wrongPeriod);

const block = z.strictObject({ en: paragraphs(4_000), zh: paragraphs(4_000) });

export const freezeReportInput = z
  .strictObject({
    ...asked,
    /** How demands are handled, and what is to be said of the numbers. */
    handling: block,
    remarks: block,
    /** Why a report that was signed off is issued again; null for the first. */
    erratum: paragraphs(2_000).nullable(),
  })
  .refine(isPeriod, wrongPeriod);

export const signReportInput = z.strictObject({
  reportId: z.uuid(),
  /** What was read: a report that differs is not signed. */
  sha256: z.string().length(64),
});
