import type { Text } from "@kept/domain/text";
import { useTranslation } from "react-i18next";
import { isLanguage, type Language } from "../locales/language.ts";

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "en";
}

/** Shows wording that belongs to the law or the machinery, which carries both languages itself. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
