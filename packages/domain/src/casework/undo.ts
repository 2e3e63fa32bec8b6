import { z } from "zod";
import { caseVersion } from "./schema.ts";

/** How long an act of one click can be taken back with one key. */
export const undoForMs = 10 * 60_000;

export const undoInput = z.strictObject({
  ...caseVersion,
  /** The version of the case that the act left behind. */
  undoes: z.int().positive(),
});
