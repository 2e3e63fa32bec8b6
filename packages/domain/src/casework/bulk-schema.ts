import { z } from "zod";
import { mostLettersAtOnce } from "./bulk.ts";
import { selectionSchema } from "./listing-schema.ts";
import type { Listing } from "./listing.ts";
import { line } from "./text-rules.ts";

const action = line(80);

/** Something to be done to every case of a selection. */
export function startBulkInput(listing: Listing) {
  return z.strictObject({
    action,
    selection: selectionSchema(listing),
    /** Who gets the cases, for the actions that give them to somebody; null gives them to nobody. */
    ownerId: z.uuid().nullable().default(null),
  });
}
export type StartBulkInput = z.infer<ReturnType<typeof startBulkInput>>;

/** A letter to many, to be looked over before anything leaves. */
export function checkBulkInput(listing: Listing) {
  return z.strictObject({ action, selection: selectionSchema(listing) });
}
export type CheckBulkInput = z.infer<ReturnType<typeof checkBulkInput>>;

/** What was looked over: these cases, each as it was on the page. */
export const sendBulkInput = z.strictObject({
  action,
  checked: z
    .array(z.strictObject({ caseId: z.uuid(), version: z.int().positive() }))
    .min(1)
    .max(mostLettersAtOnce),
});
export type SendBulkInput = z.infer<typeof sendBulkInput>;

export const oneRunInput = z.strictObject({ runId: z.uuid() });
