import { granted, refused, type Verdict } from "../verdict.ts";

export const approvalStates = [
  "asked",
  "approved",
  "changesAsked",
  "void",
] as const;
export type ApprovalState = (typeof approvalStates)[number];

/**
 * A second person's yes to one exact wording. `contentHash` is what was looked at: when the content
 * changes afterwards the approval no longer covers it.
 */
export interface Approval {
  readonly id: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly contentHash: string;
  readonly authorIds: readonly string[];
  readonly state: ApprovalState;
  readonly decidedBy: string | null;
}

/** Four eyes: whoever wrote or edited it cannot approve it, and only what is still asked can be answered. */
export function mayDecideApproval(
  approval: Approval,
  actorId: string,
  currentHash: string,
): Verdict<null> {
  if (approval.state !== "asked") return refused("approvalNotOpen");
  if (approval.authorIds.includes(actorId)) return refused("ownWork");
  if (approval.contentHash !== currentHash) return refused("approvalVoid");
  return granted(null);
}

/** Whether an approval stands for the content as it is now. */
export function isApproved(
  approvals: readonly Approval[],
  subjectId: string,
  currentHash: string,
): boolean {
  return approvals.some(
    (approval) =>
      approval.subject.id === subjectId &&
      approval.state === "approved" &&
      approval.contentHash === currentHash,
  );
}
