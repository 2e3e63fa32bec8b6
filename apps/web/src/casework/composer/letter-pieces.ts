import {
  letterValue,
  type LetterDocument,
  type LetterLanguage,
} from "@kept/domain/casework/letter";
import { letterRuns } from "@kept/domain/casework/letter-runs";

/** A paragraph as it is shown: words, a filled place, a place without a value, or braces nobody can read. */
export type LetterPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "filled"; readonly name: string; readonly text: string }
  | { readonly kind: "missing"; readonly name: string; readonly text: string }
  | { readonly kind: "broken"; readonly text: string };

/** One side of a paragraph with its variables filled in, as far as they can be. */
export function letterPieces(
  source: string,
  document: LetterDocument,
  language: LetterLanguage,
): LetterPiece[] {
  return letterRuns(source).map((run): LetterPiece => {
    if (run.kind !== "variable") return run;
    const value = letterValue(document, run.name, language);
    if (value !== null) return { kind: "filled", name: run.name, text: value };
    const declared = document.variables.find(({ name }) => name === run.name);
    return {
      kind: "missing",
      name: run.name,
      text: declared?.title[language] ?? run.name,
    };
  });
}

/** The words as the person will read them; what has no value yet stands as its name. */
export function letterWords(
  source: string,
  document: LetterDocument,
  language: LetterLanguage,
): string {
  return letterPieces(source, document, language)
    .map(({ text }) => text)
    .join("");
}
