import { createHash } from "node:crypto";
import type { z } from "zod";
import type {
  answerUnsealInput,
  askUnsealInput,
} from "@kept/domain/casework/sealing";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { grantsOf, setSealed } from "./access-store.ts";
import { insertApproval, readApprovals } from "./approval-store.ts";
import { fieldChange } from "./field-changes.ts";
import {
  onSeal,
  seconds,
  sealEvent,
  settleAsked,
  tellSeconds,
  unnameAll,
  unsealKind,
  voidUnseal,
  type SealDesk,
} from "./seal-acts.ts";

/** What a yes to opening a case covers: this case with this list; another list asks for another yes. */
function unsealHash(
  caseId: string,
  named: readonly { readonly accountId: string }[],
): string {
  const people = named.map(({ accountId }) => accountId).toSorted();
  return createHash("sha256")
    .update(JSON.stringify([unsealKind, caseId, people]))
    .digest("hex");
}

/** Asks that the case be opened again; everybody named who may keep the list can say yes, but for the one who asks. */
export function askUnseal(
  desk: SealDesk,
  input: z.infer<typeof askUnsealInput>,
): Promise<Verdict<{ approvalId: string }>> {
  const { actor, now } = desk.asking;
  const wanted = { ...input, action: "seals.ask-unseal" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase } = setting;
    if (!theCase.isSealed) return refused("notSealed");
    const named = await grantsOf(tx, theCase.id, now);
    const second = await seconds(tx, setting, desk.asking);
    if (second.length === 0) return refused("nobodyToUnseal");
    const voided = await voidUnseal(tx, theCase.id);
    const approvalId = await insertApproval(tx, {
      caseId: theCase.id,
      subject: { kind: unsealKind, id: theCase.id },
      contentHash: unsealHash(theCase.id, named),
      authorIds: [actor.id],
      askedBy: actor.id,
      askedOf: null,
      askedAt: now,
      reason: input.reason,
    });
    const at = { caseId: theCase.id, approvalId, asking: desk.asking };
    await tellSeconds(tx, second, at);
    const event = {
      action: `${theCase.register}.unseal-asked`,
      object: { kind: "approval", id: approvalId },
      changes: fieldChange("reason", null, input.reason),
    };
    return granted({ value: { approvalId }, events: [...voided, event] });
  });
}

/** The second person's answer; a yes opens the case to everybody whose role reads it, and ends every naming. */
export function answerUnseal(
  desk: SealDesk,
  input: z.infer<typeof answerUnsealInput>,
): Promise<Verdict<null>> {
  const { now } = desk.asking;
  const wanted = { ...input, action: "seals.answer-unseal" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase } = setting;
    const approval = (await readApprovals(tx, theCase.id)).find(
      ({ id, subject }) =>
        id === input.approvalId && subject.kind === unsealKind,
    );
    if (approval === undefined) return refused("notFound");
    const named = await grantsOf(tx, theCase.id, now);
    const settled = await settleAsked(tx, setting, {
      approval,
      hash: unsealHash(theCase.id, named),
      answer: input.answer,
      asking: desk.asking,
    });
    if (!settled.ok) return settled;
    const object = { kind: "approval", id: approval.id };
    if (input.answer !== "approved")
      return granted({
        value: null,
        events: [
          {
            action: `${theCase.register}.unseal-declined`,
            object,
            changes: fieldChange("state", "asked", input.answer),
          },
        ],
      });
    await setSealed(tx, theCase.id, false);
    const unnamed = await unnameAll(tx, theCase, desk.asking);
    return granted({
      value: null,
      events: [
        ...unnamed,
        sealEvent(theCase, "unsealed", [
          { field: "isSealed", before: true, after: false },
          ...fieldChange("reason", null, approval.reason),
        ]),
      ],
    });
  });
}
