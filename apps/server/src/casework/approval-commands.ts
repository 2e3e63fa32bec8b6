import type { z } from "zod";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  askApprovalInput,
  decideApprovalInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type KeptHouse } from "./act.ts";
import {
  insertApproval,
  readApprovals,
  settleApproval,
  voidApprovals,
} from "./approval-store.ts";
import { fieldChange } from "./field-changes.ts";
import { draftToTouch } from "./letter-commands.ts";
import { prepareLetter } from "./letter-prepared.ts";
import { tell } from "./inbox-store.ts";
import { deciderFor } from "./absence-commands.ts";
import { today } from "./office.ts";
import { isReachable } from "./access-store.ts";
import { hasPermission } from "./person-store.ts";

/** Asks one person, who did not write it and whose role approves, for a yes to exactly these words. */
export function askApproval<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof askApprovalInput>,
): Promise<Verdict<{ approvalId: string }>> {
  const { keeping } = house;
  const { permission } = keeping.register.workflow.moves.approve;
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, actor, now, office } = setting;
      const { letterId } = input;
      const draft = await draftToTouch(tx, { caseId: theCase.id, letterId });
      if (!draft.ok) return draft;
      const letter = draft.value;
      // Somebody who is away is not waited for.
      const approverId = await deciderFor(tx, input.approverId, {
        theCase,
        permission,
        authorIds: letter.authorIds,
        day: today(office, now),
        now,
      });
      if (
        letter.authorIds.includes(approverId) ||
        !(await hasPermission(tx, approverId, permission))
      )
        return refused("approverMayNot");
      if (!(await isReachable(tx, theCase, { personId: approverId, now })))
        return refused("notOnList");
      const voided = await voidApprovals(tx, letter);
      const prepared = await prepareLetter(tx, keeping, { letter, setting });
      const approvalId = await insertApproval(tx, {
        caseId: theCase.id,
        subject: { kind: "letter", id: letterId },
        contentHash: prepared.hash,
        authorIds: letter.authorIds,
        askedBy: actor.id,
        askedOf: approverId,
        askedAt: now,
      });
      await tell(
        tx,
        {
          accountId: approverId,
          caseId: theCase.id,
          reason: "approvalAsked",
          subjectId: approvalId,
          byId: actor.id,
        },
        now,
      );
      const event = {
        action: `${keeping.register.key}.approval-asked`,
        object: { kind: "approval", id: approvalId },
        changes: [
          ...fieldChange("askedOf", null, approverId),
          ...fieldChange("contentHash", null, prepared.hash),
        ],
      };
      return granted({ value: { approvalId }, events: [...voided, event] });
    },
  );
}

/** The answer of the second person, bound to what they read and to what would leave now. */
export function decideApproval<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof decideApprovalInput>,
): Promise<Verdict<null>> {
  const { keeping } = house;
  return act(
    house,
    { asking, move: "approve", ...input },
    async (tx, setting) => {
      const { theCase, actor, now } = setting;
      const approval = (await readApprovals(tx, theCase.id)).find(
        (found) => found.id === input.approvalId,
      );
      if (!approval) return refused("notFound");
      const draft = await draftToTouch(tx, {
        caseId: theCase.id,
        letterId: approval.subject.id,
      });
      if (!draft.ok) return refused("approvalNotOpen");
      const letter = draft.value;
      const mayDecide = mayDecideApproval(
        { ...approval, authorIds: letter.authorIds },
        actor.id,
        input.contentHash,
      );
      if (!mayDecide.ok) return mayDecide;
      const prepared = await prepareLetter(tx, keeping, { letter, setting });
      if (prepared.hash !== approval.contentHash)
        return refused("approvalVoid");
      await settleApproval(tx, approval.id, {
        state: input.answer,
        by: actor.id,
        at: now,
        reason: input.reason,
      });
      const isYes = input.answer === "approved";
      return granted({
        value: null,
        events: [
          {
            action: `${keeping.register.key}.approval-${isYes ? "given" : "declined"}`,
            object: { kind: "approval", id: approval.id },
            changes: [
              ...fieldChange("state", "asked", input.answer),
              ...fieldChange("contentHash", null, approval.contentHash),
              ...fieldChange("reason", null, input.reason),
            ],
          },
        ],
      });
    },
  );
}
