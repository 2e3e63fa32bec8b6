import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import type { Text } from "@kept/domain/text";

/** What stands around the words of a printed letter. */
export interface LetterPdfMeta {
  readonly officeName: Text;
  readonly officeAddress: string;
  readonly reference: string;
  /** Day of the letter in the office's zone. */
  readonly date: CivilDay;
  /** Policy and clauses that the letter fulfils: "Privacy policy “Online shop”, §§ 8, 10". */
  readonly clause: Text | null;
  readonly recipientName: string | null;
  /** Lines under the name, for the window of an envelope; null in a letter that goes by mail. */
  readonly postAddress: string | null;
  /** When the letter was fixed; the PDF carries this moment, so the same letter gives the same bytes. */
  readonly fixedAt: Instant;
}

/** A printed letter. */
export interface LetterPdf {
  readonly bytes: Uint8Array;
  /** Characters that the fonts do not have: they print as empty boxes. */
  readonly missingCharacters: readonly string[];
}
