import type { z } from "zod";
import { mayLeave } from "@kept/domain/casework/letter-checks";
import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { letterInput } from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Tx } from "../db/writing.ts";
import { addJob } from "../jobs/job-store.ts";
import { removeFilesKind } from "../jobs/remove-files.ts";
import { act, type ActSetting, type Asking, type KeptHouse } from "./act.ts";
import { heldBack } from "./file-check-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { LetterEffect } from "./keeping.ts";
import { draftToTouch } from "./letter-commands.ts";
import { letterOrder, stopWaiting } from "./letter-outbox-store.ts";
import { arrivedSince } from "./message-store.ts";
import { prepareLetter, type PreparedLetter } from "./letter-prepared.ts";
import { findLetter, goesByPost, updateLetter } from "./letter-store.ts";
import { today, type Office } from "./office.ts";

type ToLeave = z.infer<typeof letterInput> & {
  /** Null: the writer has read no message. Absent where nobody had the case open, as in bulk. */
  readonly lastRead?: string | null;
};

/** "Send": everything is checked once more, then the letter waits out its stop window in the outbox. */
export function sendLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: ToLeave,
): Promise<Verdict<{ leavesAt: string }>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, now } = setting;
      const { letterId } = input;
      const ready = await readyToLeave(tx, house, {
        setting,
        input,
        way: "mail",
      });
      if (!ready.ok) return ready;
      const prepared = ready.value;
      const toAddress = prepared.recipient.address;
      const leavesAt = instantAfter(now, stopWindowSeconds * 1000);
      await fix(tx, setting, { letterId, prepared });
      return granted({
        value: { leavesAt },
        events: [
          {
            action: `${house.keeping.register.key}.letter-queued`,
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

/**
 * "Print": the same for a letter that goes by post. Its sheets are made at once and never change again; it has
 * left when somebody says that it was posted.
 */
export function printLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: ToLeave,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, now } = setting;
      const { letterId } = input;
      const ready = await readyToLeave(tx, house, {
        setting,
        input,
        way: "post",
      });
      if (!ready.ok) return ready;
      const prepared = ready.value;
      await fix(tx, setting, { letterId, prepared });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-fixed`,
            object: { kind: "letter", id: letterId },
            changes: [
              ...fieldChange("state", "draft", "queued"),
              ...fieldChange("postAddress", null, prepared.postAddress),
              ...fieldChange("contentHash", null, prepared.hash),
            ],
          },
        ],
        outbox: [letterOrder({ caseId: theCase.id, letterId, notBefore: now })],
      });
    },
  );
}

/** Every reason why a draft may not leave, asked at the moment of leaving. */
async function readyToLeave<Facts extends CaseFacts>(
  tx: Tx,
  { keeping }: KeptHouse<Facts>,
  {
    setting,
    input,
    way,
  }: { setting: ActSetting<Facts>; input: ToLeave; way: "mail" | "post" },
): Promise<Verdict<PreparedLetter>> {
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
  const hasAddress = prepared.recipient.address !== null;
  if (way === "mail" && !hasAddress) return refused("noAddress");
  if (way === "post" && hasAddress) return refused("letterByMail");
  const ripe = keeping.mayLeave(facts, prepared.template, letterId);
  if (!ripe.ok) return ripe;
  if (asksForThePast(letter.effect, office, now)) return refused("dayInPast");
  if (prepared.needsApproval && prepared.approval !== "approved")
    return refused("approvalMissing");
  const unfit = await heldBack(
    tx,
    prepared.enclosures.map(({ fileId }) => fileId),
  );
  if (unfit !== null) return refused(unfit);
  return mayLeave(prepared.checks)
    ? granted(prepared)
    : refused("letterIncomplete", {
        count: prepared.checks.filter((check) => check.kind === "fix").length,
      });
}

/** What was checked is what leaves: the values and the receiver are fixed in the letter from here on. */
async function fix(
  tx: Tx,
  { now, actor }: Pick<ActSetting<unknown>, "now" | "actor">,
  { letterId, prepared }: { letterId: string; prepared: PreparedLetter },
): Promise<void> {
  await updateLetter(tx, letterId, {
    state: "queued",
    document: prepared.document,
    contentHash: prepared.hash,
    toAddress: prepared.recipient.address ?? "",
    queued: { at: now, by: actor.id },
    failure: null,
  });
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
      const isPrinted = state === "queued" && goesByPost(letter);
      const isStopped =
        state === "queued" &&
        (await stopWaiting(tx, { caseId, letterId, now }));
      if (state !== "failed" && !isPrinted && !isStopped)
        return refused("tooLateToStop");
      // The sheets are of a letter that has not left.
      if (letter.pdf !== null) await letGo(tx, letter.pdf.fileId, now);
      await updateLetter(tx, letterId, {
        state: "draft",
        contentHash: null,
        queued: null,
        printed: null,
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

async function letGo(tx: Tx, fileId: string, now: string): Promise<void> {
  const payload = { fileIds: [fileId] };
  await addJob(tx, { kind: removeFilesKind, payload, runAt: now }, now);
}
