import type { z } from "zod";
import {
  handsDataOver,
  isVerified,
  mayDecideRecords,
  needsSecondPerson,
} from "@kept/domain/registers/requests/facts";
import type {
  ClassifyInput,
  decideInput,
  finishSearchInput,
  verifyIdentityInput,
} from "@kept/domain/registers/requests/schema";
import { carryOutPlan } from "@kept/domain/registers/requests/search-plan";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type House } from "../../casework/act.ts";
import { enterStage } from "../../casework/act.ts";
import { updateHeader } from "../../casework/case-store.ts";
import {
  clearAnchor,
  setAnchor,
  stopClocks,
} from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { insertPlannedTasks } from "../../casework/task-store.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { mayBeSaid, planSearch, writeSaid } from "./said.ts";
import {
  readDecisions,
  readRequest,
  recordVerification,
  updateRequest,
  writeDecisions,
} from "./store.ts";

/** Says who is writing and about what (CR-2); inside 48 hours of the receipt. */
export function classify(
  house: House,
  asking: Asking,
  input: ClassifyInput,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "classify", ...input },
    async (tx, { theCase, office, now, actor }) => {
      const { id: caseId, receivedAt } = theCase;
      const maySay = mayBeSaid(input, { receivedAt, now });
      if (!maySay.ok) return maySay;
      const changes = await writeSaid(tx, caseId, input);
      const at = moment(input.identifiedAt);
      await updateRequest(tx, caseId, {
        identifiedAt: at,
        identifiedBy: actor.id,
        guesses: {},
      });
      await setAnchor(tx, { caseId, name: "identified", at, now });
      await stopClocks(tx, { caseId, acts: ["identify"], at });
      const ownerId = theCase.ownerId ?? actor.id;
      await updateHeader(tx, caseId, { ownerId });
      await planSearch(tx, caseId, { office, now, ownerId });
      return granted({
        value: null,
        events: [
          {
            action: "requests.classified",
            object: { kind: "case", id: caseId },
            happenedAt: at,
            changes: [
              ...fieldChange("stage", theCase.stage, "identified"),
              ...fieldChange("identifiedAt", null, at),
              ...fieldChange("ownerId", theCase.ownerId, ownerId),
              ...changes,
            ],
          },
        ],
      });
    },
  );
}

/** Records how the person proved who they are; it holds for this case and this address, and for no other. */
export function verifyIdentity(
  house: House,
  asking: Asking,
  input: z.infer<typeof verifyIdentityInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "verifyIdentity", ...input },
    async (tx, { theCase, facts, office, now, actor }) => {
      const { id: caseId, stage } = theCase;
      const { method, contactPoint, idDocument } = input;
      if (isLater(input.verifiedAt, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, input.verifiedAt))
        return refused("momentBeforeReceipt");
      if (idDocument !== null && idDocument.deleteOn < today(office, now))
        return refused("dayInPast");
      const { requesterRole } = await readRequest(tx, caseId);
      // Who a representative is says nothing of whether they were asked to act.
      if (requesterRole === "representative" && method !== "mandate")
        return refused("mandateNeeded");
      const at = moment(input.verifiedAt);
      await recordVerification(tx, caseId, {
        at,
        by: actor.id,
        method,
        point: contactPoint,
        address: facts.contactAddress,
        idDocument: idDocument && {
          ground: `${idDocument.ground} (${idDocument.jurisdiction})`,
          deleteOn: idDocument.deleteOn,
        },
      });
      for (const name of ["verified", "identityReceived"])
        await setAnchor(tx, { caseId, name, at, now });
      const after = stage === "identified" ? "verified" : stage;
      if (after !== stage)
        await enterStage(tx, keeping, { caseId, stage: after, now });
      return granted({
        value: null,
        events: [
          {
            action: "requests.identity-verified",
            object: { kind: "case", id: caseId },
            happenedAt: at,
            changes: [
              ...fieldChange("stage", stage, after),
              ...fieldChange("verificationMethod", null, method),
              ...fieldChange("contactPoint", null, contactPoint),
              ...fieldChange("verifiedAddress", null, facts.contactAddress),
              ...fieldChange("idDocument", null, idDocument),
            ],
          },
        ],
      });
    },
  );
}

export function finishSearch(
  house: House,
  asking: Asking,
  input: z.infer<typeof finishSearchInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "finishSearch", ...input },
    async (_tx, { theCase }) =>
      granted({
        value: null,
        events: [
          {
            action: "requests.searched",
            object: { kind: "case", id: theCase.id },
            changes: [
              ...fieldChange("stage", theCase.stage, "searched"),
              ...fieldChange("searchResult", null, input.result),
            ],
          },
        ],
      }),
  );
}

/** One decision per kind of request. */
export function decide(
  house: House,
  asking: Asking,
  input: z.infer<typeof decideInput>,
): Promise<Verdict<{ needsSecondPerson: boolean }>> {
  return act(
    { ...house, keeping },
    { asking, move: "decide", ...input },
    async (tx, { theCase, facts, now, actor }) => {
      const { id: caseId } = theCase;
      const { decisions } = input;
      const wanted = facts.types.toSorted();
      const given = decisions.map((decision) => decision.type).toSorted();
      if (JSON.stringify(wanted) !== JSON.stringify(given))
        return refused("decisionIncomplete");
      const records = mayDecideRecords(decisions, facts);
      if (!records.ok) return records;
      if (handsDataOver(decisions) && !isVerified(facts))
        return refused("identityNotVerified");
      const before = await readDecisions(tx, caseId);
      const changes = decisions.flatMap((decision) =>
        fieldChange(
          `decision.${decision.type}`,
          { ...before.find(({ type }) => type === decision.type) },
          { ...decision },
        ),
      );
      if (changes.length === 0)
        return granted({
          value: { needsSecondPerson: needsSecondPerson(decisions) },
          events: [],
        });
      await writeDecisions(tx, caseId, { decisions, at: now, by: actor.id });
      // p002: whoever gets no information is told why, counted from the decision.
      if (needsSecondPerson(decisions))
        await setAnchor(tx, { caseId, name: "refused", at: now, now });
      else await clearAnchor(tx, { caseId, name: "refused", now });
      await insertPlannedTasks(tx, caseId, {
        tasks: carryOutPlan(decisions),
        ownerId: theCase.ownerId ?? actor.id,
        dueOn: null,
      });
      return granted({
        value: { needsSecondPerson: needsSecondPerson(decisions) },
        events: [
          {
            action: "requests.decided",
            object: { kind: "case", id: caseId },
            changes: [
              ...fieldChange("stage", theCase.stage, "decided"),
              ...changes,
            ],
          },
        ],
      });
    },
  );
}
