import type { Json } from "../json.ts";
import type { Instant } from "./clock.ts";
import type { LetterDocument, SentLanguage } from "./letter.ts";

/** A file that leaves with a letter. Its bytes are named by hash. */
export interface LetterAttachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** sha-256, lower-case hex. */
  readonly sha256: string;
}

/** What a second person approves: the words, what fills them, who gets it and what goes with it. */
export interface LetterContent {
  readonly document: LetterDocument;
  readonly recipient: string | null;
  readonly attachments: readonly LetterAttachment[];
}

/** The sent copy, never changed again. */
export interface FrozenLetter extends LetterContent {
  readonly reference: string;
  readonly frozenAt: Instant;
  readonly author: string;
  readonly approver: string | null;
  /** What the person reads, as rendered. */
  readonly rendered: {
    readonly language: SentLanguage;
    readonly subject: string;
    readonly text: string;
  };
}

/**
 * One text per value, whoever writes it: names in code-unit order, no white space (RFC 8785 for the numbers
 * used here, which are safe integers). Throws on a number that is none, since it would not come back alike.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map((item: Json) => canonicalJson(item)).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`);
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError("a hashed letter holds whole numbers only");
  }
  return JSON.stringify(value);
}

function contentOf({ document, recipient, attachments }: LetterContent) {
  return {
    template: { id: document.template.id, version: document.template.version },
    purpose: document.purpose,
    language: document.language,
    subject: { en: document.subject.en, zh: document.subject.zh },
    // What is still to be translated is a note to the writer, not part of the letter.
    paragraphs: document.paragraphs.map(({ id, en, zh, locked }) => ({
      id,
      en,
      zh,
      locked: locked !== null,
    })),
    values: Object.fromEntries(
      Object.entries(document.values).map(([name, { en, zh }]) => [
        name,
        { en, zh },
      ]),
    ),
    recipient,
    attachments: attachments.map(({ name, size, sha256 }) => ({
      name,
      size,
      sha256,
    })),
  } satisfies Json;
}

/** The text whose hash an approval is bound to: any change of content is another text. */
export function approvedText(content: LetterContent): string {
  return canonicalJson({
    format: "kept.letter-content/1",
    ...contentOf(content),
  });
}

/** The text whose hash identifies the sent copy. */
export function frozenText(letter: FrozenLetter): string {
  const { language, subject, text } = letter.rendered;
  return canonicalJson({
    format: "kept.letter/1",
    ...contentOf(letter),
    reference: letter.reference,
    frozenAt: letter.frozenAt,
    author: letter.author,
    approver: letter.approver,
    rendered: { language, subject, text },
  });
}
