import type { Text } from "@kept/domain/text";

export type Language = keyof Text;

/** An option that makes no sense, and why. */
export interface Misuse {
  readonly option: string;
  readonly sentence: Text;
}

/** Says on stderr what was wrong, one line an option, and makes the command end with 2. */
export function complain(misuses: readonly Misuse[], language: Language): void {
  for (const { option, sentence } of misuses)
    process.stderr.write(`kept: ${option}: ${sentence[language]}\n`);
  process.exitCode = 2;
}

/** "identityAsked" as it is typed: "--identity-asked". */
export function optionName(field: string): string {
  return `--${field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}
