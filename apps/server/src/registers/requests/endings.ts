import type { z } from "zod";
import type { Actor } from "@kept/domain/access/actor";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { caseInput } from "@kept/domain/casework/schema";
import {
  isVerified,
  type RequestFacts,
  type RequestStage,
} from "@kept/domain/registers/requests/facts";
import type {
  endInput,
  mergeInput,
} from "@kept/domain/registers/requests/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import {
  act,
  enterStage,
  refreshDue,
  seeCase,
  type Asking,
  type House,
} from "../../casework/act.ts";
import {
  findCase,
  updateHeader,
  type CaseHeader,
} from "../../casework/case-store.ts";
import { stopClocks, takeBackStops } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { At } from "../../casework/keeping.ts";
import {
  giveBackReceived,
  moveReceived,
  unverifiedMessages,
} from "../../casework/message-store.ts";
import type { Tx } from "../../db/writing.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { givenAway, noteMerged, readRequest, updateRequest } from "./store.ts";

const allActs = Object.keys(keeping.register.acts);

/** Everything owed has been done and can be shown; the case leaves the queues. */
export function close(
  house: House,
  asking: Asking,
  input: z.infer<typeof caseInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "close", ...input },
    async (_tx, { theCase }) =>
      granted({
        value: null,
        events: [
          {
            action: "requests.closed",
            object: { kind: "case", id: theCase.id },
            changes: fieldChange("stage", theCase.stage, "closed"),
          },
        ],
      }),
  );
}

interface Ending {
  readonly move: "withdraw" | "markSpam";
  readonly stage: string;
  readonly action: string;
}

function end(
  house: House,
  asking: Asking,
  { input, ending }: { input: z.infer<typeof endInput>; ending: Ending },
): Promise<Verdict<null>> {
  const { move, stage, action } = ending;
  return act(
    { ...house, keeping },
    { asking, move, ...input },
    async (tx, { theCase, now }) => {
      const { id: caseId } = theCase;
      await updateRequest(tx, caseId, { endReason: input.reason });
      // Nothing is owed any more: clocks that still run stop with the case.
      await stopClocks(tx, { caseId, acts: allActs, at: now });
      return granted({
        value: null,
        events: [
          {
            action,
            object: { kind: "case", id: caseId },
            changes: [
              ...fieldChange("stage", theCase.stage, stage),
              ...fieldChange("reason", null, input.reason),
            ],
          },
        ],
      });
    },
  );
}

export function withdraw(
  house: House,
  asking: Asking,
  input: z.infer<typeof endInput>,
): Promise<Verdict<null>> {
  const ending = {
    move: "withdraw",
    stage: "withdrawn",
    action: "requests.withdrawn",
  } as const;
  return end(house, asking, { input, ending });
}

export function markSpam(
  house: House,
  asking: Asking,
  input: z.infer<typeof endInput>,
): Promise<Verdict<null>> {
  const ending = {
    move: "markSpam",
    stage: "spam",
    action: "requests.marked-spam",
  } as const;
  return end(house, asking, { input, ending });
}

/** A second mail about the same thing: its conversation moves to the case it belongs to. */
export function merge(
  house: House,
  asking: Asking,
  input: z.infer<typeof mergeInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "merge", ...input },
    async (tx, { theCase, office, now }) => {
      const { id: caseId } = theCase;
      const seen = await seeCase(tx, asking.actor, {
        register: keeping.register.key,
        caseId: input.into,
      });
      if (!seen.ok) return seen;
      const target = seen.value;
      if (target.id === caseId || !target.isOpen)
        return refused("mergeIntoItself");
      // Whoever may know of the other would read what this one holds, and nobody unseals a case alone.
      if (theCase.isSealed || target.isSealed) return refused("sealedApart");
      const mine = await readRequest(tx, caseId);
      const theirs = await readRequest(tx, target.id);
      const isTrusted =
        mine.personAddress !== null &&
        mine.personAddress === theirs.personAddress;
      const given = await moveReceived(tx, {
        from: caseId,
        to: target.id,
        isTrusted,
      });
      if ((await unverifiedMessages(tx, target.id)).length > 0)
        await updateHeader(tx, target.id, { lane: "unverified" });
      await noteMerged(tx, caseId, { into: target.id, given });
      await updateRequest(tx, caseId, { endReason: input.reason });
      await updateHeader(tx, caseId, { lane: "main" });
      await stopClocks(tx, { caseId, acts: allActs, at: now });
      await refreshDue(tx, keeping, { caseId: target.id, office, now });
      return granted({
        value: null,
        events: [
          {
            action: "requests.merged",
            object: { kind: "case", id: caseId },
            changes: [
              ...fieldChange("stage", theCase.stage, "merged"),
              ...fieldChange("mergedInto", null, target.reference),
              ...fieldChange("reason", null, input.reason),
            ],
          },
          {
            action: "requests.merge-received",
            object: { kind: "case", id: target.id },
            changes: fieldChange("mergedFrom", null, theCase.reference),
          },
        ],
      });
    },
  );
}

