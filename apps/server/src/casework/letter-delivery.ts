import { granted, type Verdict } from "@kept/domain/verdict";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { FileStore } from "../files/file-store.ts";
import { bytesOfFile, withNewFiles } from "../files/new-files.ts";
import {
  makeLetter,
  printLetter,
  type LetterToPrint,
  type MadeLetter,
  type PrintedLetter,
} from "../letters/make-letter.ts";
import type { LetterPress } from "../letters/pdf/letter-press.ts";
import { largestMailBytes } from "../mail/outgoing/compose-message.ts";
import type {
  ComposedMail,
  OutgoingFile,
} from "../mail/outgoing/outgoing-mail.ts";
import type { ReplyMarks } from "../mail/reply-marks.ts";
import type { House } from "./act.ts";
import { findCase, type CaseHeader } from "./case-store.ts";
import type { Enclosure } from "./case-file-store.ts";
import type { AnyKeeping } from "./keeping.ts";
import {
  abandonedMails,
  claimLetter,
  noteMade,
  type ClaimedLetter,
  type MadeMail,
} from "./letter-outbox-store.ts";
import { prepareLetter, templateOf } from "./letter-prepared.ts";
import { findLetter, type Sheets, type StoredLetter } from "./letter-store.ts";
import { threadOf } from "./message-store.ts";
import { today } from "./office.ts";

/** What delivering needs beside the way out itself. */
export interface DeliveryParts extends House {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly files: FileStore;
  readonly press: LetterPress;
  readonly keepings: readonly AnyKeeping[];
  readonly replies: ReplyMarks;
}

/** A letter in hand for one try. */
export interface LetterInHand {
  readonly claimed: ClaimedLetter;
  readonly theCase: CaseHeader;
  readonly letter: StoredLetter;
  readonly keeping: AnyKeeping;
}

/** Takes the next letter that may leave now; null when none may. */
export async function takeLetter(
  parts: DeliveryParts,
): Promise<LetterInHand | null> {
  const claim = await parts.writer.write(async (tx) => ({
    keep: true,
    value: await claimLetter(tx, parts.clock.now()),
  }));
  if (claim.outcome !== "done" || claim.value === null) return null;
  const claimed = claim.value;
  const theCase = await findCase(parts.db, claimed.caseId);
  const letter = await findLetter(parts.db, claimed);
  const keeping = parts.keepings.find(
    ({ register }) => register.key === theCase?.register,
  );
  if (!theCase || letter?.state !== "queued" || !keeping)
    throw new Error(`Outbox row ${claimed.outboxId} has no letter to send`);
  return { claimed, theCase, letter, keeping };
}

/** A mail in its final bytes, and where they are kept. */
export interface ReadyMail {
  readonly made: MadeMail;
  readonly mail: ComposedMail;
}

/**
 * The letter as the mail that every try sends: made and kept at the first one, read back at the others. The
 * disk has it before anybody else does, so what the person got can always be shown.
 */
export async function readyMail(
  parts: DeliveryParts,
  inHand: LetterInHand,
): Promise<Verdict<ReadyMail>> {
  const { made } = inHand.claimed;
  const free = await mayStillLeave(parts, inHand);
  if (!free.ok) return free;
  if (made === null) return makeMail(parts, inHand);
  const { messageId, envelope, mail } = made;
  const raw = await bytesOfFile(parts.files, mail.fileId);
  return granted({
    made,
    mail: { raw, sha256: mail.sha256, messageId, envelope },
  });
}

/** What was in order at "Send" can be forbidden before the mail server has it. */
async function mayStillLeave(
  parts: DeliveryParts,
  { keeping, theCase, letter }: LetterInHand,
): Promise<Verdict<null>> {
  return (
    (await keeping.mayStillLeave?.(parts.db, {
      theCase,
      template: templateOf(keeping, letter.templateId),
      at: { office: await parts.office(), now: parts.clock.now() },
    })) ?? granted(null)
  );
}

