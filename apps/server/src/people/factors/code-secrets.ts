import { keyFor, openText, sealText } from "../../files/secret-box.ts";

/** Secrets of app codes, as they lie in the database and as an app has them. */
export interface CodeSecrets {
  seal(accountId: string, secret: string): string;
  open(accountId: string, sealed: string): string;
}

/** Each opens for one account only: a secret that is copied to another row is none. */
export function codePlace(accountId: string): string {
  return `codes of ${accountId}`;
}

export function keyOfCodes(peopleKey: Buffer): Buffer {
  return keyFor(peopleKey, "codes");
}

export function makeCodeSecrets(peopleKey: Buffer): CodeSecrets {
  const key = keyOfCodes(peopleKey);
  return {
    seal: (accountId, secret) =>
      sealText(key, codePlace(accountId), Buffer.from(secret, "utf8")),
    open: (accountId, sealed) =>
      openText(key, codePlace(accountId), sealed).toString("utf8"),
  };
}
