import { wordsOf } from "@kept/domain/casework/search/words";

function bare(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join("");
}

/** Whether what was typed is the beginning of a name, of one of its words, or of how it sounds. */
export function matchesName(
  typed: string,
  {
    names,
    sounds = [],
  }: {
    readonly names: readonly string[];
    readonly sounds?: readonly string[];
  },
): boolean {
  const asked = bare(typed);
  if (asked === "") return false;
  return (
    sounds.some((sound) => sound.startsWith(asked)) ||
    names.some(
      (name) =>
        bare(name).includes(asked) &&
        // In the middle of a Latin word it would be chance.
        [bare(name), ...tails(name)].some((tail) => tail.startsWith(asked)),
    )
  );
}

/** The name from each of its words on: `yue` finds Lin Yue, 敏 finds 周敏. */
function tails(name: string): string[] {
  const words = wordsOf(name).map((word) => word.text);
  return words.map((_, at) => words.slice(at).join(""));
}

/** Whether every word that was typed begins a word of what an action is called, in either language. */
export function matchesAction(typed: string, called: string): boolean {
  const asked = wordsOf(typed).map((word) => word.text);
  const words = wordsOf(called).map((word) => word.text);
  return (
    asked.length > 0 &&
    asked.every((one) => words.some((word) => word.startsWith(one)))
  );
}
