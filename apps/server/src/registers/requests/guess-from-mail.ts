import {
  guessRequest,
  type GuessInput,
  type RequestGuess,
} from "@kept/domain/registers/requests/guess";
import type { ParsedMail } from "../../mail/incoming/parsed-mail.ts";
import { readableText } from "../../mail/incoming/readable-text.ts";
import { withoutMark } from "../../mail/reply-marks.ts";
import { ownWords } from "../../mail/incoming/split-quoted.ts";

/** Guesses about a mail from its own words, without the quoted earlier ones. */
export function guessFromMail(
  mail: ParsedMail,
  office: Pick<GuessInput, "policies" | "zone">,
): RequestGuess {
  const writtenTo = [...mail.to, ...mail.cc].flatMap(({ address }) =>
    address === null ? [] : [address],
  );
  return guessRequest({
    subject: mail.subject,
    text: ownWords(readableText(mail)),
    from: mail.from,
    writtenTo: [...writtenTo, ...mail.deliveredTo].map(withoutMark),
    sentAt: mail.sentAt,
    sentOffset: mail.sentOffset,
    ...office,
  });
}
