import { Secret, TOTP } from "otpauth";

const period = 30;
const digits = 6;
const issuer = "Kept";

/** 160 random bits, as apps take them. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads from a picture. */
export function totpAddress(secret: string, account: string): string {
  return new TOTP({
    issuer,
    label: account,
    secret,
    period,
    digits,
  }).toString();
}

/**
 * The time step of a code that is right now; null when it is wrong. A clock that is one step off is forgiven,
 * and a code that was used, or one before it, is not.
 */
export function totpStep(
  {
    secret,
    lastStep,
  }: { readonly secret: string; readonly lastStep: number | null },
  code: string,
  now: string,
): number | null {
  const timestamp = Date.parse(now);
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    period,
    digits,
    timestamp,
    window: 1,
  });
  if (delta === null) return null;
  const step = TOTP.counter({ period, timestamp }) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** The code that an app would show at this moment. */
export function totpCode(secret: string, now: string): string {
  return TOTP.generate({
    secret: Secret.fromBase32(secret),
    period,
    digits,
    timestamp: Date.parse(now),
  });
}
