import { isStart, keysAskedFor } from "./search-keys.ts";
import { isSignWord, pause, wordsOf } from "./words.ts";

/** One thing that a search asks a case for. */
export interface SearchTerm {
  /** A phrase; a single word is a phrase of one. */
  readonly words: readonly string[];
  /** The last word may go on: somebody is still typing it. */
  readonly isOpen: boolean;
  /** The same as a number or an address, in the spellings to look for. */
  readonly keys: readonly string[];
  /** The case must not have it. */
  readonly isExcluded: boolean;
}

/** One thing as it was typed. */
export interface TypedTerm {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isExcluded: boolean;
}

const mostTerms = 12;
const shortestOpenWord = 2;

/** What was typed as terms. Of all words only the last one may be unfinished, and only one of letters. */
export function termsOf(typed: readonly TypedTerm[]): SearchTerm[] {
  const terms = typed
    .map(({ text, isQuoted, isExcluded }) => ({
      words: withoutOuterPauses(wordsOf(text).map((word) => word.text)),
      keys: isQuoted ? [] : keysAskedFor(text),
      isExcluded,
      isQuoted,
    }))
    .filter(({ words, keys }) => words.length > 0 || keys.length > 0)
    .slice(0, mostTerms);
  return terms.map(({ isQuoted, ...term }, index) => {
    const last = term.words.at(-1) ?? "";
    const mayGoOn =
      index === terms.length - 1 &&
      !isQuoted &&
      !term.isExcluded &&
      !isSignWord(last) &&
      [...last].length >= shortestOpenWord;
    return { ...term, isOpen: mayGoOn };
  });
}

function withoutOuterPauses(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => word !== pause);
  const until = words.findLastIndex((word) => word !== pause);
  return from < 0 ? [] : words.slice(from, until + 1);
}

/** What search knows of a case. */
export interface SearchDocument {
  /** Who or what the case is about. */
  readonly title: string;
  /** Mails, notes, letters, names of files: a phrase never runs from one into the next. */
  readonly texts: readonly string[];
  readonly keys: readonly string[];
}

/** Whether a case has all that is asked for, read word by word: what the index has to agree with. */
export function hasTerms(
  document: SearchDocument,
  terms: readonly SearchTerm[],
): boolean {
  const pieces = [document.title, ...document.texts].map((text) =>
    wordsOf(text).map((word) => word.text),
  );
  return terms.every(
    (term) =>
      (pieces.some((words) => positionsOf(words, term).length > 0) ||
        hasKey(document.keys, term.keys)) !== term.isExcluded,
  );
}

/** Where in a row of words a term begins. */
export function positionsOf(
  words: readonly string[],
  { words: phrase, isOpen }: Pick<SearchTerm, "words" | "isOpen">,
): number[] {
  const last = phrase.length - 1;
  if (last < 0) return [];
  const found: number[] = [];
  for (let at = 0; at + last < words.length; at += 1) {
    const isHere = phrase.every((word, index) => {
      const there = words[at + index] ?? "";
      return isOpen && index === last ? there.startsWith(word) : there === word;
    });
    if (isHere) found.push(at);
  }
  return found;
}

function hasKey(known: readonly string[], asked: readonly string[]): boolean {
  return asked.some((key) =>
    known.some((one) => (isStart(key) ? one.startsWith(key) : one === key)),
  );
}
