import type { Language } from "../../locales/language.ts";

/** Words of a Latin text, characters (Han and words alike) of a Chinese one: how each counts its letters. */
export function wordCount(text: string, language: Language): number {
  if (language === "en")
    return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
      .length;
  return (text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).reduce(
    (sum, run) => sum + (/\p{Script=Han}/u.test(run) ? [...run].length : 1),
    0,
  );
}
