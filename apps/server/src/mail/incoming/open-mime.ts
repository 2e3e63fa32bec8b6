import PostalMime, { decodeWords, type Email } from "postal-mime";
import {
  byteCharset,
  decodeBytes,
  bytesBehind,
  detectCharset,
  isKnownCharset,
  looksMisread,
} from "./charset.ts";
import type { MimeSurvey, SurveyedPart } from "./mime-survey.ts";
import type { MailNote } from "./parsed-mail.ts";

const fromBytes = (text: string) => Buffer.from(text, "latin1");
const toBytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

/** The mail with every header block put through `change`; bodies stay byte for byte. */
function withHeaders(
  bytes: string,
  survey: MimeSurvey,
  change: (block: string, part: SurveyedPart) => string,
): string {
  let at = 0;
  let result = "";
  for (const part of survey.parts) {
    result +=
      bytes.slice(at, part.start) +
      change(bytes.slice(part.start, part.end), part);
    at = part.end;
  }
  return result + bytes.slice(at);
}

const contentType = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/imu;

function labelled(block: string, charset: string): string {
  const field = contentType.exec(block)?.[0];
  if (field === undefined)
    return `Content-Type: text/plain; charset="${charset}"\r\n${block}`;
  const bare = field
    .replaceAll(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;"()]+)/giu, "")
    .trimEnd();
  const lineEnd = field.endsWith("\r") ? "\r" : "";
  return block.replace(field, () => `${bare}; charset="${charset}"${lineEnd}`);
}

const encodedWord = /=\?([^?\s*]+)(?:\*[^?\s]*)?(\?[QqBb]\?[^?\s]*\?=)/gu;

/** Encoded words under a label nobody knows are given the label that their bytes speak for. */
function readableWords(block: string, unknown: Set<string>): string {
  return block.replaceAll(
    encodedWord,
    (word: string, label: string, rest: string) => {
      if (isKnownCharset(label)) return word;
      unknown.add(label);
      const bytes = bytesBehind(decodeWords(`=?${byteCharset}${rest}`));
      return `=?${detectCharset(bytes) ?? "windows-1252"}${rest}`;
    },
  );
}

/** The charset of raw headers: what the mail says of its text when that fits, else what the bytes speak for. */
function headerCharset(headers: Uint8Array, survey: MimeSurvey): string | null {
  const detected = detectCharset(headers);
  if (detected === "utf-8" || detected === "us-ascii") return null;
  const declared = survey.parts.find(
    ({ isText, charset }) => isText && charset !== null,
  )?.charset;
  const fits =
    declared != null &&
    isKnownCharset(declared) &&
    !decodeBytes(declared, headers).includes("\uFFFD");
  return fits ? declared.toLowerCase() : (detected ?? "windows-1252");
}

/** Headers in UTF-8 whatever they were written in; the parser reads nothing else there. */
function readableHeaders(
  bytes: string,
  survey: MimeSurvey,
  notes: MailNote[],
): string {
  const unknown = new Set<string>();
  const blocks = survey.parts.map((part) => bytes.slice(part.start, part.end));
  const charset = headerCharset(fromBytes(blocks.join("\n")), survey);
  if (charset !== null)
    notes.push({ code: "headers.notUtf8", detail: charset });
  const changed = withHeaders(bytes, survey, (block) =>
    readableWords(
      charset === null
        ? block
        : toBytes(decodeBytes(charset, fromBytes(block))),
      unknown,
    ),
  );
  for (const label of unknown) {
    notes.push({ code: "charset.unknown", detail: label });
  }
  return changed;
}

/**
 * Only the parser's own limits make it fail, and the survey has kept those;
 * a failure none the less is an unreadable mail, not a broken server.
 */
async function parse(bytes: string): Promise<Email | null> {
  const [parsed] = await Promise.allSettled([
    // A mail inside a mail stays a file: its text is not this sender's, its files are not this mail's.
    PostalMime.parse(fromBytes(bytes), { forceRfc822Attachments: true }),
  ]);
  return parsed.status === "fulfilled" ? parsed.value : null;
}

const bodyOf = (email: Email) => `${email.text ?? ""}\n${email.html ?? ""}`;

/** Text parts whose label is unknown or missing; where all are labelled, every one may be labelled wrongly. */
function doubtfulParts(survey: MimeSurvey): readonly SurveyedPart[] {
  const texts = survey.parts.filter(({ isText }) => isText);
  const unlabelled = texts.filter(
    ({ charset }) => charset === null || !isKnownCharset(charset),
  );
  return unlabelled.length > 0 ? unlabelled : texts;
}

/**
 * A mail taken apart by its headers, with charsets put right: first as labelled; where the result looks
 * misread, once more under the charset that the bytes themselves speak for. Null when it cannot be parsed.
 */
export async function openMime(
  raw: string,
  survey: MimeSurvey,
  surveyAgain: (bytes: string) => MimeSurvey | null,
): Promise<{
  readonly email: Email;
  readonly notes: readonly MailNote[];
} | null> {
  const notes: MailNote[] = [];
  const bytes = readableHeaders(raw, survey, notes);
  const current = bytes === raw ? survey : surveyAgain(bytes);
  const email = await parse(bytes);
  if (email === null || current === null) return null;

  const doubtful = doubtfulParts(current);
  const unknown = new Set(
    doubtful.flatMap(({ charset }) =>
      charset === null || isKnownCharset(charset) ? [] : [charset],
    ),
  );
  for (const label of unknown)
    notes.push({ code: "charset.unknown", detail: label });
  const isDoubtful =
    doubtful.length > 0 && (unknown.size > 0 || looksMisread(bodyOf(email)));
  if (!isDoubtful) return { email, notes };

  const relabel = (charset: string) =>
    parse(
      withHeaders(bytes, current, (block, part) =>
        doubtful.includes(part) ? labelled(block, charset) : block,
      ),
    );
  const asBytes = await relabel(byteCharset);
  const detected =
    asBytes === null ? null : detectCharset(bytesBehind(bodyOf(asBytes)));
  const again = detected === null ? null : await relabel(detected);
  if (detected === null || again === null) {
    notes.push({ code: "charset.unreadable", detail: null });
    return { email, notes };
  }
  const labels = new Set(
    doubtful.map(({ charset }) => charset?.toLowerCase() ?? null),
  );
  if (bodyOf(again) !== bodyOf(email)) {
    const before = [...labels].filter((label) => label !== null).join(", ");
    notes.push({
      code: "charset.replaced",
      detail: before === "" ? detected : `${before} → ${detected}`,
    });
  }
  return { email: again, notes };
}