async function makeMail(
  parts: DeliveryParts,
  inHand: LetterInHand,
): Promise<Verdict<ReadyMail>> {
  const making = await madeFrom(parts, inHand);
  if (!making.ok) return making;
  const { mail, pdf } = making.value;
  return withNewFiles(parts.files, async (fresh) => {
    const keep = async (bytes: Uint8Array) => {
      const stored = await fresh.put(bytes, { limit: largestMailBytes });
      if (!stored.ok) throw new Error(`A letter was ${stored.code} to keep`);
      const { fileId, sha256, size } = stored.value;
      return { fileId, sha256, size };
    };
    const { messageId, envelope } = mail;
    const made: MadeMail = {
      messageId,
      envelope,
      mail: await keep(mail.raw),
      pdf: pdf && { ...(await keep(pdf.bytes)), name: pdf.name },
    };
    const noted = await parts.writer.write(async (tx) => {
      await noteMade(tx, inHand.claimed, made);
      return { keep: true, value: null };
    });
    if (noted.outcome !== "done")
      throw new Error("The outbox could not be written");
    fresh.keep([made.mail.fileId, ...(made.pdf ? [made.pdf.fileId] : [])]);
    return granted({ made, mail });
  });
}

async function madeFrom(
  parts: DeliveryParts,
  inHand: LetterInHand,
): Promise<Verdict<MadeLetter>> {
  const { claimed, theCase, letter, keeping } = inHand;
  const { enclosures, ...sheets } = await sheetsOf(parts, inHand);
  const answered = {
    caseId: theCase.id,
    reference: theCase.reference,
    address: letter.toAddress,
  };
  return makeLetter(parts.press, {
    ...sheets,
    id: claimed.outboxId,
    recipient: { ...sheets.recipient, address: letter.toAddress },
    replyTo:
      keeping.takesReplies === true
        ? parts.replies.replyTo(sheets.officeAddress, answered)
        : null,
    ...(await threadOf(parts.db, theCase.id)),
    files: await filesOf(parts.files, enclosures),
    automatic: false,
  });
}

/** What a letter is printed from, as it was fixed, or as it is now while it is a draft. */
async function sheetsOf(
  parts: PrintingParts,
  { theCase, letter, keeping }: Omit<LetterInHand, "claimed">,
): Promise<LetterToPrint & { enclosures: readonly Enclosure[] }> {
  const office = await parts.office();
  // A letter is dated by the moment of "Send", however long the mail server takes.
  const fixedAt = letter.queuedAt ?? parts.clock.now();
  const { document, recipient, clause, enclosures, postAddress } =
    await prepareLetter(parts.db, keeping, {
      letter,
      setting: { theCase, office, now: fixedAt },
    });
  return {
    document,
    reference: theCase.reference,
    officeName: office.name,
    officeAddress: office.address,
    recipient: { name: recipient.name },
    postAddress,
    clause,
    date: today(office, fixedAt),
    fixedAt,
    enclosures,
  };
}

/** What printing needs of the house. */
export type PrintingParts = Pick<
  DeliveryParts,
  "db" | "office" | "clock" | "press"
>;

/** The sheets of a letter: those that leave, or of a draft those that would leave now. */
export async function sheetsNow(
  parts: PrintingParts,
  inHand: Omit<LetterInHand, "claimed">,
): Promise<Verdict<PrintedLetter>> {
  return printLetter(parts.press, await sheetsOf(parts, inHand));
}

/** The sheets of a letter that goes by post, made once and kept. */
export async function keptSheets(
  parts: DeliveryParts,
  inHand: LetterInHand,
): Promise<Verdict<Sheets>> {
  const printed = await sheetsNow(parts, inHand);
  if (!printed.ok) return printed;
  const stored = await parts.files.put(printed.value.bytes, {
    limit: largestMailBytes,
  });
  if (!stored.ok) throw new Error(`A letter was ${stored.code} to keep`);
  const { fileId, sha256, size } = stored.value;
  return granted({ fileId, sha256, size });
}

async function filesOf(
  files: FileStore,
  enclosures: readonly Enclosure[],
): Promise<OutgoingFile[]> {
  const found: OutgoingFile[] = [];
  for (const { fileId, name, type, size } of enclosures) {
    const content = await bytesOfFile(files, fileId);
    found.push({ name, type, size, content });
  }
  return found;
}

/** Removes the bytes of mails whose letter was taken back or given up. */
export async function clearAbandoned(
  parts: Pick<DeliveryParts, "writer" | "files">,
): Promise<void> {
  const found = await parts.writer.write(async (tx) => ({
    keep: true,
    value: await abandonedMails(tx),
  }));
  if (found.outcome !== "done") return;
  for (const fileId of found.value) await parts.files.remove(fileId);
}
