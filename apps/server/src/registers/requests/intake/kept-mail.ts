import { createHash } from "node:crypto";
import type { MatchReason } from "@kept/domain/registers/requests/match-mail";
import type {
  Mailbox,
  MailNoteCode,
  ParsedAttachment,
  ParsedMail,
} from "../../../mail/incoming/parsed-mail.ts";
import { readableText } from "../../../mail/incoming/readable-text.ts";
import type { Receipt } from "./receipt.ts";

export const mailSources = ["gateway", "drop", "paste"] as const;
export type MailSource = (typeof mailSources)[number];

/** What filing found out beyond the parser; screens word these codes beside the parser's. */
export type FilingNoteCode =
  | NonNullable<Receipt["note"]>
  | "attachment.empty"
  | "thread.caseEnded"
  | `sender.${MatchReason}`;

export interface KeptNote {
  readonly code: MailNoteCode | FilingNoteCode;
  readonly detail: string | null;
}

/** A file of a mail, with its bytes in the file store. */
export interface KeptAttachment extends Omit<
  ParsedAttachment,
  "bytes" | "originalName" | "insides"
> {
  readonly fileId: string;
  /** Left out of what was kept before anybody looked. */
  readonly insides?: ParsedAttachment["insides"];
}

/** What is kept of a mail beside its raw bytes until it stands on a case. People in Cc stay in the raw mail. */
export interface KeptMail {
  readonly from: Mailbox | null;
  readonly toAddress: string | null;
  readonly subject: string;
  readonly sentAt: string | null;
  readonly dateHeader: string | null;
  readonly messageId: string | null;
  /** What a person reads in it. */
  readonly text: string;
  /** Cleaned once; the browser cleans it again before it is shown. */
  readonly html: string | null;
  /** Main language of the writer, as guessed. */
  readonly language: string;
  readonly notes: readonly KeptNote[];
  readonly attachments: readonly KeptAttachment[];
}

export function keptMail(
  mail: ParsedMail,
  found: {
    readonly attachments: readonly KeptAttachment[];
    readonly language: string;
    readonly notes: readonly KeptNote[];
  },
): KeptMail {
  return {
    from: mail.from,
    toAddress: mail.to[0]?.address ?? null,
    subject: mail.subject,
    sentAt: mail.sentAt,
    dateHeader: mail.dateHeader,
    messageId: mail.messageId,
    text: readableText(mail),
    html: mail.sanitizedHtml,
    language: found.language,
    notes: [...mail.notes, ...found.notes],
    attachments: found.attachments,
  };
}

/**
 * The same letter gives the same hash, whatever way it came: servers on the way write their own headers.
 * SHA-256, lower-case hex.
 */
export function contentHashOf(mail: ParsedMail): string {
  const content = JSON.stringify([
    mail.from?.address ?? mail.from?.name ?? null,
    mail.subject,
    mail.text,
    mail.html,
    mail.attachments.map(({ sha256 }) => sha256).sort(),
  ]);
  return createHash("sha256").update(content, "utf8").digest("hex");
}

/** The codes alone, as a message carries them. */
export function noteCodes(notes: readonly KeptNote[]): string[] {
  return [...new Set(notes.map(({ code }) => code))];
}
