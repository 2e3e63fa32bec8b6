import type { SentLanguage } from "@kept/domain/casework/letter";
import type { TFunction } from "i18next";

/** Which language the person gets, in words. */
export function sentInWords(
  language: SentLanguage,
  t: TFunction<["composerPage", "composer"]>,
): string {
  return language === "both"
    ? t("meta.both")
    : t(`composer:language.${language}`);
}
