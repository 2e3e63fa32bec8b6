import { spacedRound } from "@kept/domain/han-spacing";
import i18next, { type PostProcessorModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

const memory = "kept.language";

const firstWords = {
  en: async () => (await import("./en-first.ts")).enFirst,
  zh: async () => (await import("./zh-first.ts")).zhFirst,
} as const satisfies Record<Language, () => Promise<unknown>>;
const everyWord = {
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

async function load(
  language: Language,
  words: typeof firstWords | typeof everyWord,
): Promise<void> {
  const catalogue = await words[language]();
  for (const [namespace, wording] of Object.entries(catalogue)) {
    if (!i18next.hasResourceBundle(language, namespace))
      i18next.addResourceBundle(language, namespace, wording);
  }
}

let started: Promise<void> | null = null;
let isComplete = false;

/** The rest of the wording: every page but those that people arrive at waits for it. */
export async function allWords(): Promise<void> {
  await started;
  await load(i18next.language as Language, everyWord);
  isComplete = true;
}

/** Starts with the remembered language, or the browser's. Only that language is fetched. */
export function startLanguage(): Promise<void> {
  started ??= begin();
  return started;
}

/** Chinese sentences get the space round a Latin name that their templates cannot know of. */
const hanSpaces: PostProcessorModule = {
  type: "postProcessor",
  name: "hanSpaces",
  process(value: string, _keys, options: Readonly<Record<string, unknown>>) {
    if (i18next.language !== "zh") return value;
    return Object.values(options).reduce<string>(
      (sentence, filled) =>
        typeof filled === "string" ? spacedRound(sentence, filled) : sentence,
      value,
    );
  },
};

async function begin(): Promise<void> {
  const language = rememberedLanguage();
  await i18next
    .use(initReactI18next)
    .use(hanSpaces)
    .init({
      lng: language,
      defaultNS: "ui",
      resources: {},
      interpolation: { escapeValue: false },
      postProcess: hanSpaces.name,
      react: { useSuspense: false },
    });
  await load(language, firstWords);
  document.documentElement.lang = langAttribute[language];
}

export async function switchLanguage(language: Language): Promise<void> {
  await load(language, isComplete ? everyWord : firstWords);
  localStorage.setItem(memory, language);
  document.documentElement.lang = langAttribute[language];
  await i18next.changeLanguage(language);
}
