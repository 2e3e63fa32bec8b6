import { createHash, randomBytes } from "node:crypto";

/** Without the letters that are taken for digits (Crockford). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const howMany = 10;
const length = 24;

/** Ten codes of 120 bits each, in groups that can be copied by hand. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: howMany }, () =>
    Array.from(
      randomBytes(length),
      (byte, index) =>
        `${index > 0 && index % 6 === 0 ? "-" : ""}${alphabet.charAt(byte % 32)}`,
    ).join(""),
  );
}

/** What is kept of a code: nobody can read it back, and 120 bits cannot be tried out. */
export function hashOfCode(code: string): string {
  return createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[\s-]/gu, ""))
    .digest("hex");
}
