import type { Text } from "../text.ts";
import type { Ground } from "./clock-rule.ts";

/** The wording of a ground by its key; a ground in free words stands for itself in both languages. */
export function groundText(ground: string, known: readonly Ground[]): Text {
  const found = known.find((candidate) => candidate.key === ground);
  return found?.title ?? { en: ground, zh: ground };
}
