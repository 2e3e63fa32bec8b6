import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MailMessage } from "./mail.tsx";
import type { conversation } from "../../locales/en/conversation.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useText } from "../../ui/use-language.ts";
import { downloads } from "../files/downloads.ts";
import { useFileWarning } from "../files/use-file-warning.ts";
import { fileSize } from "../../ui/file-size.ts";
import classes from "./mail-of.module.css";
import { shortHash } from "../short-hash.ts";
import type { Frame, LetterLine, MessageView } from "./frame.ts";

/** A message of the case as the conversation shows it. */
export function useMailOf(
  frame: Pick<Frame, "letters" | "files">,
  /** Whom the house writes to, where that is one person. */
  toName: string | null,
): (message: MessageView) => MailMessage {
  const { t } = useTranslation("conversation");
  const text = useText();
  const nameOf = usePersonName();
  const warningOf = useFileWarning();

  return (message) => {
    const isOut = message.kind === "out";
    const letter = frame.letters.find(({ id }) => id === message.letterId);
    const author = message.author === null ? null : nameOf(message.author);
    const { html } = message;
    const remark = remarkOf(message.lane);
    return {
      kind: "mail",
      key: message.id,
      from: isOut
        ? (author ?? message.fromName ?? t("nobody"))
        : (message.fromName ?? message.fromAddress ?? t("unknownSender")),
      to: isOut
        ? (toName ?? message.toAddress ?? t("byPost"))
        : (message.toAddress ?? t("toUs")),
      subject: message.subject,
      at: message.happenedAt,
      text: message.text,
      lang:
        message.language === "zh" ? "zh-CN" : (message.language ?? undefined),
      template: letter === undefined ? undefined : text(letter.title),
      ...(remark === null
        ? {}
        : { remark: { text: t(remark.key), tone: remark.tone } }),
      attachments: frame.files
        .filter((file) => file.messageId === message.id)
        .map((file) => ({
          key: file.id,
          name: file.name,
          size: fileSize(file.size),
          href: downloads.file(file.id),
          warning: warningOf(file) ?? undefined,
        })),
      // What we wrote ourselves is the letter and its PDF; only what came has an original.
      loadOriginal:
        isOut || html === null ? undefined : async () => Promise.resolve(html),
      rawHref:
        !isOut && message.hasOriginal
          ? downloads.original(message.id)
          : undefined,
      footer: isOut ? (
        letter === undefined ? undefined : (
          <SentCopy letter={letter} />
        )
      ) : message.notes.length === 0 ? undefined : (
        <Received message={message} />
      ),
    };
  };
}

function remarkOf(lane: MessageView["lane"]) {
  switch (lane) {
    case "auto":
      return { key: "automatic", tone: "grey" } as const;
    case "unverified":
      return { key: "unverified", tone: "amber" } as const;
    default:
      return null;
  }
}

type NoteKey = keyof (typeof conversation)["mailNote"];

const noteKeys = {
  "charset.unknown": "charset-unknown",
  "charset.replaced": "charset-replaced",
  "charset.unreadable": "charset-unreadable",
  "headers.notUtf8": "headers-notUtf8",
  "mime.broken": "mime-broken",
  "mime.truncated": "mime-truncated",
  "mime.enclosedMail": "mime-enclosedMail",
  "html.only": "html-only",
  "html.differs": "html-differs",
  "html.activeContent": "html-activeContent",
  "html.remoteContent": "html-remoteContent",
  "html.tooLong": "html-tooLong",
  "text.none": "text-none",
  "text.controls": "text-controls",
  "text.cut": "text-cut",
  "date.missing": "date-missing",
  "date.invalid": "date-invalid",
  "date.inFuture": "date-inFuture",
  "date.longAgo": "date-longAgo",
  "from.missing": "from-missing",
  "from.several": "from-several",
  "replyTo.differs": "replyTo-differs",
  "messageId.missing": "messageId-missing",
  "attachment.nameChanged": "attachment-nameChanged",
  "attachment.active": "attachment-active",
  "attachment.trap": "attachment-trap",
  "attachment.empty": "attachment-empty",
  "attachment.tooMany": "attachment-tooMany",
  "auto.maybe": "auto-maybe",
  "thread.caseEnded": "thread-caseEnded",
  "sender.otherAddress": "sender-otherAddress",
  "sender.noAddress": "sender-noAddress",
  "sender.disownedByDomain": "sender-disownedByDomain",
  "sender.threadAndReferenceDisagree": "sender-threadAndReferenceDisagree",
  "sender.automaticInThread": "sender-automaticInThread",
  "sender.automaticFromAddress": "sender-automaticFromAddress",
  "sender.automaticUnknown": "sender-automaticUnknown",
  "sender.noThread": "sender-noThread",
  "sender.replyAddress": "sender-replyAddress",
  "sender.noReplyAddress": "sender-noReplyAddress",
  "sender.staleReplyAddress": "sender-staleReplyAddress",
} as const satisfies Readonly<Record<string, NoteKey>>;

/** The sentence for a code that the reading of a mail left behind; a new code is told in general words. */
export function noteKey(code: string): NoteKey {
  const known: Readonly<Record<string, NoteKey>> = noteKeys;
  return Object.hasOwn(known, code) ? (known[code] ?? "other") : "other";
}

/** What the reading of the mail left to say. */
function Received({ message }: { readonly message: MessageView }): ReactNode {
  const { t } = useTranslation("conversation");
  const notes = [...new Set(message.notes.map(noteKey))];
  return (
    <ul>
      {notes.map((key) => (
        <li key={key}>{t(`mailNote.${key}`)}</li>
      ))}
    </ul>
  );
}

/** What left: the PDF, and the hashes by which it is known again. */
function SentCopy({ letter }: { readonly letter: LetterLine }): ReactNode {
  const { t } = useTranslation("conversation");
  const { mailSha256, pdfSha256 } = letter;
  return (
    <span className={classes["sent"]}>
      {pdfSha256 === null ? null : (
        <a href={downloads.letterPdf(letter.id)}>{t("pdf")}</a>
      )}
      {mailSha256 === null ? null : (
        <Hash name={t("sentHash")} value={mailSha256} />
      )}
      {pdfSha256 === null ? null : (
        <Hash name={t("pdfHash")} value={pdfSha256} />
      )}
    </span>
  );
}

function Hash({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): ReactNode {
  const { t } = useTranslation("conversation");
  return (
    <span>
      {name}{" "}
      <CopyButton value={value} label={t("copyHash")}>
        {shortHash(value)}
      </CopyButton>
    </span>
  );
}
