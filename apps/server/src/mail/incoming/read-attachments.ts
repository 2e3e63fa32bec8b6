import { createHash } from "node:crypto";
import type { Attachment } from "postal-mime";
import { cleanForeignText } from "@kept/domain/casework/text-rules";
import {
  cleanFileName,
  distinctNames,
  escapedFileName,
} from "../../files/file-name.ts";
import { tailBytes, troubleIn } from "../../files/look-inside.ts";
import { lookWithin } from "../../files/look-within.ts";
import { riskOf, sniffedBytes, sniffType } from "../../files/sniff-type.ts";
import type { MailNote, ParsedAttachment } from "./parsed-mail.ts";

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return Buffer.from(content, "utf8");
  return new Uint8Array(content);
}

const endings: Record<string, string> = {
  "message/rfc822": "mail.eml",
  "text/calendar": "invitation.ics",
  "text/html": "part.html",
  "text/plain": "part.txt",
};

/** Files of a mail with names made safe and types looked at instead of believed. */
export async function readAttachments(
  attachments: readonly Attachment[],
  notes: MailNote[],
): Promise<ParsedAttachment[]> {
  const cleaned = attachments.map((attachment) =>
    cleanFileName(attachment.filename ?? endings[attachment.mimeType] ?? null),
  );
  const names = distinctNames(cleaned);
  const read: ParsedAttachment[] = [];
  for (const [at, attachment] of attachments.entries()) {
    const name = names[at] ?? "unnamed";
    const bytes = bytesOf(attachment);
    const sniffed = await sniffType(bytes);
    const declaredType =
      cleanForeignText(attachment.mimeType, { shape: "line", max: 100 }).text ||
      null;
    const original = attachment.filename ?? null;
    const ends = {
      head: bytes.subarray(0, sniffedBytes),
      tail: bytes.subarray(-tailBytes),
      size: bytes.byteLength,
    };
    const trouble = troubleIn(ends);
    const within = lookWithin();
    await within.add(bytes);
    const insides = await within.found(ends);
    // A mail is never turned away for what came with it; whoever opens it is warned.
    if (trouble !== null) notes.push({ code: "attachment.trap", detail: name });
    const risk =
      trouble === null
        ? riskOf({ sniffed, declaredType, name: original ?? name, insides })
        : "active";
    if (original !== null && original !== name) {
      notes.push({
        code: "attachment.nameChanged",
        detail: escapedFileName(original),
      });
    }
    if (risk === "active")
      notes.push({ code: "attachment.active", detail: name });
    if (declaredType === "message/rfc822")
      notes.push({ code: "mime.enclosedMail", detail: name });
    read.push({
      name,
      originalName:
        original === null || original === name
          ? null
          : escapedFileName(original),
      declaredType,
      sniffedType: sniffed.type,
      risk,
      insides,
      isInline: attachment.related === true,
      size: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes,
    });
  }
  return read;
}
