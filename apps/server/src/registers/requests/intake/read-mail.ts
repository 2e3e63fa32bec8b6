import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import { policies } from "@kept/domain/registers/requests/policies";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { FileSource, StoredFile } from "../../../files/file-store.ts";
import { bytesOfFile, type NewFiles } from "../../../files/new-files.ts";
import {
  mailLimits,
  mailSizeInWords,
  type ParsedMail,
} from "../../../mail/incoming/parsed-mail.ts";
import { marksIn, type FoundMark } from "../../../mail/reply-marks.ts";
import { guessFromMail } from "../guess-from-mail.ts";
import type { IntakeParts } from "./intake-parts.ts";
import {
  contentHashOf,
  keptMail,
  type KeptAttachment,
  type KeptMail,
  type KeptNote,
} from "./kept-mail.ts";
import { receiptOf } from "./receipt.ts";

/** A mail that is stored and read, before anything is decided about it. */
export interface ReadMail {
  readonly raw: StoredFile;
  readonly contentHash: string;
  readonly mail: KeptMail;
  readonly guess: RequestGuess;
  readonly receivedAt: string;
  readonly thread: Pick<ParsedMail, "inReplyTo" | "references"> & {
    /** The marks of reply addresses that it was written to. */
    readonly marks: readonly FoundMark[];
  };
  /** A machine wrote it, and that is certain. */
  readonly isAutomatic: boolean;
  /** The gateway says that the sender's domain disowns it. */
  readonly isDisowned: boolean;
}

/** Stores a raw mail whole and reads it; what is no mail is refused and leaves nothing behind. */
export async function readMail(
  parts: IntakeParts,
  given: { readonly mail: FileSource; readonly fresh: NewFiles },
  now: string,
): Promise<Verdict<ReadMail>> {
  const { fresh } = given;
  const stored = await fresh.put(given.mail, { limit: mailLimits.size });
  if (!stored.ok)
    return stored.code === "empty"
      ? refused("mailEmpty")
      : refused("mailTooLarge", { limit: mailSizeInWords });
  const raw = stored.value;
  const reading = await parts.reader.read(
    await bytesOfFile(parts.files, raw.fileId),
  );
  if (!reading.ok) return reading;
  const parsed = reading.value;
  const { zone } = await parts.office();
  const guess = guessFromMail(parsed, { policies, zone });
  const { attachments, notes } = await storeAttachments(parsed, fresh);
  const { receivedAt, note } = receiptOf(parsed.sentAt, now);
  return granted({
    raw,
    contentHash: contentHashOf(parsed),
    mail: keptMail(parsed, {
      attachments,
      language: guess.languages[0].value,
      notes:
        note === null
          ? notes
          : [...notes, { code: note, detail: parsed.dateHeader }],
    }),
    guess,
    receivedAt,
    thread: {
      inReplyTo: parsed.inReplyTo,
      references: [...parsed.references, ...returnedMessageIds(parsed)],
      marks: marksIn([
        ...[...parsed.to, ...parsed.cc].flatMap(({ address }) => address ?? []),
        ...parsed.deliveredTo,
      ]),
    },
    isAutomatic: parsed.auto?.isCertain === true,
    isDisowned: parsed.dmarc === "fail",
  });
}

async function storeAttachments(
  parsed: ParsedMail,
  fresh: NewFiles,
): Promise<{ attachments: KeptAttachment[]; notes: KeptNote[] }> {
  const attachments: KeptAttachment[] = [];
  const notes: KeptNote[] = [];
  for (const attachment of parsed.attachments) {
    const { bytes, originalName: _inTheNotes, ...facts } = attachment;
    const stored = await fresh.put(bytes, { limit: mailLimits.size });
    if (stored.ok) attachments.push({ ...facts, fileId: stored.value.fileId });
    else notes.push({ code: "attachment.empty", detail: attachment.name });
  }
  return { attachments, notes };
}

const returnedTypes = ["message/rfc822", "text/rfc822-headers"];
const headerBytes = 64 * 1024;

/** A bounce seldom names the letter it answers in its own headers: it brings that letter's headers along (RFC 3464). */
function returnedMessageIds({ auto, attachments }: ParsedMail): string[] {
  if (auto?.kind !== "bounce") return [];
  return attachments
    .filter(({ declaredType }) => returnedTypes.includes(declaredType ?? ""))
    .flatMap(({ bytes }) => {
      const head = Buffer.from(bytes.subarray(0, headerBytes)).toString(
        "latin1",
      );
      const found = /^message-id:\s*(<[^<>\s]{1,300}>)/imu.exec(head);
      return found?.[1] === undefined ? [] : [found[1]];
    });
}
