import { evidence, type Guess } from "./guess-evidence.ts";

export type GuessedLanguage =
  | "en"
  | "zh"
  | "ja"
  | "ko"
  | "de"
  | "fr"
  | "es"
  | "it"
  | "nl"
  | "pl"
  | "pt"
  | "ru";

// Small words that every text of the language is full of and that the neighbours lack.
const commonWords: Partial<Record<GuessedLanguage, string>> = {
  en: "the and you your my have has i is are was of to for with this that please not from about which it would can",
  de: "der die das und ich sie ihr mir mein meine meiner nicht mit bitte ein eine haben habe ist wir von zu auf auch",
  fr: "le la les et je vous mes mon ma ne pas que des une pour sur avec dans votre vos est bonjour merci suis",
  es: "el los las y yo mis por para que una con su usted está favor gracias pero del al como",
  it: "il gli di che mi sono per con una mio miei vostro grazie prego della dei non ho è anche",
  nl: "de het een ik u mijn niet met van voor dat graag uw heb zijn ook wij aan bij geen",
  pl: "nie się jest mnie moje moich proszę na do że dane mam oraz dla czy z w od",
  pt: "o os as e meus minha não que para com uma você seu por obrigado favor dos das são",
};
const wordLists = Object.entries(commonWords).map(
  ([language, words]) =>
    [language as GuessedLanguage, new Set(words.split(" "))] as const,
);

// A Chinese or Japanese sign says about as much as three letters, and who writes it beside English
// has most likely added the English for us.
const lettersPerSign = 3 * 1.5;
const smallestShare = 0.15;

function count(text: string, script: RegExp): number {
  return text.match(script)?.length ?? 0;
}

interface Found {
  readonly language: GuessedLanguage;
  readonly weight: number;
  readonly because: ReturnType<typeof evidence>;
}

function bySigns(text: string): Found[] {
  const han = count(text, /\p{Script=Han}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(text, /\p{Script=Hangul}/gu);
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const found: Found[] = [];
  // Japanese is written with Chinese signs too; kana settle it.
  if (kana > 2 || kana > han) {
    found.push({
      language: "ja",
      weight: (han + kana) * lettersPerSign,
      because: evidence("script", "かな"),
    });
  } else if (han > 0) {
    found.push({
      language: "zh",
      weight: han * lettersPerSign,
      because: evidence("script", "汉字"),
    });
  }
  if (hangul > 0) {
    found.push({
      language: "ko",
      weight: hangul * lettersPerSign,
      because: evidence("script", "한글"),
    });
  }
  if (cyrillic > 0)
    found.push({
      language: "ru",
      weight: cyrillic,
      because: evidence("script", "Кириллица"),
    });
  return found;
}

function byWords(text: string): Found | null {
  const words = text.toLowerCase().match(/[\p{Script=Latin}]+/gu) ?? [];
  const letters = words.join("").length;
  let best: { language: GuessedLanguage; hits: string[] } | null = null;
  for (const [language, list] of wordLists) {
    const hits = words.filter((word) => list.has(word));
    if (hits.length > (best?.hits.length ?? 0)) best = { language, hits };
  }
  if (best === null) return null;
  const quoted = [...new Set(best.hits)].slice(0, 5).join(", ");
  return {
    language: best.language,
    weight: letters,
    because: evidence("commonWords", quoted),
  };
}

/**
 * Languages of a text, the main one first; never empty. Scripts decide before words do.
 * A text without any hint is taken for English, and says that nothing was found.
 */
export function guessLanguages(
  text: string,
): readonly [Guess<GuessedLanguage>, ...Guess<GuessedLanguage>[]] {
  const latin = byWords(text);
  const all = [...bySigns(text), ...(latin === null ? [] : [latin])].sort(
    (a, b) => b.weight - a.weight,
  );
  const total = all.reduce((sum, found) => sum + found.weight, 0);
  const [first, ...others] = all
    .filter((found) => found.weight >= total * smallestShare)
    .map((found): Guess<GuessedLanguage> => ({
      value: found.language,
      sure: found.weight >= 12 ? "likely" : "possible",
      because: [found.because],
    }));
  return first === undefined
    ? [
        {
          value: "en",
          sure: "possible",
          because: [evidence("nothingFound", "")],
        },
      ]
    : [first, ...others];
}
