import type { FieldChange } from "@kept/domain/casework/event";
import type { CorrectInput } from "@kept/domain/registers/requests/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import {
  act,
  enterStage,
  type Asking,
  type House,
} from "../../casework/act.ts";
import { updateHeader, type CaseHeader } from "../../casework/case-store.ts";
import {
  clearAnchor,
  replaceStop,
  setAnchor,
} from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import type { Tx } from "../../db/writing.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { countingReceipt } from "./opening.ts";
import { mayBeSaid, planSearch, writeSaid } from "./said.ts";
import {
  clearVerification,
  readRequest,
  updateRequest,
  type RequestRecord,
} from "./store.ts";

/** Corrects recorded facts with a reason; clocks are worked out anew from the corrected ones. */
export function correct(
  house: House,
  asking: Asking,
  input: CorrectInput,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "correct", ...input },
    async (tx, { theCase, facts, office, now, actor }) => {
      const { id: caseId } = theCase;
      const receivedAt = moment(countingReceipt(input));
      const mayReceive = mayBeReceived(input, now);
      if (!mayReceive.ok) return mayReceive;
      const maySay = mayBeSaid(input, { receivedAt, now });
      if (!maySay.ok) return maySay;
      // Whether the case has been identified is a move, not a fact to correct; and then it has a type.
      const isIdentified = facts.identifiedAt !== null;
      if ((input.identifiedAt !== null) !== isIdentified)
        return refused("wrongStage");
      const before = await readRequest(tx, caseId);
      const changes = [
        ...(await writeSaid(tx, caseId, input)),
        ...(await correctReceipt(tx, { before, input })),
        ...(await moveReceipt(tx, {
          caseId,
          before: theCase.receivedAt,
          after: receivedAt,
          now,
        })),
        ...(await moveIdentification(tx, {
          caseId,
          before: facts.identifiedAt,
          after: input.identifiedAt && moment(input.identifiedAt),
          now,
        })),
        ...(await dropProof(tx, { before, input, theCase, now })),
      ];
      if (changes.length === 0) return granted({ value: null, events: [] });
      if (isIdentified)
        await planSearch(tx, caseId, {
          office,
          now,
          ownerId: theCase.ownerId ?? actor.id,
        });
      return granted({
        value: null,
        events: [
          {
            action: "requests.corrected",
            object: { kind: "case", id: caseId },
            changes: [...changes, ...fieldChange("reason", null, input.reason)],
          },
        ],
      });
    },
  );
}

function mayBeReceived(
  { receivedAt, partner }: Pick<CorrectInput, "receivedAt" | "partner">,
  now: string,
): Verdict<null> {
  if (isLater(receivedAt, now)) return refused("receivedInFuture");
  return partner !== null && isLater(partner.receivedAt, receivedAt)
    ? refused("partnerAfterCompany")
    : granted(null);
}

interface Correcting {
  readonly before: RequestRecord;
  readonly input: CorrectInput;
}

async function correctReceipt(
  tx: Tx,
  { before, input }: Correcting,
): Promise<FieldChange[]> {
  const { policyId } = input;
  const companyReceivedAt = moment(input.receivedAt);
  const partner = input.partner && {
    name: input.partner.name,
    receivedAt: moment(input.partner.receivedAt),
  };
  const changes = [
    ...fieldChange("policyId", before.policyId, policyId),
    ...fieldChange(
      "companyReceivedAt",
      before.companyReceivedAt,
      companyReceivedAt,
    ),
    ...fieldChange("partner", before.partner, partner),
  ];
  if (changes.length > 0)
    await updateRequest(tx, before.caseId, {
      policyId,
      companyReceivedAt,
      partner,
    });
  return changes;
}

interface Moved<T> {
  readonly caseId: string;
  readonly before: T;
  readonly after: T;
  readonly now: string;
}

async function moveReceipt(
  tx: Tx,
  { caseId, before, after, now }: Moved<string>,
): Promise<FieldChange[]> {
  if (before === after) return [];
  await updateHeader(tx, caseId, { receivedAt: after });
  await setAnchor(tx, { caseId, name: "received", at: after, now });
  return fieldChange("receivedAt", before, after);
}

async function moveIdentification(
  tx: Tx,
  { caseId, before, after, now }: Moved<string | null>,
): Promise<FieldChange[]> {
  if (after === null || before === after) return [];
  await updateRequest(tx, caseId, { identifiedAt: after });
  await setAnchor(tx, { caseId, name: "identified", at: after, now });
  await replaceStop(tx, { caseId, act: "identify", at: after, now });
  return fieldChange("identifiedAt", before, after);
}

/**
 * Proof of identity is bound to the person, the case and the address: whoever corrects one of them has it
 * proven again.
 */
async function dropProof(
  tx: Tx,
  wanted: Correcting & {
    readonly theCase: CaseHeader;
    readonly now: string;
  },
): Promise<FieldChange[]> {
  const { before, input, theCase, now } = wanted;
  const { id: caseId, stage } = theCase;
  const { verification } = before;
  const isSame =
    before.personName === input.personName &&
    before.personAddress === input.personAddress &&
    before.requesterRole === input.requesterRole &&
    before.onBehalfOf === input.onBehalfOf;
  if (verification === null || isSame) return [];
  await clearVerification(tx, caseId);
  for (const name of ["verified", "identityReceived"])
    await clearAnchor(tx, { caseId, name, now });
  const after = stage === "verified" ? "identified" : stage;
  if (after !== stage)
    await enterStage(tx, keeping, { caseId, stage: after, now });
  return [
    ...fieldChange("verificationMethod", verification.method, null),
    ...fieldChange("stage", stage, after),
  ];
}
