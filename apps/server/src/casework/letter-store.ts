import { createHash } from "node:crypto";
import type { LetterDocument } from "@kept/domain/casework/letter";
import {
  approvedText,
  type LetterAttachment,
} from "@kept/domain/casework/letter-frozen";
import type { Approval, ApprovalState } from "@kept/domain/casework/approval";
import type { Db } from "../db/reading.ts";
import type { LetterEffect } from "./keeping.ts";

export interface StoredLetter {
  readonly id: string;
  readonly caseId: string;
  readonly templateId: string;
  readonly state: "draft" | "queued" | "sent" | "failed" | "discarded";
  readonly document: LetterDocument;
  readonly effect: LetterEffect | null;
  readonly authorIds: readonly string[];
  readonly toAddress: string;
  readonly createdAt: string;
  readonly editedAt: string;
  readonly queuedAt: string | null;
  readonly queuedBy: string | null;
  readonly sentAt: string | null;
  readonly messageId: string | null;
  readonly mail: { readonly fileId: string; readonly sha256: string } | null;
  readonly pdf: { readonly fileId: string; readonly sha256: string } | null;
  readonly failure: string | null;
}

export async function readLetters(
  db: Db,
  caseId: string,
): Promise<StoredLetter[]> {
  const rows = await db
    .selectFrom("case_letters")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    templateId: row.template_id,
    state: row.state as StoredLetter["state"],
    document: JSON.parse(row.document) as LetterDocument,
    effect:
      row.effect === null ? null : (JSON.parse(row.effect) as LetterEffect),
    authorIds: JSON.parse(row.author_ids) as string[],
    toAddress: row.to_address,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    queuedAt: row.queued_at,
    queuedBy: row.queued_by,
    sentAt: row.sent_at,
    messageId: row.message_id,
    mail:
      row.mail_file_id !== null && row.mail_sha256 !== null
        ? { fileId: row.mail_file_id, sha256: row.mail_sha256 }
        : null,
    pdf:
      row.pdf_file_id !== null && row.pdf_sha256 !== null
        ? { fileId: row.pdf_file_id, sha256: row.pdf_sha256 }
        : null,
    failure: row.failure,
  }));
}

export async function findLetter(
  db: Db,
  wanted: { caseId: string; letterId: string },
): Promise<StoredLetter | undefined> {
  return (await readLetters(db, wanted.caseId)).find(
    (letter) => letter.id === wanted.letterId,
  );
}

/** Files that were put to a letter and leave with it. */
export async function readLetterFiles(
  db: Db,
  letterId: string,
): Promise<
  (LetterAttachment & { fileId: string; type: string; isChecked: boolean })[]
> {
  const rows = await db
    .selectFrom("case_files")
    .select(["file_id", "name", "size", "sha256", "sniffed_type", "checked_at"])
    .where("letter_id", "=", letterId)
    .where("purpose", "=", "enclosure")
    .orderBy("added_at")
    .execute();
  return rows.map((row) => ({
    fileId: row.file_id,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
    type: row.sniffed_type,
    isChecked: row.checked_at !== null,
  }));
}

export async function readApprovals(
  db: Db,
  caseId: string,
): Promise<(Approval & ApprovalStory)[]> {
  const rows = await db
    .selectFrom("case_approvals")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("asked_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    contentHash: row.content_hash,
    authorIds: JSON.parse(row.author_ids) as string[],
    state: row.state as ApprovalState,
    decidedBy: row.decided_by,
    askedBy: row.asked_by,
    askedOf: row.asked_of,
    askedAt: row.asked_at,
    decidedAt: row.decided_at,
    reason: row.reason,
  }));
}

export interface ApprovalStory {
  readonly askedBy: string;
  readonly askedOf: string | null;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

/**
 * What an approval is bound to: the words with everything that fills them, the receiver, the enclosures and
 * the decision behind them. SHA-256, lower-case hex.
 */
export function contentHash(content: {
  document: LetterDocument;
  recipient: string | null;
  attachments: readonly LetterAttachment[];
  decided: string;
}): string {
  return createHash("sha256")
    .update(approvedText(content), "utf8")
    .update("\n", "utf8")
    .update(content.decided, "utf8")
    .digest("hex");
}
