import type { Instant } from "@kept/domain/casework/clock";
import type { Inside } from "@kept/domain/casework/file-insides";
import type { Verdict } from "@kept/domain/verdict";
import type { FileRisk } from "../../files/sniff-type.ts";

/** What the office should know about how a mail was read; screens word the codes. */
export const mailNoteCodes = [
  "charset.unknown",
  "charset.replaced",
  "charset.unreadable",
  "headers.notUtf8",
  "mime.broken",
  "mime.truncated",
  "mime.enclosedMail",
  "html.only",
  "html.differs",
  "html.activeContent",
  "html.remoteContent",
  "html.tooLong",
  "text.none",
  "text.controls",
  "text.cut",
  "date.missing",
  "date.invalid",
  "from.missing",
  "from.several",
  "replyTo.differs",
  "messageId.missing",
  "attachment.nameChanged",
  "attachment.active",
  "attachment.trap",
  "auto.maybe",
] as const;
export type MailNoteCode = (typeof mailNoteCodes)[number];

export interface MailNote {
  readonly code: MailNoteCode;
  /** The label, name or value that the note is about. */
  readonly detail: string | null;
}

export interface Mailbox {
  /** Empty when the mail shows none. */
  readonly name: string;
  /** Null when there is none that could be written to. */
  readonly address: string | null;
}

export interface ParsedAttachment {
  /** Safe to show, to store and to offer; different from every other name of the mail. */
  readonly name: string;
  /** As the sender wrote it, invisible characters written out; null when it is the name itself. */
  readonly originalName: string | null;
  readonly declaredType: string | null;
  readonly sniffedType: string | null;
  readonly risk: FileRisk;
  /** What is packed in it. */
  readonly insides: readonly Inside[];
  /** Part of the HTML's layout rather than something sent along. */
  readonly isInline: boolean;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A machine's mark on a mail. */
export interface AutomaticMark {
  /** `reply`: an absence note; `bounce`: not delivered; `bulk`: sent to many; `generated`: by a system. */
  readonly kind: "reply" | "bounce" | "bulk" | "generated";
  /**
   * Only a certain one opens nothing (RFC 3834). A contact page or a mailing list may carry a person's
   * request, and that must not get lost.
   */
  readonly isCertain: boolean;
  /** The header that says so. */
  readonly found: string;
}

export interface ParsedMail {
  readonly from: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Mailboxes it was handed to, as the delivering servers noted. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  /** The header's date; whether it is believable is the caller's to judge. */
  readonly sentAt: Instant | null;
  /** `+08:00`. */
  readonly sentOffset: string | null;
  readonly dateHeader: string | null;
  /** With angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The plain part; null when there is none. */
  readonly text: string | null;
  /** As sent. Never to be shown as such. */
  readonly html: string | null;
  readonly textFromHtml: string | null;
  /** First cleaning: an allow list without pictures, styles and anything remote. */
  readonly sanitizedHtml: string | null;
  readonly attachments: readonly ParsedAttachment[];
  readonly auto: AutomaticMark | null;
  /** The gateway's verdict on the sender's domain, where it left one. */
  readonly dmarc: "pass" | "fail" | null;
  readonly notes: readonly MailNote[];
}

/** A mail, or why it is none: `mailEmpty`, `mailNotMail`, `mailTooLarge`, `mailTooComplex`. */
export type MailReading = Verdict<ParsedMail>;

export const mailLimits = {
  /** In bytes; with headers, encodings and everything. */
  size: 25 * 1024 * 1024,
  parts: 500,
  depth: 30,
  headerLines: 2_000,
  headerBytes: 256 * 1024,
  attachments: 100,
  /** Code points of text kept beside the raw mail, which is always whole. */
  text: 200_000,
  /** Length of HTML that is cleaned and shown. */
  html: 1_000_000,
  line: 500,
  name: 300,
  /** People in To and Cc. */
  mailboxes: 200,
  references: 100,
  notes: 60,
} as const;

/** `mailLimits.size` as the refusal says it. */
export const mailSizeInWords = "25 MB";
