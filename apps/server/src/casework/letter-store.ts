import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import type { LetterDocument } from "@kept/domain/casework/letter";
import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import type { LetterFailure } from "@kept/domain/casework/letter-failure";
import { instantAfter } from "../clock/wall-clock.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import type { Tx } from "../db/writing.ts";
import type { LetterEffect } from "./keeping.ts";

export type LetterState = "draft" | "queued" | "sent" | "failed" | "discarded";

/** Bytes in the FileStore, and their hash in lower-case hex. */
export interface KeptBytes {
  readonly fileId: string;
  readonly sha256: string;
}

/** The printed form of a letter that goes by post. */
export type Sheets = KeptBytes & { readonly size: number };

export interface StoredLetter {
  readonly id: string;
  readonly caseId: string;
  readonly templateId: string;
  readonly state: LetterState;
  /** From "Send" on with every value in it, and never changed again once it has left. */
  readonly document: LetterDocument;
  /** What was checked and approved; null until "Send". */
  readonly contentHash: string | null;
  readonly effect: LetterEffect | null;
  readonly authorIds: readonly string[];
  /** Which person of the case it is written to, where the register has several. */
  readonly recipientId: string | null;
  /** The receiver as of the last edit; fixed by "Send". */
  readonly toAddress: string;
  /** Lines of the envelope, for a letter that goes by post. */
  readonly postAddress: string | null;
  readonly createdAt: string;
  readonly editedAt: string;
  readonly queuedAt: string | null;
  readonly queuedBy: string | null;
  readonly sentAt: string | null;
  readonly messageId: string | null;
  readonly mail: KeptBytes | null;
  readonly pdf: KeptBytes | null;
  /** Bytes of the sheets that wait to be posted; null for a letter that goes by mail. */
  readonly sheetsSize: number | null;
  readonly failure: LetterFailure | null;
}

/** From "Print" on a letter without a mail address goes by post; while it is a draft the case decides. */
export function goesByPost(
  letter: Pick<StoredLetter, "state" | "toAddress">,
): boolean {
  return letter.state !== "draft" && letter.toAddress === "";
}

/** The end of a letter's stop window; null unless it waits in the outbox. */
export function leavesAt(
  letter: Pick<StoredLetter, "state" | "queuedAt" | "toAddress">,
): string | null {
  const { state, queuedAt } = letter;
  return state === "queued" && queuedAt !== null && !goesByPost(letter)
    ? instantAfter(queuedAt, stopWindowSeconds * 1000)
    : null;
}

const lettersOfCase = fixedQuery<Selectable<Schema["case_letters"]>>(
  "select * from case_letters where case_id = ? order by created_at, id",
);

export async function readLetters(
  db: Db,
  caseId: string,
): Promise<StoredLetter[]> {
  const rows = await lettersOfCase(db, caseId);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    templateId: row.template_id,
    state: row.state as LetterState,
    document: JSON.parse(row.document) as LetterDocument,
    contentHash: row.content_hash,
    effect:
      row.effect === null ? null : (JSON.parse(row.effect) as LetterEffect),
    authorIds: JSON.parse(row.author_ids) as string[],
    recipientId: row.recipient_id,
    toAddress: row.to_address,
    postAddress: row.post_address,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    queuedAt: row.queued_at,
    queuedBy: row.queued_by,
    sentAt: row.sent_at,
    messageId: row.message_id,
    mail: keptBytes(row.mail_file_id, row.mail_sha256),
    pdf: keptBytes(row.pdf_file_id, row.pdf_sha256),
    sheetsSize: row.pdf_size,
    failure:
      row.failure === null ? null : (JSON.parse(row.failure) as LetterFailure),
  }));
}

function keptBytes(
  fileId: string | null,
  sha256: string | null,
): KeptBytes | null {
  return fileId === null || sha256 === null ? null : { fileId, sha256 };
}

export async function findLetter(
  db: Db,
  wanted: { caseId: string; letterId: string },
): Promise<StoredLetter | undefined> {
  return (await readLetters(db, wanted.caseId)).find(
    (letter) => letter.id === wanted.letterId,
  );
}

