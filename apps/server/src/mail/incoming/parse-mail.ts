import {
  cleanForeignText,
  isSameAddress,
} from "@kept/domain/casework/text-rules";
import { textSimilarity } from "@kept/domain/casework/text-similarity";
import { granted, refused } from "@kept/domain/verdict";
import { decodeWords, type Email } from "postal-mime";
import { automaticMark } from "./automatic-mark.ts";
import { surveyMime, type MimeSurvey } from "./mime-survey.ts";
import { openMime } from "./open-mime.ts";
import {
  mailLimits,
  mailSizeInWords,
  type MailNote,
  type MailReading,
  type ParsedMail,
} from "./parsed-mail.ts";
import { readAttachments } from "./read-attachments.ts";
import { readDate } from "./read-date.ts";
import { readMailboxes, readSender } from "./read-mailboxes.ts";
import {
  sanitizeMailHtml,
  shallowHtml,
  textOfHtml,
} from "./sanitize-mail-html.ts";

const originFields = ["from", "sender", "resent-from"];
const otherFields = [
  "to",
  "subject",
  "date",
  "message-id",
  "received",
  "return-path",
  "reply-to",
  "delivered-to",
  "mime-version",
];

/** A sender's line, or at least two other lines that only mails have. */
function isMail({ fieldNames }: MimeSurvey): boolean {
  const others = new Set(
    fieldNames.filter((name) => otherFields.includes(name)),
  );
  return (
    fieldNames.some((name) => originFields.includes(name)) || others.size >= 2
  );
}

/** What people paste and mailboxes export begins with a mark, blank lines or the mbox line: that is no mail yet. */
function fromFirstHeader(bytes: Uint8Array): string {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.byteLength,
  ).toString("latin1");
  let at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
  while (at < text.length && /[\r\n\t ]/u.test(text.charAt(at))) at += 1;
  if (text.startsWith("From ", at)) {
    const lineFeed = text.indexOf("\n", at);
    at = lineFeed < 0 ? text.length : lineFeed + 1;
  }
  return text.slice(at);
}

const survey = (bytes: string) => surveyMime(bytes, mailLimits);

function messageIds(header: string | null): string[] {
  return (header?.match(/<[^<>\s\p{C}]{1,300}>/gu) ?? []).slice(
    0,
    mailLimits.references,
  );
}

interface Bodies {
  readonly text: string | null;
  readonly html: string | null;
  readonly textFromHtml: string | null;
  readonly sanitizedHtml: string | null;
}

function readBodies(email: Email, notes: MailNote[]): Bodies {
  const note = (code: MailNote["code"]) => notes.push({ code, detail: null });
  const clean = (raw: string) => {
    const cleaned = cleanForeignText(raw, {
      shape: "paragraphs",
      max: mailLimits.text,
    });
    if (cleaned.changed) note("text.controls");
    if (cleaned.cut) note("text.cut");
    return cleaned.text;
  };
  const text =
    email.text === undefined || email.text.trim() === ""
      ? null
      : clean(email.text);
  const raw = email.html ?? null;
  if (text === null && raw === null) note("text.none");
  if (raw === null)
    return { text, html: null, textFromHtml: null, sanitizedHtml: null };
  if (text === null) note("html.only");
  // The raw mail stays whole; what is shown of it is bounded.
  const bounded = shallowHtml(raw.slice(0, mailLimits.html));
  if (bounded.length < raw.length) note("html.tooLong");
  const sanitized = sanitizeMailHtml(bounded);
  if (sanitized.hadActive) note("html.activeContent");
  if (sanitized.hadRemote) note("html.remoteContent");
  const textFromHtml = clean(textOfHtml(sanitized.html));
  const isLong = textFromHtml.length > 40;
  if (text !== null && isLong && textSimilarity(text, textFromHtml) < 0.4)
    note("html.differs");
  const shown = cleanForeignText(sanitized.html, {
    shape: "paragraphs",
    max: mailLimits.html,
  }).text;
  return { text, html: raw, textFromHtml, sanitizedHtml: shown };
}

function readDmarc(header: string | null): ParsedMail["dmarc"] {
  const verdict = /\bdmarc\s*=\s*(pass|fail)\b/iu
    .exec(header ?? "")?.[1]
    ?.toLowerCase();
  return verdict === "pass" || verdict === "fail" ? verdict : null;
}

