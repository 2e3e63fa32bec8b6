import { readInsides } from "@kept/domain/casework/file-insides";
import { insertCaseFile } from "../../../casework/case-file-store.ts";
import { insertMessage } from "../../../casework/message-store.ts";
import type { Tx } from "../../../db/writing.ts";
import { noteCodes, type KeptMail, type KeptNote } from "./kept-mail.ts";

export interface MailMessage {
  readonly caseId: string;
  readonly lane: "ok" | "unverified" | "auto";
  readonly channel: string;
  readonly mail: KeptMail;
  readonly raw: { readonly fileId: string; readonly sha256: string };
  readonly receivedAt: string;
  readonly recordedAt: string;
  /** Who or what filed it. */
  readonly by: string;
  /** Beyond those of the mail. */
  readonly notes: readonly KeptNote[];
}

/** A mail as a message of its case, with its files. Nobody in Cc becomes a party to anything. */
export async function insertMailMessage(
  tx: Tx,
  message: MailMessage,
): Promise<string> {
  const { caseId, mail, recordedAt } = message;
  const messageId = await insertMessage(tx, {
    caseId,
    kind: "in",
    lane: message.lane,
    channel: message.channel,
    from: mail.from,
    toAddress: mail.toAddress,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    language: mail.language,
    happenedAt: message.receivedAt,
    recordedAt,
    messageId: mail.messageId,
    raw: message.raw,
    notes: noteCodes([...mail.notes, ...message.notes]),
  });
  for (const file of mail.attachments)
    await insertCaseFile(tx, {
      caseId,
      messageId,
      fileId: file.fileId,
      name: file.name,
      declaredType: file.declaredType,
      sniffedType: file.sniffedType ?? "application/octet-stream",
      isActiveContent: file.risk === "active",
      insides: readInsides(file.insides),
      size: file.size,
      sha256: file.sha256,
      purpose: "attachment",
      addedAt: recordedAt,
      addedBy: message.by,
    });
  return messageId;
}