/** What stood on this receiver's last envelope; a new letter goes there too until somebody says otherwise. */
export async function lastPostAddress(
  db: Db,
  to: { caseId: string; recipientId: string | null },
): Promise<string | null> {
  const letters = await readLetters(db, to.caseId);
  return (
    letters.findLast(
      ({ postAddress, recipientId }) =>
        postAddress !== null && recipientId === to.recipientId,
    )?.postAddress ?? null
  );
}

/** A letter of any case; whoever asks finds out whether its case may be seen. */
export async function letterById(
  db: Db,
  letterId: string,
): Promise<StoredLetter | undefined> {
  const row = await db
    .selectFrom("case_letters")
    .select("case_id")
    .where("id", "=", letterId)
    .executeTakeFirst();
  return row && findLetter(db, { caseId: row.case_id, letterId });
}

export async function insertDraft(
  tx: Tx,
  draft: {
    caseId: string;
    document: LetterDocument;
    effect: LetterEffect | null;
    authorId: string;
    recipientId: string | null;
    toAddress: string;
    postAddress: string | null;
    now: string;
  },
): Promise<string> {
  const id = randomUUIDv7();
  const { document, effect } = draft;
  await tx
    .insertInto("case_letters")
    .values({
      id,
      case_id: draft.caseId,
      template_id: document.template.id,
      template_version: document.template.version,
      state: "draft",
      document: JSON.stringify(document),
      effect: effect === null ? null : JSON.stringify(effect),
      author_ids: JSON.stringify([draft.authorId]),
      recipient_id: draft.recipientId,
      to_address: draft.toAddress,
      post_address: draft.postAddress,
      language: document.language,
      created_at: draft.now,
      edited_at: draft.now,
    })
    .execute();
  return id;
}

interface LetterChange {
  readonly state?: LetterState;
  readonly document?: LetterDocument;
  readonly contentHash?: string | null;
  readonly authorIds?: readonly string[];
  readonly recipientId?: string;
  readonly toAddress?: string;
  readonly editedAt?: string;
  readonly queued?: { readonly at: string; readonly by: string } | null;
  readonly sent?: {
    readonly at: string;
    readonly messageId: string | null;
    readonly mail: KeptBytes | null;
    readonly pdf: KeptBytes | null;
  };
  readonly postAddress?: string | null;
  /** The sheets to print, made once; null takes them back. */
  readonly printed?: Sheets | null;
  readonly failure?: LetterFailure | null;
}

export async function updateLetter(
  tx: Tx,
  letterId: string,
  change: LetterChange,
): Promise<void> {
  const { document, queued, sent } = change;
  await tx
    .updateTable("case_letters")
    .set({
      ...(change.state !== undefined && { state: change.state }),
      ...(document !== undefined && {
        document: JSON.stringify(document),
        language: document.language,
      }),
      ...(change.contentHash !== undefined && {
        content_hash: change.contentHash,
      }),
      ...(change.authorIds !== undefined && {
        author_ids: JSON.stringify(change.authorIds),
      }),
      ...(change.recipientId !== undefined && {
        recipient_id: change.recipientId,
      }),
      ...(change.toAddress !== undefined && { to_address: change.toAddress }),
      ...(change.editedAt !== undefined && { edited_at: change.editedAt }),
      ...(queued !== undefined && {
        queued_at: queued?.at ?? null,
        queued_by: queued?.by ?? null,
      }),
      ...(sent !== undefined && {
        sent_at: sent.at,
        message_id: sent.messageId,
        mail_file_id: sent.mail?.fileId ?? null,
        mail_sha256: sent.mail?.sha256 ?? null,
        pdf_file_id: sent.pdf?.fileId ?? null,
        pdf_sha256: sent.pdf?.sha256 ?? null,
      }),
      ...(change.postAddress !== undefined && {
        post_address: change.postAddress,
      }),
      ...(change.printed !== undefined && {
        pdf_file_id: change.printed?.fileId ?? null,
        pdf_sha256: change.printed?.sha256 ?? null,
        pdf_size: change.printed?.size ?? null,
      }),
      ...(change.failure !== undefined && {
        failure:
          change.failure === null ? null : JSON.stringify(change.failure),
      }),
    })
    .where("id", "=", letterId)
    // The sent copy is what the person has: nothing changes it.
    .where("state", "!=", "sent")
    .execute();
}
