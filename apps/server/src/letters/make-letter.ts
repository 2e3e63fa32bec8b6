import { createHash } from "node:crypto";
import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import { languagesOf, type LetterDocument } from "@kept/domain/casework/letter";
import type { Text } from "@kept/domain/text";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { composeMessage } from "../mail/outgoing/compose-message.ts";
import type {
  ComposedMail,
  OutgoingFile,
} from "../mail/outgoing/outgoing-mail.ts";
import type { LetterPdf } from "./pdf/letter-pdf-meta.ts";
import type { LetterPress } from "./pdf/letter-press.ts";
import { renderLetter } from "./render-letter.ts";
import type { RenderedLetter } from "./rendered-letter.ts";

/** Everything that makes a letter what it is. Equal inputs make equal bytes. */
export interface LetterToMake {
  /** Id of the letter or its outbox row; the Message-ID comes from it. */
  readonly id: string;
  /** With its values filled in (`withCaseValues`). */
  readonly document: LetterDocument;
  readonly reference: string;
  readonly officeName: Text;
  readonly officeAddress: string;
  readonly recipient: {
    readonly name: string | null;
    readonly address: string;
  };
  /** The lines of the envelope; null where it goes by mail. */
  readonly postAddress: string | null;
  readonly clause: Text | null;
  /** Day of the letter in the office's zone. */
  readonly date: CivilDay;
  readonly fixedAt: Instant;
  /** Where an answer goes; null for the office's mailbox. */
  readonly replyTo: string | null;
  /** The conversation it answers; Message-IDs with their angle brackets, the oldest first. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** Files that go with it, after its own PDF. */
  readonly files: readonly OutgoingFile[];
  /** An acknowledgement that nobody wrote: no PDF, and marked as automatic. */
  readonly automatic: boolean;
}

export interface MadeLetter {
  readonly rendered: RenderedLetter;
  readonly pdf:
    (LetterPdf & { readonly name: string; readonly sha256: string }) | null;
  readonly mail: ComposedMail;
}

/**
 * Makes a letter in all its forms: words, PDF and the mail in its final bytes. The preview and the send both
 * come from here. Refuses a letter with holes and a receiver that is not one address.
 */
export async function makeLetter(
  press: LetterPress,
  wanted: LetterToMake,
): Promise<Verdict<MadeLetter>> {
  const rendering = renderLetter(wanted.document);
  if (!rendering.ok) {
    return refused("letterIncomplete", { count: rendering.unresolved.length });
  }
  const rendered = rendering.letter;
  const pdf = wanted.automatic ? null : await printed(press, wanted, rendered);
  const [language = "en"] = languagesOf(wanted.document.language);
  const composed = await composeMessage({
    id: wanted.id,
    from: {
      name: wanted.officeName[language],
      address: wanted.officeAddress,
    },
    to: wanted.recipient,
    replyTo: wanted.replyTo,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    date: wanted.fixedAt,
    inReplyTo: wanted.inReplyTo,
    references: wanted.references,
    files: [
      ...(pdf === null
        ? []
        : [
            {
              name: pdf.name,
              type: "application/pdf",
              size: pdf.bytes.length,
              content: pdf.bytes,
            },
          ]),
      ...wanted.files,
    ],
    automatic: wanted.automatic,
  });
  return composed.ok
    ? granted({ rendered, pdf, mail: composed.value })
    : composed;
}

export type PrintedLetter = NonNullable<MadeLetter["pdf"]>;

/** What printing takes: everything but the way by mail. */
export type LetterToPrint = Omit<
  LetterToMake,
  | "id"
  | "recipient"
  | "replyTo"
  | "inReplyTo"
  | "references"
  | "files"
  | "automatic"
> & { readonly recipient: { readonly name: string | null } };

/** The sheets of a letter, the same that a mail of it would carry. Refuses a letter with holes. */
export async function printLetter(
  press: LetterPress,
  wanted: LetterToPrint,
): Promise<Verdict<PrintedLetter>> {
  const rendering = renderLetter(wanted.document);
  return rendering.ok
    ? granted(await printed(press, wanted, rendering.letter))
    : refused("letterIncomplete", { count: rendering.unresolved.length });
}

async function printed(
  press: LetterPress,
  wanted: LetterToPrint,
  rendered: RenderedLetter,
): Promise<PrintedLetter> {
  const pdf = await press.letterPdf(rendered, {
    officeName: wanted.officeName,
    officeAddress: wanted.officeAddress,
    reference: wanted.reference,
    date: wanted.date,
    clause: wanted.clause,
    recipientName: wanted.recipient.name,
    postAddress: wanted.postAddress,
    fixedAt: wanted.fixedAt,
  });
  const [language = "en"] = languagesOf(wanted.document.language);
  const title = language === "zh" ? "信函" : "Letter";
  return {
    ...pdf,
    name: `${title} ${wanted.reference}.pdf`,
    sha256: createHash("sha256").update(pdf.bytes).digest("hex"),
  };
}
