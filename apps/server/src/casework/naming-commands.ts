import { createHash } from "node:crypto";
import type { z } from "zod";
import type { answerUnsealInput } from "@kept/domain/casework/sealing";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Recorded } from "../ledger/change.ts";
import {
  insertApproval,
  readApprovals,
  voidApprovals,
} from "./approval-store.ts";
import { fieldChange } from "./field-changes.ts";
import {
  mayBeNamed,
  nameOne,
  namingKind,
  onSeal,
  seconds,
  settleAsked,
  tellSeconds,
  voidUnseal,
  type SealDesk,
  type SealSetting,
  type WantedNaming,
} from "./seal-acts.ts";

/** Who looks from outside is named on a sealed case by two. */
export function isAuditor(
  { colleagues }: SealSetting,
  personId: string,
): boolean {
  return colleagues.find(({ id }) => id === personId)?.role === "auditor";
}

function namingHash(caseId: string, { personId, until }: WantedNaming): string {
  return createHash("sha256")
    .update(JSON.stringify([namingKind, caseId, personId, until]))
    .digest("hex");
}

/** Outside eyes on a sealed case: one on the list asks, another one says yes. */
export async function askNaming(
  tx: Tx,
  { desk, setting }: { readonly desk: SealDesk; readonly setting: SealSetting },
  { personId, until }: WantedNaming,
): Promise<Verdict<Recorded<null>>> {
  const { house, asking } = desk;
  const { theCase } = setting;
  const { actor, now } = asking;
  const office = await house.office(tx);
  const fits = mayBeNamed(setting, { personId, until }, { office, now });
  if (!fits.ok) return fits;
  const second = await seconds(tx, setting, asking);
  if (second.length === 0) return refused("nobodyToAgree");
  const voided = await voidApprovals(tx, { id: personId, caseId: theCase.id });
  const approvalId = await insertApproval(tx, {
    caseId: theCase.id,
    subject: { kind: namingKind, id: personId },
    contentHash: namingHash(theCase.id, { personId, until }),
    authorIds: [actor.id],
    askedBy: actor.id,
    askedOf: null,
    askedAt: now,
    until,
  });
  const at = { caseId: theCase.id, approvalId, asking };
  await tellSeconds(tx, second, at);
  const event = {
    action: `${theCase.register}.naming-asked`,
    object: { kind: "access", id: personId },
    changes: fieldChange("until", null, until),
  };
  return granted({ value: null, events: [...voided, event] });
}

/** The second person's answer about naming an auditor. */
export function answerNaming(
  desk: SealDesk,
  input: z.infer<typeof answerUnsealInput>,
): Promise<Verdict<null>> {
  const wanted = { ...input, action: "seals.answer-naming" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase } = setting;
    if (!theCase.isSealed) return refused("notSealed");
    const approval = (await readApprovals(tx, theCase.id)).find(
      ({ id, subject }) =>
        id === input.approvalId && subject.kind === namingKind,
    );
    if (approval === undefined || approval.until === null)
      return refused("notFound");
    const wantedGrant = {
      personId: approval.subject.id,
      until: approval.until,
    };
    const settled = await settleAsked(tx, setting, {
      approval,
      hash: namingHash(theCase.id, wantedGrant),
      answer: input.answer,
      asking: desk.asking,
    });
    if (!settled.ok) return settled;
    if (input.answer !== "approved")
      return granted({
        value: null,
        events: [
          {
            action: `${theCase.register}.naming-declined`,
            object: { kind: "access", id: approval.subject.id },
            changes: fieldChange("state", "asked", input.answer),
          },
        ],
      });
    const done = await nameOne(tx, { desk, setting }, wantedGrant);
    if (!done.ok) return done;
    const voided = await voidUnseal(tx, theCase.id);
    return granted({ value: null, events: [done.value, ...voided] });
  });
}
