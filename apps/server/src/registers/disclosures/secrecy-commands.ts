import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import { systemActor } from "@kept/domain/access/actor";
import type { CaseEvent } from "@kept/domain/casework/event";
import type {
  decideNoticeInput,
  giveNoticeInput,
  setSecrecyInput,
} from "@kept/domain/registers/disclosures/schema";
import { startOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type Asking, type House } from "../../casework/act.ts";
import { findCase } from "../../casework/case-store.ts";
import { clearAnchor, setAnchor } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { HouseAtWork } from "../../casework/house.ts";
import { tell } from "../../casework/inbox-store.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today, type Office } from "../../casework/office.ts";
import { insertPlannedTasks } from "../../casework/task-store.ts";
import type { Tx } from "../../db/writing.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { noteNotice } from "./records.ts";
import { step } from "./step.ts";
import { readDisclosure } from "./record-store.ts";
import { endedSecrecies } from "./secrecy-views.ts";
import { writeNotice, writeSecrecy } from "./step-store.ts";

interface At {
  readonly caseId: string;
  readonly office: Office;
  readonly now: string;
}

/** A day as the fact that a clock runs to; null takes it away. */
async function setDay(
  tx: Tx,
  { caseId, office, now }: At,
  { name, day }: { readonly name: string; readonly day: string | null },
): Promise<void> {
  if (day === null) await clearAnchor(tx, { caseId, name, now });
  else
    await setAnchor(tx, {
      caseId,
      name,
      at: startOfDay(day, office.zone),
      now,
    });
}

/** Who ordered that the person must not know, until when, and when somebody looks at it again. */
export function setSecrecy(
  house: House,
  asking: Asking,
  input: z.infer<typeof setSecrecyInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "setSecrecy", ...input },
    async (tx, { theCase, office, now }) => {
      const { state, orderedBy, reference, until, reviewOn } = input;
      const day = today(office, now);
      if (state !== "none" && (orderedBy === null || reference === null))
        return refused("secrecyWithoutOrder");
      if (
        (state === "until" && until === null) ||
        (state === "unlimited" && reviewOn === null)
      )
        return refused("secrecyWithoutEnd");
      if (state === "until" && until !== null && until < day)
        return refused("secrecyInPast");
      if (state !== "none" && reviewOn !== null && reviewOn < day)
        return refused("dayInPast");
      const { secrecy: before, notice } = await readDisclosure(tx, theCase.id);
      const ends = state === "until" ? until : null;
      const looks = state === "none" ? null : reviewOn;
      const at = { caseId: theCase.id, office, now };
      await writeSecrecy(tx, theCase.id, {
        state,
        orderedBy: state === "none" ? null : orderedBy,
        reference: state === "none" ? null : reference,
        until: ends,
        reviewOn: looks,
        endedOn: state === "none" ? before.endedOn : null,
      });
      await setDay(tx, at, { name: "secrecyUntil", day: ends });
      await setDay(tx, at, { name: "secrecyReviewOn", day: looks });
      // A notice follows the secrecy: held back while it stands, owed once it is lifted.
      if (state !== "none" && notice.state === "now") {
        await writeNotice(tx, theCase.id, { ...notice, state: "deferred" });
        await clearAnchor(tx, { caseId: theCase.id, name: "noticeOwed", now });
      }
      if (state === "none" && notice.state === "deferred")
        await oweNotice(tx, at, notice);
      return granted({
        value: null,
        action: "disclosures.secrecy-set",
        changes: [
          ...fieldChange("secrecy", before.state, state),
          ...fieldChange("secrecyBy", before.orderedBy, orderedBy),
          ...fieldChange("secrecyRef", before.reference, reference),
          ...fieldChange("secrecyUntil", before.until, ends),
          ...fieldChange("secrecyReviewOn", before.reviewOn, looks),
        ],
      });
    },
  );
}

async function oweNotice(
  tx: Tx,
  { caseId, now }: At,
  notice: Awaited<ReturnType<typeof readDisclosure>>["notice"],
): Promise<void> {
  await writeNotice(tx, caseId, { ...notice, state: "now" });
  await setAnchor(tx, { caseId, name: "noticeOwed", at: now, now });
}

