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
}

/** A letter as the person gets it: what is previewed, mailed and printed, all from here. */
export interface RenderedLetter {
  readonly language: SentLanguage;
  readonly subject: string;
  readonly parts: readonly RenderedPart[];
  readonly text: string;
  readonly html: string;
}
