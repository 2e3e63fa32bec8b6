import type { z } from "zod";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { caseInput } from "@kept/domain/casework/schema";
import {
  pathOf,
  type NegativeOutcome,
} from "@kept/domain/registers/disclosures/kinds";
import type {
  askReleaseInput,
  decideReleaseInput,
  endDisclosureInput,
  preserveInput,
  recordPaperInput,
  recordReceiptInput,
  refuseInput,
  releaseInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
import { isGivenInFull } from "@kept/domain/registers/disclosures/scope";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { deciderFor } from "../../casework/absence-commands.ts";
import { isReachable } from "../../casework/access-store.ts";
import { enterStage, type Asking, type House } from "../../casework/act.ts";
import {
  insertApproval,
  readApprovals,
  settleApproval,
  voidApprovals,
} from "../../casework/approval-store.ts";
import { setAnchor, stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { tell } from "../../casework/inbox-store.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { hasPermission } from "../../casework/person-store.ts";
import { mayBeScanOf } from "./commands.ts";
import { enter } from "./enter.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { readPackage } from "./package-store.ts";
import { step, type Setting } from "./step.ts";
import {
  readDisclosure,
  writeAnswer,
  writeEndReason,
  writeNotice,
  writePaper,
  writePreserved,
  writeReceipt,
  writeRelease,
} from "./store.ts";

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
  input: z.infer<typeof decideReleaseInput>,
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

function mayHaveHappened(
  { theCase, now }: Pick<Setting, "theCase" | "now">,
  at: string,
): Verdict<null> {
  if (isLater(at, now)) return refused("momentInFuture");
  return isLater(theCase.receivedAt, at)
    ? refused("momentBeforeReceipt")
    : granted(null);
}

/** Data leaves, and the register says so in the same transaction or it did not leave. */
export function release(
  house: House,
  asking: Asking,
  input: z.infer<typeof releaseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "release", ...input },
    async (tx, setting) => {
      const { theCase, facts, actor, now } = setting;
      const { purpose, recipient, officer, channel } = input;
      const at = input.releasedAt === null ? null : moment(input.releasedAt);
      if (at !== null) {
        const may = mayHaveHappened(setting, at);
        if (!may.ok) return may;
      }
      const approval = facts.approvals.find(
        ({ state, contentHash }) =>
          state === "approved" && contentHash === facts.releaseHash,
      );
      const outcome = isGivenInFull(facts.scope) ? "full" : "part";
      const packed = await readPackage(tx, theCase.id);
      if (packed !== null && packed.content !== facts.releaseHash)
        return refused("packageOutdated");
      const entered = await enter(tx, setting, {
        outcome,
        at,
        purpose,
        recipient,
        officer,
        channel,
        refusalReason: withheldInWords(facts.scope),
        approvedBy: approval?.decidedBy ?? null,
        packageSha256: packed?.sha256 ?? null,
      });
      if (!entered.ok) return entered;
      const releasedAt = at ?? now;
      await writeRelease(tx, theCase.id, {
        at: releasedAt,
        by: actor.id,
        channel,
        outcome,
        purpose,
        officer,
      });
      await stopClocks(tx, {
        caseId: theCase.id,
        acts: ["respond"],
        at: releasedAt,
      });
      if (pathOf(facts.kind) === "emergency")
        await setAnchor(tx, {
          caseId: theCase.id,
          name: "emergencyReleased",
          at: releasedAt,
          now,
        });
      return granted({
        value: null,
        action: "disclosures.released",
        happenedAt: releasedAt,
        changes: [
          ...fieldChange("outcome", null, outcome),
          ...fieldChange("recipient", null, recipient),
          ...fieldChange("releaseChannel", null, channel),
          ...fieldChange("contentHash", null, facts.releaseHash),
        ],
        more: [entered.value],
      });
    },
  );
}

/** Why something that was asked was held back, once for each reason. */
function withheldInWords(
  scope: readonly { readonly withheld: string | null }[],
): string | null {
  const reasons = new Set(
    scope.map(({ withheld }) => withheld).filter((one) => one !== null),
  );
  return reasons.size === 0 ? null : [...reasons].join("\n");
}

/** Answers that nothing is given; that stands in the register too, with the reason. */
export function refuse(
  house: House,
  asking: Asking,
  input: z.infer<typeof refuseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "refuse", ...input },
    async (tx, setting) => {
      const at = moment(input.answeredAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const { outcome, purpose, reason } = input;
      return answerWithNothing(tx, setting, {
        outcome,
        at,
        purpose,
        reason,
        action: "disclosures.refused",
      });
    },
  );
}

/** The authority took its demand back. */
export function withdraw(
  house: House,
  asking: Asking,
  input: z.infer<typeof withdrawDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "withdraw", ...input },
    async (tx, setting) => {
      const at = moment(input.withdrawnAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const { purpose, reason } = input;
      return answerWithNothing(tx, setting, {
        outcome: "withdrawn",
        at,
        purpose,
        reason,
        action: "disclosures.withdrawn",
      });
    },
  );
}

