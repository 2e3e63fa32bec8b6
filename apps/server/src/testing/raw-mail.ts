import { parseMail } from "../mail/incoming/parse-mail.ts";
import type { ParsedMail } from "../mail/incoming/parsed-mail.ts";

/** Headers of a mail that nothing is wrong with. */
export const usualHeaders = [
  "From: Anna <anna@post.example>",
  "To: privacy@shop.example",
  "Subject: Hello",
  "Date: Mon, 2 Nov 2026 10:00:00 +0800",
  "Message-ID: <1@mail.example>",
];

/** A raw mail from its parts. */
export function rawMail(
  headers: readonly string[],
  body: Uint8Array | string = "Hello",
): Buffer {
  return Buffer.concat([
    Buffer.from(`${headers.join("\r\n")}\r\n\r\n`),
    Buffer.from(body),
  ]);
}

/** A raw mail with one file; `name` is the parameter as it stands in the header. */
export function attachedMail(
  name: string,
  content = "x",
  type = "application/octet-stream",
): Buffer {
  return rawMail(
    [...usualHeaders, 'Content-Type: multipart/mixed; boundary="b"'],
    `--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; ${name}\r\n\r\n${content}\r\n--b--\r\n`,
  );
}

/** A mail that must be readable. */
export async function openedMail(bytes: Uint8Array): Promise<ParsedMail> {
  const reading = await parseMail(bytes);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
}

/** A mail with the usual headers and this body, read. */
export function withBody(
  type: string,
  body: Uint8Array | string,
): Promise<ParsedMail> {
  return openedMail(rawMail([...usualHeaders, `Content-Type: ${type}`], body));
}

export function notesOf(mail: ParsedMail): string[] {
  return mail.notes.map(({ code }) => code);
}
