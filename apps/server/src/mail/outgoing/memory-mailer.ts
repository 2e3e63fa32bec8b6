import type { Mailer } from "./mailer.ts";
import type { ComposedMail } from "./outgoing-mail.ts";

/** A mailer that only remembers; what it fails with is up to whoever holds it. */
export interface MemoryMailer extends Mailer {
  readonly sent: readonly ComposedMail[];
  /** The next sends reject with these, in order. */
  failWith(...problems: readonly Error[]): void;
}

export function openMemoryMailer(): MemoryMailer {
  const sent: ComposedMail[] = [];
  const problems: Error[] = [];
  return {
    goes: "folder",
    sent,
    failWith(...next) {
      problems.push(...next);
    },
    send(mail) {
      const problem = problems.shift();
      if (problem) return Promise.reject(problem);
      sent.push(mail);
      return Promise.resolve({
        messageId: mail.messageId,
        response: "250 kept in memory",
      });
    },
    forget: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
