import type { ComposedMail } from "./outgoing-mail.ts";

export interface DeliveryReceipt {
  readonly messageId: string;
  /** What the other side said when it took the mail. */
  readonly response: string;
}

/**
 * The way out. `send` gives the exact bytes it was handed to the one receiver of the envelope; it rejects
 * when they were not taken, and `deliveryProblem` says why.
 */
export interface Mailer {
  /** Where letters end up: at a mail server, or in a folder that nobody outside sees. */
  readonly goes: "server" | "folder";
  send(mail: ComposedMail): Promise<DeliveryReceipt>;
  /** Lets go of copies of its own of these mails, by Message-ID; a mail server has none that we reach. */
  forget(messageIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
