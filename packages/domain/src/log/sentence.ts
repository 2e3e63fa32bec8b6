import { withHanSpaces } from "../han-spacing.ts";
import type { Text } from "../text.ts";

/** What a sentence of the log is made of. */
export interface Told {
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly who: string;
  /** Number of the case, where there is one that the reader may know of. */
  readonly reference: string | null;
  /** Somebody or something the act was about: the new owner, an account, a team. */
  readonly what: string | null;
  /** How many cases stood in what was shown. */
  readonly shown: number | null;
  /** How many times more the same was shown within the minute. */
  readonly again: number;
}

/** Sentences by action. `{case}`, `{what}` and `{count}` stand for what the entry says. */
export type LogWords = Readonly<Record<string, Text>>;

const aCase: Text = { en: "a case", zh: "某案件" };
const something: Text = { en: "somebody", zh: "某人" };

const unknown: Text = {
  en: "{who} did something that has no sentence yet ({action})",
  zh: "{who}执行了尚无文字说明的操作（{action}）",
};
const unknownOfCase: Text = {
  en: "{who} did something on {case} that has no sentence yet ({action})",
  zh: "{who}对 {case} 执行了尚无文字说明的操作（{action}）",
};
const refusedWord: Text = {
  en: "{who} was refused: {action}",
  zh: "{who}被拒绝：{action}",
};
const refusedOfCase: Text = {
  en: "{who} was refused on {case}: {action}",
  zh: "{who}对 {case} 的操作被拒绝：{action}",
};

/** One entry as a sentence, as the screen and a file both say it. */
export function sentenceOf(
  told: Told,
  words: LogWords,
  language: keyof Text,
): string {
  const template = templateOf(told, words)[language];
  const refused = told.action.replace(/^refused /, "");
  const said: Readonly<Record<string, string>> = {
    who: told.who,
    case: told.reference ?? aCase[language],
    what: told.what ?? something[language],
    count: String(told.shown ?? 0),
    action: refused,
  };
  const filled = template.replace(
    /\{(\w+)\}/g,
    (whole, key: string) => said[key] ?? whole,
  );
  const sentence = language === "zh" ? withHanSpaces(filled) : filled;
  if (told.again === 0) return sentence;
  return language === "zh"
    ? `${sentence}（一分钟内又 ${told.again} 次）`
    : `${sentence} (${told.again} more within a minute)`;
}

function templateOf(told: Told, words: LogWords): Text {
  const { action, outcome, reference, shown } = told;
  if (outcome === "refused")
    return reference === null ? refusedWord : refusedOfCase;
  if (action === "list.seen" && shown === 1)
    return words["list.seen.one"] ?? unknown;
  return words[action] ?? (reference === null ? unknown : unknownOfCase);
}
