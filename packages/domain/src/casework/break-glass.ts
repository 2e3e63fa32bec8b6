import { z } from "zod";
import { may, type Role } from "../access/permissions.ts";
import { line, paragraphs } from "./text-rules.ts";

/** How long two people may be asked for, and how long a case then names them: to name others, or to open it. */
export const glassMs = 24 * 60 * 60_000;

/** Somebody on the list of a sealed case, as they are at work now; null for whoever left. */
export interface StillNamed {
  readonly role: Role | null;
}

/** Whether nobody on the list may keep it any more: then nobody can name anybody, nor open the case again. */
export function isWithoutKeeper(named: readonly StillNamed[]): boolean {
  return !named.some(
    ({ role }) => role !== null && may({ role }, "cases.seal"),
  );
}

/** The number is what people outside know; it is never looked for before a second person has said yes. */
export const breakGlassInput = z.strictObject({
  reference: line(40),
  secondId: z.uuid(),
  reason: paragraphs(500),
});

export const answerGlassInput = z.strictObject({
  orderId: z.uuid(),
  isGranted: z.boolean(),
});
