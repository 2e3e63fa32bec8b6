import { z } from "zod";
import { schemes } from "./schemes.ts";
import { codePointCount, emailAddress, line } from "../casework/text-rules.ts";
import { secondStepInput } from "./factors.ts";
import { roleKeys } from "./permissions.ts";

const longestPassword = 256;
// NIST SP 800-63B-4: a password that stands alone has at least 15 characters, of whatever kind.
const shortestPassword = 15;

/** As it was typed, in one spelling; never trimmed and never shown. */
const password = z
  .string({ error: "text.missing" })
  .refine((value) => value.isWellFormed(), {
    error: "text.illFormed",
    abort: true,
  })
  .overwrite((value) => value.normalize("NFC"))
  .refine((value) => value !== "", { error: "text.empty", abort: true })
  .refine((value) => codePointCount(value) <= longestPassword, {
    error: "text.tooLong",
    abort: true,
  });

const newPassword = password
  .refine((value) => codePointCount(value) >= shortestPassword, {
    error: "password.tooShort",
    abort: true,
  })
  .refine((value) => new Set(value.toLowerCase()).size >= 6, {
    error: "password.tooPlain",
  });

const language = z.enum(["en", "zh"]);
const role = z.enum(roleKeys);

/** What a person types to sign in; a wrong form of address is a wrong address and nothing else. */
export const signInInput = z.strictObject({ email: line(254), password });

export const createPersonInput = z.strictObject({
  email: emailAddress,
  name: line(120),
  nameZh: line(60).nullable(),
  role,
  teamId: z.uuid().nullable(),
  language,
});
export type CreatePersonInput = z.infer<typeof createPersonInput>;

const linkToken = z.string().regex(/^[\w-]{43}$/, { error: "field.invalid" });
export const openLinkInput = z.strictObject({ token: linkToken });
/** Opening an account by a link; who it is for is asked only where the house has no account yet. */
export const useLinkInput = z.strictObject({
  token: linkToken,
  password: newPassword,
  email: emailAddress.nullable(),
  name: line(120).nullable(),
  language,
});
export type UseLinkInput = z.infer<typeof useLinkInput>;
export const askResetInput = z.strictObject({ email: line(254) });
export const oneOrderInput = z.strictObject({ orderId: z.uuid() });

export const onePersonInput = z.strictObject({ personId: z.uuid() });
export const oneSessionInput = z.strictObject({ sessionId: z.uuid() });
export const setRoleInput = z.strictObject({
  personId: z.uuid(),
  role,
  teamId: z.uuid().nullable(),
});
export const setSchemeInput = z.strictObject({ scheme: z.enum(schemes) });
export const setShortcutsInput = z.strictObject({ shortcuts: z.boolean() });
export const setLanguageInput = z.strictObject({ language });
export const changePasswordInput = z.strictObject({
  current: password,
  next: newPassword,
});
/** How somebody proves once more who they are. */
export const stepUpInput = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("password"), password }),
  ...secondStepInput.options,
]);
export type StepUpInput = z.infer<typeof stepUpInput>;

export const createTeamInput = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "field.invalid" }),
  nameEn: line(80),
  nameZh: line(80),
});
