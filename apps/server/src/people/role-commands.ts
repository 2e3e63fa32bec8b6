import type { Role } from "@kept/domain/access/permissions";
import type { CaseEvent } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { findAccount, isTeam, updateAccount } from "./account-store.ts";
import { askForMail } from "./links/ask-mail.ts";
import {
  decideOrder,
  findOrder,
  insertOrder,
  isNewAndUnapproved,
  type RoleOrder,
} from "./role-order-store.ts";
import { endSessionsOf } from "./session-store.ts";
import type { Asking } from "./asking.ts";
import { changed } from "./account-commands.ts";

/** With these somebody could do what a data protection officer alone may not. */
export const beyondAnOfficer: readonly Role[] = ["admin", "dpo", "legal"];

/** What became of it: it is so, or it waits for a second person. */
export interface RoleAnswer {
  readonly state: "done" | "pendingApproval";
}

const done: RoleAnswer = { state: "done" };
export const pending: RoleAnswer = { state: "pendingApproval" };

export function askedEvent(
  orderId: string,
  { accountId, role, teamId }: Pick<RoleOrder, "accountId" | "role" | "teamId">,
): CaseEvent {
  return {
    action: "people.role-asked",
    object: { kind: "account", id: accountId },
    changes: [
      { field: "order", before: null, after: orderId },
      { field: "role", before: null, after: role },
      { field: "teamId", before: null, after: teamId },
    ],
  };
}

/** The yes or no of a data protection officer; never of whoever would have the role, nor of whoever asked for it. */
export async function decideRole(
  change: Change,
  asking: Asking,
  input: { readonly orderId: string; readonly isGranted: boolean },
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.decide-role" }, async (tx) => {
    const order = await findOrder(tx, input.orderId);
    if (order === null) return refused("notFound");
    const { accountId, role, teamId } = order;
    if (actor.id === accountId || actor.id === order.askedBy)
      return refused("ownRole");
    const account = await findAccount(tx, accountId);
    if (account === null) return refused("notFound");
    const isNew = await isNewAndUnapproved(tx, accountId);
    // Closed meanwhile: a yes to a role does not open it.
    if (input.isGranted && account.isDisabled && !isNew)
      return refused("notFound");
    const decided = await decideOrder(tx, order.id, {
      state: input.isGranted ? "granted" : "declined",
      by: actor.id,
      now,
    });
    if (!decided) return refused("approvalNotOpen");
    const object = { kind: "account", id: accountId };
    if (!input.isGranted)
      return granted({
        value: null,
        events: [{ action: "people.role-declined", object, changes: [] }],
      });
    await updateAccount(tx, accountId, { role, teamId, disabledAt: null });
    await endSessionsOf(tx, accountId, { now, except: null });
    // Made for this role: it has no password yet that anybody knows.
    if (isNew)
      await askForMail(
        tx,
        { kind: "invite", accountId, readerId: accountId },
        now,
      );
    return granted({
      value: null,
      events: [
        {
          action: "people.role-set",
          object,
          changes: changed(account, { role, teamId, isDisabled: false }),
        },
      ],
    });
  });
}

export async function setRole(
  change: Change,
  asking: Asking,
  input: { personId: string; role: Role; teamId: string | null },
): Promise<Verdict<RoleAnswer>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.set-role" }, async (tx) => {
    const { personId, role, teamId } = input;
    if (personId === actor.id) return refused("ownRole");
    const account = await findAccount(tx, personId);
    if (account === null) return refused("notFound");
    if (account.isDisabled && !(await isNewAndUnapproved(tx, personId)))
      return refused("notFound");
    if (teamId !== null && !(await isTeam(tx, teamId)))
      return refused("unknownTeam");
    if (role === account.role && teamId === account.teamId)
      return granted({ value: done, events: [] });
    const order = { accountId: personId, role, teamId };
    const orderId = await insertOrder(tx, order, { by: actor.id, now });
    return granted({
      value: pending,
      events: [askedEvent(orderId, order)],
    });
  });
}
