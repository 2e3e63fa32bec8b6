import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import type { Approval, ApprovalState } from "@kept/domain/casework/approval";
import type { CaseEvent } from "@kept/domain/casework/event";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import type { Tx } from "../db/writing.ts";

export interface StoredApproval extends Approval {
  readonly askedBy: string;
  readonly askedOf: string | null;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  /** Until when what was asked for would last; null where that is no question. */
  readonly until: string | null;
}

const approvalsOfCase = fixedQuery<Selectable<Schema["case_approvals"]>>(
  "select * from case_approvals where case_id = ? order by asked_at, id",
);

/** The approvals of a case, in the order in which they were asked for. */
export async function readApprovals(
  db: Db,
  caseId: string,
): Promise<StoredApproval[]> {
  const rows = await approvalsOfCase(db, caseId);
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
    until: row.until,
  }));
}

export async function insertApproval(
  tx: Tx,
  approval: {
    caseId: string;
    subject: Approval["subject"];
    contentHash: string;
    authorIds: readonly string[];
    askedBy: string;
    askedOf: string | null;
    askedAt: string;
    reason?: string;
    until?: string;
  },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_approvals")
    .values({
      id,
      case_id: approval.caseId,
      subject_kind: approval.subject.kind,
      subject_id: approval.subject.id,
      content_hash: approval.contentHash,
      author_ids: JSON.stringify(approval.authorIds),
      state: "asked",
      asked_by: approval.askedBy,
      asked_of: approval.askedOf,
      asked_at: approval.askedAt,
      reason: approval.reason ?? null,
      until: approval.until ?? null,
    })
    .execute();
  return id;
}

/** Asks somebody else instead. */
export async function askOther(
  tx: Tx,
  approvalId: string,
  askedOf: string,
): Promise<void> {
  await tx
    .updateTable("case_approvals")
    .set({ asked_of: askedOf })
    .where("id", "=", approvalId)
    .execute();
}

export async function settleApproval(
  tx: Tx,
  approvalId: string,
  answer: {
    state: "approved" | "changesAsked";
    by: string;
    at: string;
    reason: string | null;
  },
): Promise<void> {
  await tx
    .updateTable("case_approvals")
    .set({
      state: answer.state,
      decided_by: answer.by,
      decided_at: answer.at,
      reason: answer.reason,
    })
    .where("id", "=", approvalId)
    .execute();
}

/** Ends what was asked or approved of something: its content is another one now. */
export async function voidApprovals(
  tx: Tx,
  subject: { readonly id: string; readonly caseId: string },
): Promise<CaseEvent[]> {
  const standing = (await readApprovals(tx, subject.caseId)).filter(
    (approval) =>
      approval.subject.id === subject.id &&
      (approval.state === "asked" || approval.state === "approved"),
  );
  for (const { id } of standing)
    await tx
      .updateTable("case_approvals")
      .set({ state: "void" })
      .where("id", "=", id)
      .execute();
  return standing.map(({ id, state }) => ({
    action: "approvals.voided",
    object: { kind: "approval", id },
    changes: [{ field: "state", before: state, after: "void" }],
  }));
}
