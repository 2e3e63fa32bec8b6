import { may, type Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { CaseEvent } from "@kept/domain/casework/event";
import { mayBeNamedUntil } from "@kept/domain/casework/sealing";
import { endOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Recorded } from "../ledger/change.ts";
import { endGrantsOf, grantsOf, putGrant } from "./access-store.ts";
import type { Asking, House } from "./act.ts";
import {
  settleApproval,
  voidApprovals,
  type StoredApproval,
} from "./approval-store.ts";
import type { CaseHeader } from "./case-store.ts";
import { anyCase, type ViewPermissions } from "./context-views.ts";
import { fieldChange } from "./field-changes.ts";
import { tell } from "./inbox-store.ts";
import { moment } from "./moments.ts";
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

export interface SealSetting {
  readonly theCase: CaseHeader;
  readonly permission: Permission;
  readonly colleagues: readonly Colleague[];
}

export interface WantedNaming {
  readonly personId: string;
  /** The last day, in the office's time. */
  readonly until: string;
}

/** An act on the seal of a case that the one who acts may know of; of any register. */
export function onSeal<T>(
  { house, asking, viewPermissions }: SealDesk,
  wanted: { caseId: string; version: number; action: string },
  work: (tx: Tx, setting: SealSetting) => Promise<Verdict<Recorded<T>>>,
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

export function sealEvent(
  { id, register }: CaseHeader,
  what: string,
  changes: CaseEvent["changes"],
): CaseEvent {
  const object = { kind: "case", id };
  return { action: `${register}.${what}`, object, changes };
}

/** Nobody is named any more; each of them is told by their own screen, and the log says whom it was. */
export async function unnameAll(
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

/** Whether this person could read the register, and may be named until that day. */
export function mayBeNamed(
  { colleagues, permission }: SealSetting,
  { personId, until }: WantedNaming,
  { office, now }: { readonly office: Office; readonly now: string },
): Verdict<null> {
  const person = colleagues.find(({ id }) => id === personId);
  return person === undefined || !may(person, permission)
    ? refused("mayNotBeNamed")
    : mayBeNamedUntil(person.role, until, today(office, now));
}

/** Names somebody who could read the register, until the end of a day of the office. */
export async function nameOne(
  tx: Tx,
  { desk, setting }: { readonly desk: SealDesk; readonly setting: SealSetting },
  { personId, until }: WantedNaming,
): Promise<Verdict<CaseEvent>> {
  const { house, asking } = desk;
  const { theCase } = setting;
  const { actor, now } = asking;
  const office = await house.office(tx);
  const fits = mayBeNamed(setting, { personId, until }, { office, now });
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

/** Who on the list may say the second yes. */
export async function seconds(
  tx: Tx,
  { theCase, colleagues }: SealSetting,
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

export async function tellSeconds(
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

/** Another list asks for another yes. */
export function voidUnseal(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  return voidApprovals(tx, { id: caseId, caseId });
}

/** What a second person said about something that somebody on the list asked for; settled, whatever it is. */
export async function settleAsked(
  tx: Tx,
  { theCase, colleagues, permission }: SealSetting,
  {
    approval,
    hash,
    answer,
    asking: { actor, now },
  }: {
    readonly approval: StoredApproval;
    /** Of what a yes would cover now. */
    readonly hash: string;
    readonly answer: "approved" | "changesAsked";
    readonly asking: Asking;
  },
): Promise<Verdict<null>> {
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
    state: answer,
    by: actor.id,
    at: now,
    reason: approval.reason,
  });
  return granted(null);
}
