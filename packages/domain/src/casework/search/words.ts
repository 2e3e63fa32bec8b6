/** One word of a text as search knows it, and where it stands in the text as written. */
export interface Word {
  readonly text: string;
  readonly start: number;
  /** Behind its last sign. */
  readonly end: number;
}

const longestWord = 64;
const rememberedSigns = 20_000;

// Scripts that are written without spaces: each sign is a word, and words of several are phrases.
const standsAlone =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u;
const belongsToWord = /^[\p{L}\p{N}\p{M}]$/u;
// Accents of Latin, Greek and Cyrillic, and the voice marks of kana: people leave them out when they type.
const leftOut = /[\u0300-\u036f\u3099\u309a]/gu;

/**
 * Stands where a sentence of Han characters pauses or ends, so that a name is not found across it: 小张，伟大 has
 * no 张伟. Latin words have their gaps.
 */
export const pause = "¶";
const pauses = /^[。，、；：！？…—（）《》〈〉「」『』【】“”¶]$/u;

/** What a sign is to search: nothing, part of a word, or a word of its own. */
interface Piece {
  readonly text: string;
  readonly kind: "gap" | "part" | "alone";
}

const known = new Map<string, readonly Piece[]>();

/** Sign by sign, so that every word still knows where it stood. */
function piecesOf(sign: string): readonly Piece[] {
  const found = known.get(sign);
  if (found) return found;
  const pieces = pauses.test(sign)
    ? [{ text: pause, kind: "alone" } as const]
    : foldedPieces(sign);
  if (known.size < rememberedSigns) known.set(sign, pieces);
  return pieces;
}

function foldedPieces(sign: string): Piece[] {
  const folded = sign
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ")
    .replaceAll(leftOut, "")
    .normalize("NFKC");
  return [...folded].map((text): Piece => {
    if (standsAlone.test(text)) return { text, kind: "alone" };
    return { text, kind: belongsToWord.test(text) ? "part" : "gap" };
  });
}

/**
 * The words of a text as index and search cut it: NFKC, small letters, no accents; a Latin word is whole, a
 * Han character is a word of its own, everything that is neither letter nor digit is a gap or a `pause`.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let word = "";
  let start = 0;
  let at = 0;
  const finish = (end: number) => {
    if (word !== "")
      words.push({
        // Korean syllables may have come in their parts.
        text: word.normalize("NFC").slice(0, longestWord),
        start,
        end,
      });
    word = "";
  };
  for (const sign of text) {
    const pieces = piecesOf(sign);
    const end = at + sign.length;
    for (const { text: piece, kind } of pieces) {
      if (kind === "part") {
        if (word === "") start = at;
        word += piece;
        continue;
      }
      // One sign may hold both: ㋀ is 1 and 月.
      finish(start === at ? end : at);
      if (
        kind === "alone" &&
        !(piece === pause && words.at(-1)?.text === pause)
      )
        words.push({ text: piece, start: at, end });
    }
    at = end;
  }
  finish(at);
  return words;
}

/** Whether a word is one sign of a script without spaces. */
export function isSignWord(word: string): boolean {
  return standsAlone.test(word);
}
