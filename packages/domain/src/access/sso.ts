import { z } from "zod";

const token = z.string().regex(/^[\w-]{43}$/, { error: "field.invalid" });

/** What somebody goes to the provider of the office for. */
export const beginSsoInput = z.discriminatedUnion("purpose", [
  z.strictObject({ purpose: z.literal("signIn") }),
  // An invitation is taken with the account there instead of a password here.
  z.strictObject({ purpose: z.literal("invite"), token }),
]);

/** What the provider sends a browser back with, as it stands in the address. */
export const finishSsoInput = z.strictObject({
  code: z.string().min(1).max(4000),
  state: token,
  iss: z.string().max(2000).nullable(),
});
export type FinishSsoInput = z.infer<typeof finishSsoInput>;