/** Whether the person is told now, later, never, or need not be. */
export function decideNotice(
  house: House,
  asking: Asking,
  input: z.infer<typeof decideNoticeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "decideNotice", ...input },
    async (tx, { theCase, facts, office, now }) => {
      const { decision, reason } = input;
      if (decision === "now" && facts.secrecy !== "none")
        return refused("secrecyForbidsNotice");
      if (decision === "deferred" && facts.secrecy === "none")
        return refused("deferredWithoutSecrecy");
      const { notice } = await readDisclosure(tx, theCase.id);
      if (notice.state === "given") return refused("noticeNotOpen");
      const at = { caseId: theCase.id, office, now };
      if (decision === "now") await oweNotice(tx, at, { ...notice, reason });
      else {
        await writeNotice(tx, theCase.id, {
          ...notice,
          state: decision,
          reason,
        });
        await clearAnchor(tx, { caseId: theCase.id, name: "noticeOwed", now });
      }
      return granted({
        value: null,
        action: "disclosures.notice-decided",
        changes: [
          ...fieldChange("notice", notice.state, decision),
          ...fieldChange("reason", notice.reason, reason),
        ],
      });
    },
  );
}

export function giveNotice(
  house: House,
  asking: Asking,
  input: z.infer<typeof giveNoticeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "giveNotice", ...input },
    async (tx, { theCase, facts, now }) => {
      if (facts.secrecy !== "none") return refused("secrecyForbidsNotice");
      const at = moment(input.givenAt);
      if (isLater(at, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, at))
        return refused("momentBeforeReceipt");
      return granted(await noteNotice(tx, theCase.id, { at, how: input.how }));
    },
  );
}

const tellTask = {
  key: "tell-the-person",
  title: {
    en: "Tell the person: secrecy has ended",
    zh: "保密已届满：告知个人",
  },
  waitsFor: null,
} as const;

/**
 * Secrecy that was to last until a day that is over ends by itself: the notice is owed, its clock runs, a task
 * stands on the case, and whoever owns it is told.
 */
export async function endSecrecies(house: HouseAtWork): Promise<number> {
  const office = await house.office();
  const due = await endedSecrecies(house.db, today(office, house.now()));
  for (const caseId of due) await endSecrecy(house, caseId);
  return due.length;
}

function endSecrecy(
  house: House & { readonly now: () => string },
  caseId: string,
): Promise<Verdict<null>> {
  const now = house.now();
  const intent = {
    actor: systemActor("secrecy"),
    now,
    requestId: randomUUIDv7(),
    action: "disclosures.end-secrecy",
  };
  return house.change(intent, async (tx) => {
    const office = await house.office(tx);
    const theCase = await findCase(tx, caseId);
    const { secrecy, notice } = await readDisclosure(tx, caseId);
    const nothing = granted({ value: null, events: [] });
    if (theCase === undefined || secrecy.until === null) return nothing;
    if (secrecy.state !== "until" || secrecy.until >= today(office, now))
      return nothing;
    const at = { caseId, office, now };
    await writeSecrecy(tx, caseId, {
      ...secrecy,
      state: "none",
      until: null,
      reviewOn: null,
      endedOn: secrecy.until,
    });
    await setDay(tx, at, { name: "secrecyUntil", day: null });
    await setDay(tx, at, { name: "secrecyReviewOn", day: null });
    const isOwed = theCase.isOpen && notice.state === "deferred";
    if (isOwed) {
      await oweNotice(tx, at, notice);
      await insertPlannedTasks(tx, caseId, {
        tasks: [tellTask],
        ownerId: theCase.ownerId,
        dueOn: null,
      });
      if (theCase.ownerId !== null)
        await tell(
          tx,
          {
            accountId: theCase.ownerId,
            caseId,
            reason: "cameDue",
            subjectId: caseId,
            byId: null,
          },
          now,
        );
    }
    await refreshDue(tx, keeping, at);
    const event: CaseEvent = {
      action: "disclosures.secrecy-ended",
      object: { kind: "case", id: caseId },
      changes: [
        ...fieldChange("secrecy", secrecy.state, "none"),
        ...fieldChange("secrecyUntil", secrecy.until, null),
        ...fieldChange("notice", notice.state, isOwed ? "now" : notice.state),
      ],
    };
    return granted({ value: null, events: [event] });
  });
}
