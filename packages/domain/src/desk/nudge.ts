import { z } from "zod";

/** What a colleague can be reminded of: a letter to approve, a task to do. */
export const nudgeable = ["approval", "task"] as const;
export type Nudgeable = (typeof nudgeable)[number];

export const nudgeInput = z.strictObject({
  caseId: z.uuid(),
  matter: z.enum(nudgeable),
  subjectId: z.uuid(),
});
