import type { LetterLanguage } from "@kept/domain/casework/letter";

/** The two families of a letter: one drawn for Latin, Greek and Cyrillic, one for Han and kana. */
export const letterFonts = { western: "Western", han: "Han" } as const;
export type LetterFont = (typeof letterFonts)[keyof typeof letterFonts];

export interface FontRun {
  readonly text: string;
  readonly font: LetterFont;
}

const western =
  /^[\u0021-\u00FF\u2010-\u2013\u201A\u201E\u2020-\u2022\u2030\u2039\u203A\u20AC\u2116\u2122\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const fullWidthForm = /^[\uFF00-\uFFEF]$/u;
// Quotation marks, dash, ellipsis and middle dot are one code for both: full width among Han, narrow elsewhere.
const shared = /^[\u00B7\u2014\u2018\u2019\u201C\u201D\u2026]$/u;
// Spaces and combining marks stay with what they follow.
const follower = /^[\s\p{M}]$/u;
const letter = /^\p{Script=Latin}$/u;

/**
 * Cuts a text where the font changes. The Chinese font has no ł, ğ or ő and sets English quotation marks a
 * full character wide; the Western one has no Han. Nothing is lost or reordered.
 */
export function fontRuns(text: string, language: LetterLanguage): FontRun[] {
  const signs = [...text];
  const home = language === "zh" ? letterFonts.han : letterFonts.western;
  const runs: { text: string; font: LetterFont }[] = [];
  signs.forEach((sign, index) => {
    const last = runs.at(-1);
    const font = follower.test(sign)
      ? (last?.font ?? home)
      : fontOf(sign, {
          home,
          isInsideWord:
            letter.test(signs[index - 1] ?? "") &&
            letter.test(signs[index + 1] ?? ""),
        });
    if (last?.font === font) last.text += sign;
    else runs.push({ text: sign, font });
  });
  return runs;
}

function fontOf(
  sign: string,
  at: { readonly home: LetterFont; readonly isInsideWord: boolean },
): LetterFont {
  if (shared.test(sign)) {
    // The apostrophe of d’accès, in a Chinese sentence too.
    return at.isInsideWord ? letterFonts.western : at.home;
  }
  return western.test(sign) && !fullWidthForm.test(sign)
    ? letterFonts.western
    : letterFonts.han;
}