async function read(email: Email, notes: MailNote[]): Promise<ParsedMail> {
  const note = (code: MailNote["code"], detail: string | null = null) =>
    notes.push({ code, detail });
  // The first of several equal headers counts, as in the parser.
  const header = (name: string) =>
    email.headers.find(({ key }) => key === name)?.value ?? null;
  const all = (name: string) =>
    email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const line = (value: string) =>
    cleanForeignText(decodeWords(value), {
      shape: "line",
      max: mailLimits.line,
    });
  const mailboxes = (name: string) =>
    all(name).flatMap(readMailboxes).slice(0, mailLimits.mailboxes);

  const { from, isOneOfSeveral } = readSender(
    header("from") ?? header("sender") ?? "",
  );
  if (from?.address == null) note("from.missing");
  if (isOneOfSeveral) note("from.several", line(header("from") ?? "").text);
  const replyTo = mailboxes("reply-to");
  const answerTo = replyTo[0]?.address ?? null;
  if (
    answerTo !== null &&
    from?.address != null &&
    !isSameAddress(answerTo, from.address)
  ) {
    note("replyTo.differs", answerTo);
  }

  const dateHeader = header("date");
  const date = dateHeader === null ? null : readDate(dateHeader);
  if (dateHeader === null) note("date.missing");
  else if (date === null) note("date.invalid", line(dateHeader).text);

  const subject = line(header("subject") ?? "");
  if (subject.changed) note("text.controls");
  const messageId = messageIds(header("message-id"))[0] ?? null;
  if (messageId === null) note("messageId.missing");

  const bodies = readBodies(email, notes);
  const attachments = await readAttachments(email.attachments, notes);
  const auto = automaticMark(header, subject.text, from?.address ?? null);
  if (auto !== null && !auto.isCertain) note("auto.maybe", auto.found);
  return {
    from,
    replyTo,
    to: mailboxes("to"),
    cc: mailboxes("cc"),
    deliveredTo: ["delivered-to", "x-original-to", "envelope-to"]
      .flatMap(mailboxes)
      .flatMap(({ address }) => (address === null ? [] : [address])),
    subject: subject.text,
    sentAt: date?.at ?? null,
    sentOffset: date?.offset ?? null,
    dateHeader: dateHeader === null ? null : line(dateHeader).text,
    messageId,
    inReplyTo: messageIds(header("in-reply-to")),
    references: messageIds(header("references")),
    ...bodies,
    attachments,
    auto,
    dmarc: readDmarc(header("authentication-results")),
    notes,
  };
}

/** One note per matter: what is wrong with ten parts is said once. Details are the sender's words. */
function distinctNotes(notes: readonly MailNote[]): MailNote[] {
  const cleaned = notes.map(({ code, detail }) => ({
    code,
    detail:
      detail === null
        ? null
        : cleanForeignText(detail, { shape: "line", max: mailLimits.line })
            .text,
  }));
  const seen = new Map(
    cleaned.map((note) => [`${note.code} ${note.detail ?? ""}`, note]),
  );
  return [...seen.values()].slice(0, mailLimits.notes);
}

/**
 * Reads a raw mail. What is broken in it becomes notes; only what is no mail at all, or beyond every measure,
 * is refused. The caller keeps the bytes in any case: nothing that this function leaves out is lost.
 * Runs in the calling thread; `openMailReader` bounds its time.
 */
export async function parseMail(bytes: Uint8Array): Promise<MailReading> {
  if (bytes.byteLength > mailLimits.size)
    return refused("mailTooLarge", { limit: mailSizeInWords });
  const raw = fromFirstHeader(bytes);
  if (raw === "") return refused("mailEmpty");
  const surveyed = survey(raw);
  if (surveyed === null) return refused("mailTooComplex");
  if (!isMail(surveyed)) return refused("mailNotMail");
  const opened = await openMime(raw, surveyed, survey);
  if (opened === null) return refused("mailNotMail");
  const { email } = opened;
  if (email.attachments.length > mailLimits.attachments)
    return refused("mailTooComplex");

  const notes: MailNote[] = [...opened.notes];
  if (surveyed.isUnclosed) notes.push({ code: "mime.broken", detail: null });
  if (surveyed.parts.some(({ isTruncated }) => isTruncated))
    notes.push({ code: "mime.truncated", detail: null });
  const mail = await read(email, notes);
  return granted({ ...mail, notes: distinctNotes(mail.notes) });
}