/** Opens an ended case again; the stops that its end set are taken back, so its clocks run from their old start. */
export function reopen(
  house: House,
  asking: Asking,
  input: z.infer<typeof endInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "reopen", ...input },
    async (tx, { theCase, facts, office, now }) => {
      const { id: caseId, endedAt } = theCase;
      const taken = await takeBackMerger(tx, {
        theCase,
        actor: asking.actor,
        at: { office, now },
      });
      if (!taken.ok) return taken;
      // A closed case was done; its clocks were met one by one and stay met.
      const undone = theCase.stage === "closed" ? null : endedAt;
      if (undone !== null)
        await takeBackStops(tx, { caseId, endedAt: undone, now });
      const isReplied = facts.repliedAt !== null && facts.repliedAt !== undone;
      const stage = stageBefore(facts, isReplied);
      await updateRequest(tx, caseId, { endReason: null });
      await enterStage(tx, keeping, { caseId, stage, now });
      return granted({
        value: null,
        events: [
          {
            action: "requests.reopened",
            object: { kind: "case", id: caseId },
            changes: [
              ...fieldChange("stage", theCase.stage, stage),
              ...fieldChange("reason", null, input.reason),
            ],
          },
          ...taken.value,
        ],
      });
    },
  );
}

/** A merger that was a mistake: the conversation comes back from the case it went to, as it was. */
async function takeBackMerger(
  tx: Tx,
  { theCase, actor, at }: { theCase: CaseHeader; actor: Actor; at: At },
): Promise<Verdict<readonly CaseEvent[]>> {
  const { id: caseId } = theCase;
  const { mergedInto } = await readRequest(tx, caseId);
  if (theCase.stage !== "merged" || mergedInto === null) return granted([]);
  const seen = await seeCase(tx, actor, {
    register: keeping.register.key,
    caseId: mergedInto,
  });
  if (!seen.ok) return seen;
  const target = seen.value;
  if (target.stage === "merged") return refused("mergedFurther");
  const given = await givenAway(tx, caseId);
  await giveBackReceived(tx, { from: target.id, to: caseId, given });
  for (const id of [target.id, caseId]) {
    const isUnverified = (await unverifiedMessages(tx, id)).length > 0;
    const lane = (await findCase(tx, id))?.lane;
    if (isUnverified) await updateHeader(tx, id, { lane: "unverified" });
    else if (lane === "unverified")
      await updateHeader(tx, id, { lane: "main" });
  }
  await noteMerged(tx, caseId, null);
  await refreshDue(tx, keeping, { caseId: target.id, ...at });
  return granted([
    {
      action: "requests.merge-undone",
      object: { kind: "case", id: target.id },
      changes: fieldChange("mergedFrom", theCase.reference, null),
    },
  ]);
}

/** How far the case had come, as its facts show. */
function stageBefore(facts: RequestFacts, isReplied: boolean): RequestStage {
  if (facts.identifiedAt === null) return "received";
  if (facts.decisions.length > 0) return isReplied ? "answered" : "decided";
  return isVerified(facts) ? "verified" : "identified";
}
