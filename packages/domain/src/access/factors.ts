import { z } from "zod";
import { line } from "../casework/text-rules.ts";
import type { ActingRole } from "./permissions.ts";

/** What somebody has beside their password. */
export interface OwnFactors {
  readonly totp: boolean;
  readonly passkeys: number;
  /** Their account at the provider of the office is linked to this one. */
  readonly provider: boolean;
}

/** How surely a provider says that it knew whoever signed in there: by one thing, by two, or so that no page that imitates it could have learnt it. */
export type Assurance = "one" | "two" | "phishingResistant";

/** Who decides, discloses or keeps the house shows a passkey: a code can be talked out of somebody. */
function isPasskeyRole(role: ActingRole): boolean {
  return role === "admin" || role === "dpo" || role === "legal";
}

/** Whether codes of an app may be the second factor of this role. */
export function mayUseCodes(role: ActingRole, isDemo: boolean): boolean {
  return isDemo || !isPasskeyRole(role);
}

/** Whether this is enough to be let in; the demo office asks nobody for more than a password. */
export function hasEnough(
  role: ActingRole,
  { totp, passkeys }: Pick<OwnFactors, "totp" | "passkeys">,
  isDemo: boolean,
): boolean {
  return isDemo || passkeys > 0 || (totp && mayUseCodes(role, isDemo));
}

/** Whether a sign-in at the provider is enough for this role without a second step here. */
export function isEnoughFromProvider(
  role: ActingRole,
  assurance: Assurance,
): boolean {
  return (
    assurance === "phishingResistant" ||
    (assurance === "two" && !isPasskeyRole(role))
  );
}

/** How somebody can prove who they are beyond the name they gave. */
export type ProofWay =
  "password" | "totp" | "passkey" | "recovery" | "provider";

/**
 * With what somebody who has these factors proves it: never with the password where there is more. Whoever has
 * nothing here but signs in at the provider proves it there: a password that was found opens nothing.
 */
export function waysWith({
  totp,
  passkeys,
  provider,
}: OwnFactors): readonly ProofWay[] {
  if (!totp && passkeys === 0) return [provider ? "provider" : "password"];
  return [
    ...(passkeys > 0 ? (["passkey"] as const) : []),
    ...(totp ? (["totp"] as const) : []),
    "recovery",
  ];
}

/** Six digits, with the blank that apps show in the middle. */
const code = z
  .string({ error: "text.missing" })
  .max(20, { error: "text.tooLong" })
  .overwrite((value) => value.replaceAll(/\s/gu, ""))
  .regex(/^\d{6}$/, { error: "code.sixDigits" });

const recoveryCode = z
  .string({ error: "text.missing" })
  .max(80, { error: "text.tooLong" })
  .overwrite((value) => value.toUpperCase().replaceAll(/[\s-]/gu, ""))
  .regex(/^[0-9A-Z]{24}$/, { error: "code.recovery" });

const base64url = z
  .string()
  .regex(/^[\w-]{1,8000}$/, { error: "field.invalid" });

/** What a browser says of a passkey it was asked for; its parts are checked where the signature is. */
const assertion = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
  clientExtensionResults: z.record(z.string(), z.json()),
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});
export type PasskeyAssertion = z.infer<typeof assertion>;

const attestation = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
  clientExtensionResults: z.record(z.string(), z.json()),
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.nullish(),
    transports: z.array(z.string().max(40)).max(10).nullish(),
    publicKeyAlgorithm: z.number().nullish(),
    publicKey: base64url.nullish(),
  }),
});
export type PasskeyAttestation = z.infer<typeof attestation>;

const byTotp = z.strictObject({ by: z.literal("totp"), code });
const byRecovery = z.strictObject({
  by: z.literal("recovery"),
  code: recoveryCode,
});
const byPasskey = z.strictObject({
  by: z.literal("passkey"),
  response: assertion,
});

/** The second step at the door. */
export const secondStepInput = z.discriminatedUnion("by", [
  byTotp,
  byRecovery,
  byPasskey,
]);
export type SecondStepInput = z.infer<typeof secondStepInput>;

export const codeInput = z.strictObject({ code });
export const passkeyName = line(60);
export const addPasskeyInput = z.strictObject({
  name: passkeyName,
  response: attestation,
});
export const onePasskeyInput = z.strictObject({ passkeyId: base64url });
