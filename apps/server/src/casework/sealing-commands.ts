import { createHash } from "node:crypto";
import type { z } from "zod";
import { may, type Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  keepsAKeeper,
  lastNamedDay,
  mayBeNamedUntil,
  type answerUnsealInput,
  type askUnsealInput,
  type nameInput,
  type sealInput,
  type unnameInput,
} from "@kept/domain/casework/sealing";
import { endOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Recorded } from "../ledger/change.ts";
import {
  endGrant,
  endGrantsOf,
  grantsOf,
  putGrant,
  setSealed,
} from "./access-store.ts";
import type { Asking, House } from "./act.ts";
import {
  insertApproval,
  readApprovals,
  settleApproval,
  voidApprovals,
} from "./approval-store.ts";
import type { CaseHeader } from "./case-store.ts";
import { anyCase, type ViewPermissions } from "./context-views.ts";
import { fieldChange } from "./field-changes.ts";
import { tell } from "./inbox-store.ts";
import { moment } from "./moments.ts";
import type { AnyKeeping } from "./keeping.ts";
import { today, type Office } from "./office.ts";
import { colleaguesOf, type Colleague } from "./person-store.ts";

/** What it takes to put a case under seal, to say whom it names, and to open it again. */
export const sealing: Permission = "cases.seal";
export const unsealKind = "unseal";
export const namingKind = "name-auditor";

export interface SealDesk {
  readonly house: House;
  readonly asking: Asking;
  readonly viewPermissions: ViewPermissions;
}

interface Setting {
  readonly theCase: CaseHeader;
  readonly permission: Permission;
  readonly colleagues: readonly Colleague[];
}

/** An act on the seal of a case that the one who acts may know of; of any register. */
function onSeal<T>(
  { house, asking, viewPermissions }: SealDesk,
  wanted: { caseId: string; version: number; action: string },
  work: (tx: Tx, setting: Setting) => Promise<Verdict<Recorded<T>>>,
): Promise<Verdict<T>> {
  const { caseId, version, action } = wanted;
  const intent = { ...asking, action, case: { id: caseId, version } };
  return house.change(intent, async (tx) => {
    const { actor, now } = asking;
    const seen = await anyCase(tx, actor, { caseId, viewPermissions });
    if (!seen.ok) return seen;
    const { theCase, permission } = seen.value;
    const colleagues = await colleaguesOf(tx, now);
    return work(tx, { theCase, permission, colleagues });
  });
}

function sealEvent(
  { id, register }: CaseHeader,
  what: string,
  changes: CaseEvent["changes"],
): CaseEvent {
  const object = { kind: "case", id };
  return { action: `${register}.${what}`, object, changes };
}

/** Nobody is named any more; each of them is told by their own screen, and the log says whom it was. */
async function unnameAll(
  tx: Tx,
  { id, register }: CaseHeader,
  { actor, now }: Asking,
): Promise<CaseEvent[]> {
  const named = await grantsOf(tx, id, now);
  await endGrantsOf(tx, id, { at: now, by: actor.id });
  return named.map(({ accountId, until }) => ({
    action: `${register}.unnamed`,
    object: { kind: "access", id: accountId },
    changes: fieldChange("until", until, null),
  }));
}

/** Names somebody who could read the register, until the end of a day of the office. */
async function nameOne(
  tx: Tx,
  { desk, setting }: { readonly desk: SealDesk; readonly setting: Setting },
  { personId, until }: { readonly personId: string; readonly until: string },
): Promise<Verdict<CaseEvent>> {
  const { house, asking } = desk;
  const { theCase, permission, colleagues } = setting;
  const { actor, now } = asking;
  const office = await house.office(tx);
  const person = colleagues.find(({ id }) => id === personId);
  if (person === undefined || !may(person, permission))
    return refused("mayNotBeNamed");
  const fits = mayBeNamedUntil(person.role, until, today(office, now));
  if (!fits.ok) return fits;
  const end = moment(endOfDay(until, office.zone));
  await putGrant(tx, {
    caseId: theCase.id,
    accountId: personId,
    grantedBy: actor.id,
    grantedAt: now,
    until: end,
  });
  if (personId !== actor.id)
    await tell(
      tx,
      {
        accountId: personId,
        caseId: theCase.id,
        reason: "named",
        subjectId: theCase.id,
        byId: actor.id,
      },
      now,
    );
  return granted({
    action: `${theCase.register}.named`,
    object: { kind: "access", id: personId },
    changes: fieldChange("until", null, end),
  });
}

