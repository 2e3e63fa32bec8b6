import type { z } from "zod";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { decideApprovalInput } from "@kept/domain/casework/schema";
import type { askReleaseInput } from "@kept/domain/registers/disclosures/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { deciderFor } from "../../casework/absence-commands.ts";
import { isReachable } from "../../casework/access-store.ts";
import type { Asking, House } from "../../casework/act.ts";
import {
  insertApproval,
  readApprovals,
  settleApproval,
  voidApprovals,
} from "../../casework/approval-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { tell } from "../../casework/inbox-store.ts";
import { today } from "../../casework/office.ts";
import { hasPermission } from "../../casework/person-store.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { step } from "./step.ts";

const { permission: approving } = keeping.register.workflow.moves.decideRelease;

/** Asks one person, who worked on none of it, for a yes to exactly what would leave. */
export function askRelease(
  house: House,
  asking: Asking,
  input: z.infer<typeof askReleaseInput>,
): Promise<Verdict<{ approvalId: string }>> {
  return step(
    house,
    { asking, move: "askRelease", ...input },
    async (tx, { theCase, facts, office, actor, now }) => {
      const authorIds = [...new Set([...facts.authorIds, actor.id])];
      // Somebody who is away is not waited for.
      const approverId = await deciderFor(tx, input.approverId, {
        theCase,
        permission: approving,
        authorIds,
        day: today(office, now),
        now,
      });
      if (authorIds.includes(approverId)) return refused("ownWork");
      if (!(await hasPermission(tx, approverId, approving)))
        return refused("approverMayNot");
      if (!(await isReachable(tx, theCase, { personId: approverId, now })))
        return refused("notOnList");
      const subject = { id: theCase.id, caseId: theCase.id };
      const voided = await voidApprovals(tx, subject);
      const approvalId = await insertApproval(tx, {
        caseId: theCase.id,
        subject: { kind: "release", id: theCase.id },
        contentHash: facts.releaseHash,
        authorIds,
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
      return granted({
        value: { approvalId },
        action: "disclosures.release-asked",
        changes: [
          ...fieldChange("askedOf", null, approverId),
          ...fieldChange("contentHash", null, facts.releaseHash),
        ],
        more: voided,
      });
    },
  );
}

/** The answer of the second person, bound to what they read and to what would leave now. */
export function decideRelease(
  house: House,
  asking: Asking,
  input: z.infer<typeof decideApprovalInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "decideRelease", ...input },
    async (tx, { theCase, facts, actor, now }) => {
      const approval = (await readApprovals(tx, theCase.id)).find(
        ({ id, subject }) =>
          id === input.approvalId && subject.kind === "release",
      );
      if (approval === undefined) return refused("notFound");
      const authorIds = [
        ...new Set([...approval.authorIds, ...facts.authorIds]),
      ];
      const may = mayDecideApproval(
        { ...approval, authorIds },
        actor.id,
        input.contentHash,
      );
      if (!may.ok) return may;
      if (approval.contentHash !== facts.releaseHash)
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
        action: `disclosures.release-${isYes ? "approved" : "declined"}`,
        changes: [
          ...fieldChange("state", "asked", input.answer),
          ...fieldChange("contentHash", null, approval.contentHash),
          ...fieldChange("reason", null, input.reason),
        ],
      });
    },
  );
}
