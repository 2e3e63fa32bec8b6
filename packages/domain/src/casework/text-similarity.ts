import { cutToCodePoints } from "./text-rules.ts";

const pieceLength = 3;
const longestComparison = 5_000;
const shortestComparison = 20;

/** Letters and digits alone, as people compare by eye: no case, accents, punctuation or white space. */
function bareText(text: string): string {
  return cutToCodePoints(text, longestComparison)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function piecesOf(bare: string): Set<string> {
  const signs = [...bare];
  const pieces = new Set<string>();
  for (let at = 0; at + pieceLength <= signs.length; at += 1) {
    pieces.add(signs.slice(at, at + pieceLength).join(""));
  }
  return pieces;
}

/**
 * Share of three-letter pieces that two texts have in common, 0 to 1 (Jaccard, 1901); it works for
 * languages with and without spaces. Texts under 20 letters are too short to say and give 0.
 */
export function textSimilarity(one: string, other: string): number {
  const [first, second] = [bareText(one), bareText(other)];
  if (first.length < shortestComparison || second.length < shortestComparison)
    return 0;
  const [a, b] = [piecesOf(first), piecesOf(second)];
  const common = [...a].filter((piece) => b.has(piece)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
