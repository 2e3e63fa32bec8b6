import { guessRequest, type GuessInput, type RequestGuess } from "@kept/domain/registers/requests/guess";
import type { ParsedMail } from "./parsed-mail.ts";
import { ownWords } from "./split-quoted.ts";

/** What a person reads in the mail: the plain part, and the HTML's where it says something else. */
export function readableText(mail: Pick<ParsedMail, "text" | "textFromHtml" | "notes">): string {
  const differs = mail.notes.some(({ code }) => code === "html.differs");
  if (mail.text === null) return mail.textFromHtml ?? "";
  return differs && mail.textFromHtml !== null ? `${mail.text}\n\n${mail.textFromHtml}` : mail.text;
}

/** Guesses about a mail: its own words, without the quoted earlier ones. */
export function guessFromMail(mail: ParsedMail, office: Pick<GuessInput, "policies" | "zone">): RequestGuess {
  const writtenTo = [...mail.to, ...mail.cc].flatMap(({ address }) => (address === null ? [] : [address]));
  return guessRequest({
    subject: mail.subject,
    text: ownWords(readableText(mail)),
    from: mail.from,
    writtenTo: [...writtenTo, ...mail.deliveredTo],
    sentAt: mail.sentAt,
    sentOffset: mail.sentOffset,
    ...office,
  });
}
