import { termsOf, type SearchTerm, type TypedTerm } from "./search-terms.ts";

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "＂": "＂",
  "“": "”",
  "”": "”",
  "„": "“",
  "「": "」",
  "『": "』",
};
const minus = /^[-－−]/u;

/** One stretch of what was typed, with its place. */
export interface TypedPiece extends TypedTerm {
  readonly start: number;
  readonly end: number;
}

/** Cuts what was typed at white space, except inside quotes; a closing quote that is missing ends the text. */
export function piecesTyped(typed: string): TypedPiece[] {
  const pieces: TypedPiece[] = [];
  let at = 0;
  while (at < typed.length) {
    const gap = /^\s+/u.exec(typed.slice(at));
    if (gap) {
      at += gap[0].length;
      continue;
    }
    const piece = pieceAt(typed, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function pieceAt(typed: string, start: number): TypedPiece {
  const sign = minus.exec(typed.slice(start))?.[0] ?? "";
  const isExcluded = sign !== "" && /^\S/u.test(typed.slice(start + 1));
  const from = isExcluded ? start + sign.length : start;
  const closing = quotes[typed[from] ?? ""];
  if (closing !== undefined) {
    const found = typed.indexOf(closing, from + 1);
    const end = found < 0 ? typed.length : found;
    return {
      text: typed.slice(from + 1, end),
      isQuoted: true,
      isExcluded,
      start,
      end: found < 0 ? end : end + 1,
    };
  }
  const end = wordEnd(typed, from);
  return {
    text: typed.slice(from, end),
    isQuoted: false,
    isExcluded,
    start,
    end,
  };
}

/** A telephone number may be written in groups. */
const phoneInGroups = /^\+?\(?\d{1,4}\)?(?:[ ./-]\(?\d{2,5}\)?){2,5}(?=\s|$)/u;

/** The end of an unquoted word; quotes within it, as in `type:"a b"`, belong to it. */
function wordEnd(typed: string, from: number): number {
  const phone = phoneInGroups.exec(typed.slice(from));
  if (phone) return from + phone[0].length;
  let at = from;
  while (at < typed.length && !/\s/u.test(typed[at] ?? "")) {
    const closing = /[:：,，、]/u.test(typed[at - 1] ?? "")
      ? quotes[typed[at] ?? ""]
      : undefined;
    const found = closing === undefined ? -1 : typed.indexOf(closing, at + 1);
    at = found < 0 ? at + 1 : found + 1;
  }
  return at;
}

/** The terms of a search that has no operators. */
export function searchTerms(typed: string): SearchTerm[] {
  return termsOf(piecesTyped(typed));
}
