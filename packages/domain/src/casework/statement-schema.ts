import { z } from "zod";
import { caseVersion } from "./schema.ts";

export const decideMatchInput = z.strictObject({
  ...caseVersion,
  entryId: z.string().min(1).max(80),
  isTheirs: z.boolean(),
});

export const encloseStatementInput = z.strictObject({
  ...caseVersion,
  statementId: z.uuid(),
  letterId: z.uuid(),
});
