import type { Readable } from "node:stream";
import type { Instant } from "@kept/domain/casework/clock";

/** A file that goes with a mail. */
export interface OutgoingFile {
  readonly name: string;
  /** MIME type, such as `application/pdf`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly content: Uint8Array | Readable;
}

/** A mail to one person, before it is put into its final bytes. */
export interface OutgoingMail {
  /** Id of the outbox row: its Message-ID comes from it, so a second try is the same message. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string | null; readonly address: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly date: Instant;
  /** Message-IDs of the conversation, with their angle brackets, the oldest first. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly files: readonly OutgoingFile[];
  /** Nobody wrote it: other machines must not answer it (RFC 3834). */
  readonly automatic: boolean;
}

/** A mail in its final bytes: what is kept is what is sent. */
export interface ComposedMail {
  readonly raw: Buffer;
  /** Of `raw`, lower-case hex. */
  readonly sha256: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string };
}