/** A case that is opened under seal names whoever opens it. */
export async function nameOpener(
  tx: Tx,
  { register }: Pick<AnyKeeping, "register">,
  at: { caseId: string; asking: Asking; office: Office },
): Promise<CaseEvent> {
  const { caseId, asking, office } = at;
  const { actor, now } = asking;
  const last = lastNamedDay("dpo", today(office, now));
  const until = moment(endOfDay(last, office.zone));
  await putGrant(tx, {
    caseId,
    accountId: actor.id,
    grantedBy: actor.id,
    grantedAt: now,
    until,
  });
  return {
    action: `${register.key}.named`,
    object: { kind: "access", id: actor.id },
    changes: fieldChange("until", null, until),
  };
}

/** From now on only those may know of the case whom it names; whoever seals it is one of them. */
export function seal(
  desk: SealDesk,
  input: z.infer<typeof sealInput>,
): Promise<Verdict<null>> {
  const { caseId, version, named, reason } = input;
  const wanted = { caseId, version, action: "seals.seal" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase } = setting;
    if (theCase.isSealed) return refused("alreadySealed");
    const { id } = desk.asking.actor;
    if (!named.some(({ personId }) => personId === id))
      return refused("sealerNotNamed");
    // Whoever was let in before is named again or is out.
    const letIn = await unnameAll(tx, theCase, desk.asking);
    await setSealed(tx, theCase.id, true);
    const events: CaseEvent[] = [
      ...letIn,
      sealEvent(theCase, "sealed", [
        { field: "isSealed", before: false, after: true },
        ...fieldChange("reason", null, reason),
      ]),
    ];
    for (const one of named) {
      if (isAuditor(setting, one.personId)) return refused("auditorNeedsTwo");
      const done = await nameOne(tx, { desk, setting }, one);
      if (!done.ok) return done;
      events.push(done.value);
    }
    return granted({ value: null, events });
  });
}

/**
 * Names one more, or says anew until when. It opens a sealed case to somebody, and one without a seal to somebody
 * whose role does not show it.
 */
export function name(
  desk: SealDesk,
  input: z.infer<typeof nameInput>,
): Promise<Verdict<null>> {
  const wanted = { ...input, action: "seals.name" };
  return onSeal(desk, wanted, async (tx, setting) => {
    if (setting.theCase.isSealed && isAuditor(setting, input.personId))
      return askNaming(tx, { desk, setting }, input);
    const done = await nameOne(tx, { desk, setting }, input);
    if (!done.ok) return done;
    const voided = await voidUnseal(tx, setting.theCase.id);
    return granted({ value: null, events: [done.value, ...voided] });
  });
}

function isAuditor({ colleagues }: Setting, personId: string): boolean {
  return colleagues.find(({ id }) => id === personId)?.role === "auditor";
}

/** Who on the list may say the second yes. */
async function seconds(
  tx: Tx,
  { theCase, colleagues }: Setting,
  { actor, now }: Asking,
): Promise<Colleague[]> {
  const named = await grantsOf(tx, theCase.id, now);
  return colleagues.filter(
    (one) =>
      one.id !== actor.id &&
      may(one, sealing) &&
      named.some(({ accountId }) => accountId === one.id),
  );
}

async function tellSeconds(
  tx: Tx,
  second: readonly Colleague[],
  about: {
    readonly caseId: string;
    readonly approvalId: string;
    readonly asking: Asking;
  },
): Promise<void> {
  const { caseId, approvalId, asking } = about;
  for (const { id: accountId } of second)
    await tell(
      tx,
      {
        accountId,
        caseId,
        reason: "approvalAsked",
        subjectId: approvalId,
        byId: asking.actor.id,
      },
      asking.now,
    );
}

function namingHash(
  caseId: string,
  { personId, until }: { readonly personId: string; readonly until: string },
): string {
  return createHash("sha256")
    .update(JSON.stringify([namingKind, caseId, personId, until]))
    .digest("hex");
}

