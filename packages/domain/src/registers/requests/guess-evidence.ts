import { cutToCodePoints } from "../../casework/text-rules.ts";

/** What a guess rests on; the screen words the kind and shows what was found. */
export type EvidenceKind =
  | "words"
  | "subject"
  | "mailbox"
  | "place"
  | "livesIn"
  | "phoneNumber"
  | "addressEnding"
  | "language"
  | "timeOffset"
  | "script"
  | "commonWords"
  | "age"
  | "senderName"
  | "senderAddress"
  | "noName"
  | "nothingFound";

export interface Evidence {
  readonly kind: EvidenceKind;
  /** The words as they stand in the mail, at most 80 code points. */
  readonly found: string;
}

/** A reading of a mail that a person still has to confirm. */
export interface Guess<T> {
  readonly value: T;
  /** `likely`: the mail says so. `possible`: it fits. */
  readonly sure: "likely" | "possible";
  readonly because: readonly Evidence[];
}

const longestQuote = 80;

/** What was found, as short as a reason may be. */
export function evidence(kind: EvidenceKind, found: string): Evidence {
  const inOneLine = found.replaceAll(/\s+/gu, " ").trim();
  const quote = cutToCodePoints(inOneLine, longestQuote);
  return { kind, found: quote.length < inOneLine.length ? `${quote}…` : quote };
}
