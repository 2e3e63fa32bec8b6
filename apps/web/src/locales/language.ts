import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

const memory = "kept.language";

const catalogues = {
  en: async () => (await import("./en.ts")).en,
  zh: async () => (await import("./zh.ts")).zh,
} as const satisfies Record<Language, () => Promise<unknown>>;

/** The `lang` attribute of a language; Han needs the region, or the system picks Japanese shapes. */
export const langAttribute: Record<Language, string> = {
  en: "en",
  zh: "zh-CN",
};

/** What each language calls itself. */
export const ownName: Record<Language, string> = { en: "English", zh: "中文" };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(memory);
  if (isLanguage(remembered)) return remembered;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

async function loadCatalogue(language: Language): Promise<void> {
  const catalogue = await catalogues[language]();
  for (const [namespace, words] of Object.entries(catalogue)) {
    i18next.addResourceBundle(language, namespace, words);
  }
}

/** Starts with the remembered language, or the browser's. Only that language is fetched. */
export async function startLanguage(): Promise<void> {
  const language = rememberedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    defaultNS: "ui",
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await loadCatalogue(language);
  document.documentElement.lang = langAttribute[language];
}

export async function switchLanguage(language: Language): Promise<void> {
  await loadCatalogue(language);
  localStorage.setItem(memory, language);
  document.documentElement.lang = langAttribute[language];
  await i18next.changeLanguage(language);
}
