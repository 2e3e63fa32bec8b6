import { positionsOf, type SearchTerm } from "./search-terms.ts";
import { isSignWord, wordsOf, type Word } from "./words.ts";

/** A piece of a text; `isFound` when it is what was searched for. */
export interface TextRun {
  readonly text: string;
  readonly isFound: boolean;
}

// In widths of a Latin letter; a Han character takes two.
const widthBefore = 20;
const widthInAll = 110;

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
  const from = wordStart(words, placeBefore(text, first.start));
  const until = wordEnd(
    words,
    Math.max(first.end, placeAfter(text, from)),
    text,
  );
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

function widthOf(sign: string): number {
  return isSignWord(sign) ? 2 : 1;
}

/** So far back that what was found still comes into sight. */
function placeBefore(text: string, end: number): number {
  let width = 0;
  let at = end;
  const near = Array.from(text.slice(Math.max(0, end - 2 * widthBefore), end));
  for (const sign of near.toReversed()) {
    width += widthOf(sign);
    if (width > widthBefore) break;
    at -= sign.length;
  }
  return at;
}

function placeAfter(text: string, start: number): number {
  let width = 0;
  let at = start;
  for (const sign of text.slice(start, start + widthInAll)) {
    width += widthOf(sign);
    if (width > widthInAll) break;
    at += sign.length;
  }
  return at;
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
