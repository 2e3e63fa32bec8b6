import { randomUUIDv7 } from "node:crypto";
import { moment } from "../../../casework/moments.ts";
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
  const { caseId, mail, raw } = message;
  const id = randomUUIDv7();
  await tx
    .insertInto("case_messages")
    .values({
      id,
      case_id: caseId,
      kind: "in",
      lane: message.lane,
      channel: message.channel,
      from_name: mail.from?.name ?? null,
      from_address: mail.from?.address ?? null,
      to_address: mail.toAddress,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      language: mail.language,
      happened_at: moment(message.receivedAt),
      recorded_at: message.recordedAt,
      message_id: mail.messageId,
      raw_file_id: raw.fileId,
      raw_sha256: raw.sha256,
      notes: JSON.stringify(noteCodes([...mail.notes, ...message.notes])),
    })
    .execute();
  for (const file of mail.attachments) {
    await tx
      .insertInto("case_files")
      .values({
        id: randomUUIDv7(),
        case_id: caseId,
        message_id: id,
        file_id: file.fileId,
        name: file.name,
        declared_type: file.declaredType,
        sniffed_type: file.sniffedType ?? "application/octet-stream",
        is_active_content: file.risk === "active" ? 1 : 0,
        size: file.size,
        sha256: file.sha256,
        purpose: "attachment",
        added_at: message.recordedAt,
        added_by: message.by,
      })
      .execute();
  }
  return id;
}
