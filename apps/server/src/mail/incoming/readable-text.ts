import type { ParsedMail } from "./parsed-mail.ts";

/** What a person reads in the mail: the plain part, and the HTML's where it says something else. */
export function readableText(
  mail: Pick<ParsedMail, "text" | "textFromHtml" | "notes">,
): string {
  if (mail.text === null) return mail.textFromHtml ?? "";
  const differs = mail.notes.some(({ code }) => code === "html.differs");
  return differs && mail.textFromHtml !== null
    ? `${mail.text}\n\n${mail.textFromHtml}`
    : mail.text;
}
