import type { z } from "zod";
import { mayLeave } from "@kept/domain/casework/letter-checks";
import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { letterInput } from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { heldBack } from "./file-check-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { LetterEffect } from "./keeping.ts";
import { draftToTouch } from "./letter-commands.ts";
import { letterOrder, stopWaiting } from "./letter-outbox-store.ts";
import { arrivedSince } from "./message-store.ts";
import { prepareLetter } from "./letter-prepared.ts";
import { findLetter, updateLetter } from "./letter-store.ts";
import { today, type Office } from "./office.ts";

/** "Send": everything is checked once more, then the letter waits out its stop window in the outbox. */
export function sendLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput> & {
    /** Null: the writer has read no message. Absent where nobody had the case open, as in bulk. */
    readonly lastRead?: string | null;
  },
): Promise<Verdict<{ leavesAt: string }>> {
  const { keeping } = house;
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, facts, office, actor, now } = setting;
      const { letterId, lastRead } = input;
      if (lastRead !== undefined) {
        const reader = { id: actor.id, lastRead };
        const arrived = await arrivedSince(tx, theCase.id, reader);
        if (arrived.length > 0)
          return { ok: false, refusal: { code: "newSinceOpened", arrived } };
      }
      const draft = await draftToTouch(tx, { caseId: theCase.id, letterId });
      if (!draft.ok) return draft;
      const letter = draft.value;
      const prepared = await prepareLetter(tx, keeping, { letter, setting });
      const ripe = keeping.mayLeave(facts, prepared.template);
      if (!ripe.ok) return ripe;
      if (asksForThePast(letter.effect, office, now))
        return refused("dayInPast");
      if (prepared.needsApproval && prepared.approval !== "approved")
        return refused("approvalMissing");
      const unfit = await heldBack(
        tx,
        prepared.enclosures.map(({ fileId }) => fileId),
      );
      if (unfit !== null) return refused(unfit);
      const toAddress = prepared.recipient.address;
      if (toAddress === null || !mayLeave(prepared.checks))
        return refused("letterIncomplete", {
          count: prepared.checks.filter((check) => check.kind === "fix").length,
        });
      const leavesAt = instantAfter(now, stopWindowSeconds * 1000);
      // What was checked is what leaves: the values and the receiver are fixed in the letter from here on.
      await updateLetter(tx, letterId, {
        state: "queued",
        document: prepared.document,
        contentHash: prepared.hash,
        toAddress,
        queued: { at: now, by: actor.id },
        failure: null,
      });
      return granted({
        value: { leavesAt },
        events: [
          {
            action: `${keeping.register.key}.letter-queued`,
            object: { kind: "letter", id: letterId },
            changes: [
              ...fieldChange("state", "draft", "queued"),
              ...fieldChange("toAddress", null, toAddress),
              ...fieldChange("contentHash", null, prepared.hash),
            ],
          },
        ],
        outbox: [
          letterOrder({ caseId: theCase.id, letterId, notBefore: leavesAt }),
        ],
      });
    },
  );
}

function asksForThePast(
  effect: LetterEffect | null,
  office: Office,
  now: string,
): boolean {
  return effect?.kind === "pause" && effect.replyBy < today(office, now);
}

/**
 * Takes a letter back while it has not left: inside its stop window, between two tries, or after it could not
 * be delivered. It is a draft again.
 */
export function stopLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase, now }) => {
      const { letterId } = input;
      const caseId = theCase.id;
      const letter = await findLetter(tx, { caseId, letterId });
      if (!letter) return refused("notFound");
      const { state } = letter;
      const isBack =
        state === "failed" ||
        (state === "queued" &&
          (await stopWaiting(tx, { caseId, letterId, now })));
      if (!isBack) return refused("tooLateToStop");
      await updateLetter(tx, letterId, {
        state: "draft",
        contentHash: null,
        queued: null,
        failure: null,
      });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-stopped`,
            object: { kind: "letter", id: letterId },
            changes: fieldChange("state", state, "draft"),
          },
        ],
      });
    },
  );
}
