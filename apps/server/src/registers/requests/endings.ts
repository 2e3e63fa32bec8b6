import type { z } from "zod";
import type {
  endInput,
  mergeInput,
} from "@kept/domain/registers/requests/schema";
import type { caseInput } from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, seeCase, type Asking, type House } from "../../casework/act.ts";
import { updateHeader } from "../../casework/case-store.ts";
import { stopClocks } from "../../casework/clock-store.ts";
import { requestKeeping } from "./keeping.ts";
import { readRequest, updateRequest } from "./store.ts";

const keeping = requestKeeping;
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
            changes: [
              { field: "stage", before: theCase.stage, after: "closed" },
            ],
          },
        ],
      }),
  );
}

function end(
  house: House,
  asking: Asking,
  ending: z.infer<typeof endInput> & {
    move: "withdraw" | "markSpam";
    stage: string;
    action: string;
  },
): Promise<Verdict<null>> {
  const { move, stage, action, ...input } = ending;
  return act(
    { ...house, keeping },
    { asking, move, ...input },
    async (tx, { theCase, now }) => {
      await updateRequest(tx, theCase.id, { endReason: input.reason });
      // Nothing is owed any more: clocks that are still open stop with the case.
      await stopClocks(tx, { caseId: theCase.id, acts: allActs, at: now });
      return granted({
        value: null,
        events: [
          {
            action,
            object: { kind: "case", id: theCase.id },
            purpose: input.reason,
            changes: [{ field: "stage", before: theCase.stage, after: stage }],
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
  return end(house, asking, {
    ...input,
    move: "withdraw",
    stage: "withdrawn",
    action: "requests.withdrawn",
  });
}

export function markSpam(
  house: House,
  asking: Asking,
  input: z.infer<typeof endInput>,
): Promise<Verdict<null>> {
  return end(house, asking, {
    ...input,
    move: "markSpam",
    stage: "spam",
    action: "requests.marked-spam",
  });
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
    async (tx, { theCase, now }) => {
      const seen = await seeCase(tx, asking.actor, {
        register: keeping.register.key,
        caseId: input.into,
      });
      if (!seen.ok) return seen;
      const target = seen.value;
      if (target.id === theCase.id || !target.isOpen)
        return refused("mergeIntoItself");
      const [mine, theirs] = [
        await readRequest(tx, theCase.id),
        await readRequest(tx, target.id),
      ];
      // A fake merged into a verified case must not speak with its voice: another address stays unverified (T30).
      const isSameSender =
        mine.personAddress !== null &&
        mine.personAddress === theirs.personAddress;
      await tx
        .updateTable("case_messages")
        .set({
          case_id: target.id,
          ...(isSameSender ? {} : { lane: "unverified" }),
        })
        .where("case_id", "=", theCase.id)
        .where("kind", "=", "in")
        .execute();
      await tx
        .updateTable("case_files")
        .set({ case_id: target.id })
        .where("case_id", "=", theCase.id)
        .where("message_id", "is not", null)
        .execute();
      if (!isSameSender)
        await updateHeader(tx, target.id, { lane: "unverified" });
      await updateRequest(tx, theCase.id, {
        mergedInto: target.id,
        endReason: input.reason,
      });
      await updateHeader(tx, theCase.id, { lane: "main" });
      await stopClocks(tx, { caseId: theCase.id, acts: allActs, at: now });
      return granted({
        value: null,
        events: [
          {
            action: "requests.merged",
            object: { kind: "case", id: theCase.id },
            purpose: input.reason,
            changes: [
              { field: "stage", before: theCase.stage, after: "merged" },
              { field: "mergedInto", before: null, after: target.reference },
            ],
          },
          {
            action: "requests.merge-received",
            object: { kind: "case", id: target.id },
            changes: [
              { field: "mergedFrom", before: null, after: theCase.reference },
            ],
          },
        ],
      });
    },
  );
}

/** Opens an ended case again. The stops that ended it are taken back, so its clocks run from the old start. */
export function reopen(
  house: House,
  asking: Asking,
  input: z.infer<typeof endInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "reopen", ...input },
    async (tx, { theCase, facts, now }) => {
      const stage =
        facts.identifiedAt === null
          ? "received"
          : theCase.stage === "closed"
            ? "answered"
            : "identified";
      if (theCase.stage !== "closed")
        await tx
          .updateTable("case_clock_facts")
          .set({ replaced_at: now })
          .where("case_id", "=", theCase.id)
          .where("kind", "=", "stop")
          .where("name", "!=", facts.identifiedAt === null ? "" : "identify")
          .where("replaced_at", "is", null)
          .execute();
      await updateRequest(tx, theCase.id, {
        mergedInto: null,
        endReason: null,
      });
      await updateHeader(tx, theCase.id, {
        stage,
        isOpen: true,
        endedAt: null,
      });
      return granted({
        value: null,
        events: [
          {
            action: "requests.reopened",
            object: { kind: "case", id: theCase.id },
            purpose: input.reason,
            changes: [{ field: "stage", before: theCase.stage, after: stage }],
          },
        ],
      });
    },
  );
}
