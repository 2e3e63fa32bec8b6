import type {
  LetterLanguage,
  SentLanguage,
} from "@kept/domain/casework/letter";

/** One language of a letter with everything filled in. */
export interface RenderedPart {
  readonly language: LetterLanguage;
  readonly subject: string;
  /** Plain text; a line feed is a line break. */
  readonly paragraphs: readonly string[];
  /** Under the paragraphs; a letter to a person has none. */
  readonly tables?: readonly RenderedTable[];
}

/** A table of a printed report. */
export interface RenderedTable {
  readonly title: string;
  readonly head: readonly string[];
  /** The first cell of a row is a word, the others are numbers. */
  readonly rows: readonly (readonly string[])[];
  /** Under the table; null where nothing is to be said. */
  readonly remark: string | null;
}

/** A letter as the person gets it: what is previewed, mailed and printed, all from here. */
export interface RenderedLetter {
  readonly language: SentLanguage;
  readonly subject: string;
  readonly parts: readonly RenderedPart[];
  readonly text: string;
  readonly html: string;
}
