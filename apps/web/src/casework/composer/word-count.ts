import type { Language } from "../../locales/language.ts";

/** Words of a Latin text, characters of a Chinese one (a Latin word or a number in it counts as one). */
export function wordCount(text: string, language: Language): number {
  const unit =
    language === "en"
      ? /[\p{L}\p{N}]\S*/gu
      : /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
  return text.match(unit)?.length ?? 0;
}