/** Outside eyes on a sealed case: one on the list asks, another one says yes. */
async function askNaming(
  tx: Tx,
  { desk, setting }: { readonly desk: SealDesk; readonly setting: Setting },
  { personId, until }: { readonly personId: string; readonly until: string },
): Promise<Verdict<Recorded<null>>> {
  const { house, asking } = desk;
  const { theCase, permission, colleagues } = setting;
  const { actor, now } = asking;
  const person = colleagues.find(({ id }) => id === personId);
  if (person === undefined || !may(person, permission))
    return refused("mayNotBeNamed");
  const office = await house.office(tx);
  const fits = mayBeNamedUntil(person.role, until, today(office, now));
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
  const { actor, now } = desk.asking;
  const wanted = { ...input, action: "seals.answer-naming" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase, colleagues, permission } = setting;
    if (!theCase.isSealed) return refused("notSealed");
    const approval = (await readApprovals(tx, theCase.id)).find(
      ({ id, subject }) =>
        id === input.approvalId && subject.kind === namingKind,
    );
    if (approval === undefined || approval.until === null)
      return refused("notFound");
    if (approval.askedBy === actor.id) return refused("ownAsk");
    const wantedGrant = {
      personId: approval.subject.id,
      until: approval.until,
    };
    const hash = namingHash(theCase.id, wantedGrant);
    const allowed = mayDecideApproval(approval, actor.id, hash);
    if (!allowed.ok) return allowed;
    // Whoever asked has to be somebody still who may ask.
    const asker = colleagues.find(({ id }) => id === approval.askedBy);
    if (
      asker === undefined ||
      !may(asker, sealing) ||
      !can(asker, permission, theCase)
    )
      return refused("approvalVoid");
    await settleApproval(tx, approval.id, {
      state: input.answer,
      by: actor.id,
      at: now,
      reason: null,
    });
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

/** Takes somebody off the list; never the last one who may keep it. */
export function unname(
  desk: SealDesk,
  input: z.infer<typeof unnameInput>,
): Promise<Verdict<null>> {
  const { asking } = desk;
  const { personId } = input;
  const wanted = { ...input, action: "seals.unname" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase, colleagues } = setting;
    const named = await grantsOf(tx, theCase.id, asking.now);
    const found = named.find(({ accountId }) => accountId === personId);
    if (found === undefined) return refused("notFound");
    // A case without a seal is kept by those whose role sees it.
    const kept = theCase.isSealed
      ? keepsAKeeper(
          named.map(({ accountId }) => ({
            accountId,
            maySeal: colleagues.some(
              (one) => one.id === accountId && may(one, sealing),
            ),
          })),
          personId,
        )
      : granted(null);
    if (!kept.ok) return kept;
    const by = asking.actor.id;
    const grant = { caseId: theCase.id, accountId: personId };
    await endGrant(tx, grant, { at: asking.now, by });
    const voided = await voidUnseal(tx, theCase.id);
    const event = {
      action: `${theCase.register}.unnamed`,
      object: { kind: "access", id: personId },
      changes: fieldChange("until", found.until, null),
    };
    return granted({ value: null, events: [event, ...voided] });
  });
}

function voidUnseal(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  return voidApprovals(tx, { id: caseId, caseId });
}

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
  const { actor, now } = desk.asking;
  const wanted = { ...input, action: "seals.answer-unseal" };
  return onSeal(
    desk,
    wanted,
    async (tx, { theCase, colleagues, permission }) => {
      const approval = (await readApprovals(tx, theCase.id)).find(
        ({ id, subject }) =>
          id === input.approvalId && subject.kind === unsealKind,
      );
      if (approval === undefined) return refused("notFound");
      const named = await grantsOf(tx, theCase.id, now);
      const hash = unsealHash(theCase.id, named);
      if (approval.askedBy === actor.id) return refused("ownAsk");
      const allowed = mayDecideApproval(approval, actor.id, hash);
      if (!allowed.ok) return allowed;
      // Whoever asked has to be somebody still who may ask.
      const asker = colleagues.find(({ id }) => id === approval.askedBy);
      if (
        asker === undefined ||
        !may(asker, sealing) ||
        !can(asker, permission, theCase)
      )
        return refused("approvalVoid");
      await settleApproval(tx, approval.id, {
        state: input.answer,
        by: actor.id,
        at: now,
        reason: approval.reason,
      });
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
    },
  );
}
