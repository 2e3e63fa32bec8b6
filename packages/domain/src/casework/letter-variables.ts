import type { Text } from "../text.ts";
import type { LetterVariable } from "./letter.ts";

/** A variable before it has its name: what stands on its chip, where its value comes from, who fills it. */
export type VariableWords = Omit<LetterVariable, "name">;

export function knownVariable(
  en: string,
  zh: string,
  source: Text,
): VariableWords {
  return { title: { en, zh }, source, ask: false };
}

/** Filled in by the writer; `source` then says what to write. */
export function askedVariable(
  en: string,
  zh: string,
  source: Text,
): VariableWords {
  return { title: { en, zh }, source, ask: true };
}

/** The variables of a register by their names. */
export function declaredVariables(
  declared: Readonly<Record<string, VariableWords>>,
): readonly LetterVariable[] {
  return Object.entries(declared).map(([name, words]) => ({ name, ...words }));
}