async function answerWithNothing(
  tx: Parameters<typeof enter>[0],
  setting: Setting,
  answer: {
    readonly outcome: NegativeOutcome | "withdrawn";
    readonly at: string;
    readonly purpose: string;
    readonly reason: string;
    readonly action: string;
  },
) {
  const { theCase } = setting;
  const { outcome, at, purpose, reason, action } = answer;
  const record = await readDisclosure(tx, theCase.id);
  const entered = await enter(tx, setting, {
    outcome,
    at,
    purpose,
    recipient: record.body,
    officer: record.officer,
    channel: null,
    refusalReason: reason,
    approvedBy: null,
  });
  if (!entered.ok) return entered;
  await writeAnswer(tx, theCase.id, { outcome, at, purpose, reason });
  await stopClocks(tx, { caseId: theCase.id, acts: ["respond"], at });
  // Nothing left, so nobody has to be told of it unless somebody decides so.
  if (record.notice.state === "undecided")
    await writeNotice(tx, theCase.id, { ...record.notice, state: "notOwed" });
  return granted({
    value: null,
    action,
    happenedAt: at,
    changes: [
      ...fieldChange("outcome", null, outcome),
      ...fieldChange("reason", null, reason),
    ],
    more: [entered.value],
  });
}

/** The paper that an emergency owes within 24 hours. */
export function recordPaper(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordPaperInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordPaper", ...input },
    async (tx, setting) => {
      const { theCase } = setting;
      const { type, reference, scanFileId } = input;
      const at = moment(input.receivedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const scan = await mayBeScanOf(tx, theCase.id, scanFileId);
      if (!scan.ok) return scan;
      await writePaper(tx, theCase.id, { at, reference, type, scanFileId });
      await stopClocks(tx, { caseId: theCase.id, acts: ["paper"], at });
      return granted({
        value: null,
        action: "disclosures.paper-recorded",
        happenedAt: at,
        changes: [
          ...fieldChange("instrument", null, type),
          ...fieldChange("instrumentRef", null, reference),
          ...fieldChange("scanFileId", null, scanFileId),
        ],
      });
    },
  );
}

export function recordReceipt(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordReceiptInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordReceipt", ...input },
    async (tx, setting) => {
      const at = moment(input.receivedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      await writeReceipt(tx, setting.theCase.id, { at, by: input.by });
      return granted({
        value: null,
        action: "disclosures.receipt-recorded",
        happenedAt: at,
        changes: fieldChange("receiptBy", null, input.by),
      });
    },
  );
}

/** Data is kept from being deleted, for 90 days at a time; nothing leaves. Said again, it is renewed. */
export function preserve(
  house: House,
  asking: Asking,
  input: z.infer<typeof preserveInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "preserve", ...input },
    async (tx, setting) => {
      const { theCase, facts, now } = setting;
      const at = moment(input.preservedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const record = await readDisclosure(tx, theCase.id);
      const isFirst = facts.preservedAt === null;
      const entered = isFirst
        ? await enter(tx, setting, {
            outcome: "preserved",
            at,
            purpose: record.purpose ?? record.asked,
            recipient: record.body,
            officer: record.officer,
            channel: null,
            refusalReason: null,
            approvedBy: null,
          })
        : null;
      if (entered !== null && !entered.ok) return entered;
      await writePreserved(tx, theCase.id, { at, what: input.what });
      if (isFirst)
        await writeAnswer(tx, theCase.id, {
          outcome: "preserved",
          at,
          purpose: record.purpose ?? record.asked,
          reason: null,
        });
      await stopClocks(tx, { caseId: theCase.id, acts: ["respond"], at });
      await setAnchor(tx, {
        caseId: theCase.id,
        name: "preserved",
        at,
        now,
      });
      return granted({
        value: null,
        action: "disclosures.preserved",
        happenedAt: at,
        changes: [
          ...fieldChange("preservedAt", facts.preservedAt, at),
          ...fieldChange(
            "preservedWhat",
            record.preserved?.what ?? null,
            input.what,
          ),
        ],
        more: entered === null ? [] : [entered.value],
      });
    },
  );
}

/** Everything owed has been done and can be shown. */
export function close(
  house: House,
  asking: Asking,
  input: z.infer<typeof caseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "close", ...input },
    async (tx, { theCase, now }) => {
      await stopClocks(tx, {
        caseId: theCase.id,
        acts: ["unpreserve"],
        at: now,
      });
      return granted({
        value: null,
        action: "disclosures.closed",
        changes: [],
      });
    },
  );
}

/** Opens an ended case again; what stands in the register stays there. */
export function reopen(
  house: House,
  asking: Asking,
  input: z.infer<typeof endDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "reopen", ...input },
    async (tx, { theCase, facts, now }) => {
      const hasLeft = facts.releasedAt !== null || facts.preservedAt !== null;
      const stage = hasLeft ? "released" : "refused";
      await enterStage(tx, keeping, { caseId: theCase.id, stage, now });
      await writeEndReason(tx, theCase.id, input.reason);
      return granted({
        value: null,
        action: "disclosures.reopened",
        changes: [
          ...fieldChange("stage", theCase.stage, stage),
          ...fieldChange("reason", null, input.reason),
        ],
      });
    },
  );
}
