import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { cleanFileName, distinctNames } from "../../files/file-name.ts";
import { displayName, mailAddress } from "./mail-address.ts";
import type { ComposedMail, OutgoingMail } from "./outgoing-mail.ts";

/** What most mail servers take, in bytes of the finished message. */
export const largestMailBytes = 25 * 1024 * 1024;
// Base64 writes 57 bytes as 78 characters.
const base64Growth = 78 / 57;

const messageId = /^<[\u0021-\u003b\u003d\u003f-\u007e]{1,300}>$/u;
const outboxId = /^[A-Za-z0-9-]{8,64}$/u;
const furthestReferences = 20;

/**
 * Puts a mail into its final bytes. The same mail gives the same bytes, so a second try sends the very
 * message that is kept. Refuses anything but one plain address, and a mail too large to be delivered.
 */
export async function composeMessage(
  mail: OutgoingMail,
): Promise<Verdict<ComposedMail>> {
  const to = mailAddress(mail.to.address);
  if (to === null) return refused("addressUnusable");
  const bytes = mail.files.reduce((sum, file) => sum + file.size, 0);
  const limit = `${largestMailBytes / 1024 / 1024} MB`;
  if (bytes * base64Growth > largestMailBytes) {
    return refused("tooLarge", { limit });
  }

  const from = ownAddress(mail.from.address);
  const id = messageIdOf(mail.id, from);
  const names = distinctNames(
    mail.files.map(({ name }) => cleanFileName(name)),
  );
  const replyTo = mail.replyTo === null ? null : ownAddress(mail.replyTo);
  // What others wrote into their Message-ID goes back only if it is one.
  const inReplyTo = mail.inReplyTo !== null && messageId.test(mail.inReplyTo);
  const references = mail.references
    .filter((reference) => messageId.test(reference))
    .slice(-furthestReferences);

  const composer = new MailComposer({
    from: { name: displayName(mail.from.name), address: from },
    to: { name: displayName(mail.to.name ?? ""), address: to },
    ...(replyTo === null ? {} : { replyTo }),
    subject: displayName(mail.subject),
    messageId: id,
    date: new Date(mail.date),
    ...(inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(references.length > 0 ? { references } : {}),
    headers: mail.automatic
      ? {
          "Auto-Submitted": "auto-replied",
          "X-Auto-Response-Suppress": "All",
        }
      : {},
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    attachments: mail.files.map((file, index) => ({
      filename: names[index] ?? "unnamed",
      contentType: file.type,
      contentDisposition: "attachment",
      content:
        file.content instanceof Uint8Array
          ? Buffer.from(file.content)
          : file.content,
    })),
    newline: "win",
    baseBoundary: createHash("sha256").update(id).digest("hex").slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  if (raw.length > largestMailBytes) return refused("tooLarge", { limit });
  return granted({
    raw,
    sha256: createHash("sha256").update(raw).digest("hex"),
    messageId: id,
    envelope: { from, to },
  });
}

/** Message-ID of an outbox row, the same however often it is asked for. */
function messageIdOf(id: string, from: string): string {
  if (!outboxId.test(id)) throw new Error("an outbox id is letters and digits");
  return `<${id}.kept@${from.slice(from.lastIndexOf("@") + 1)}>`;
}

// Set by the office, not by a stranger: a wrong one is a mistake of the house.
function ownAddress(text: string): string {
  const address = mailAddress(text);
  if (address === null) {
    throw new Error("the office's own mail address is not one address");
  }
  return address;
}
