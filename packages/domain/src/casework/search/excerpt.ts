import { positionsOf, type SearchTerm } from "./search-terms.ts";
import { wordsOf, type Word } from "./words.ts";

/** A piece of a text; `isFound` when it is what was searched for. */
export interface TextRun {
  readonly text: string;
  readonly isFound: boolean;
}

const signsBefore = 24;
const signsInAll = 110;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text in runs, with what was searched for told apart. */
export function foundRuns(
  text: string,
  terms: readonly SearchTerm[],
): TextRun[] {
  return runsOf(text, stretchesOf(text, terms));
}

/** A short piece of the text around the first thing found; null when nothing is found in it. */
export function excerptOf(
  text: string,
  terms: readonly SearchTerm[],
): TextRun[] | null {
  const stretches = stretchesOf(text, terms);
  const [first] = stretches;
  if (first === undefined) return null;
  const words = wordsOf(text);
  const from = wordStart(words, Math.max(0, first.start - signsBefore));
  const until = wordEnd(words, Math.max(first.end, from + signsInAll), text);
  const within = stretches
    .filter(({ start, end }) => start >= from && end <= until)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  const runs = runsOf(text.slice(from, until), within).map((run) => ({
    ...run,
    text: run.text.replaceAll(/\s+/gu, " "),
  }));
  const quiet = (mark: string): TextRun => ({ text: mark, isFound: false });
  return [
    ...(from > 0 ? [quiet("…")] : []),
    ...runs,
    ...(until < text.trimEnd().length ? [quiet("…")] : []),
  ];
}

/** Where the terms stand in a text, in order, those that touch taken together. */
function stretchesOf(text: string, terms: readonly SearchTerm[]): Stretch[] {
  const words = wordsOf(text);
  const bare = words.map((word) => word.text);
  const found = terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap((term) =>
      positionsOf(bare, term).map((at) => ({
        start: words[at]?.start ?? 0,
        end: words[at + term.words.length - 1]?.end ?? 0,
      })),
    )
    .sort((one, other) => one.start - other.start);
  const joined: Stretch[] = [];
  for (const stretch of found) {
    const last = joined.at(-1);
    if (last === undefined || stretch.start >= last.end) joined.push(stretch);
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, stretch.end),
      };
  }
  return joined;
}

function runsOf(text: string, stretches: readonly Stretch[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    if (start > at) runs.push({ text: text.slice(at, start), isFound: false });
    runs.push({ text: text.slice(start, end), isFound: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), isFound: false });
  return runs;
}

/** The beginning of the word that stands at this place or follows it. */
function wordStart(words: readonly Word[], at: number): number {
  if (at === 0) return 0;
  return words.find(({ start }) => start >= at)?.start ?? at;
}

/** The end of the last word that fits before this place. */
function wordEnd(words: readonly Word[], at: number, text: string): number {
  if (at >= text.length) return text.length;
  return words.findLast(({ end }) => end <= at)?.end ?? at;
}
