import type { FieldChange } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../../ledger/change.ts";
import {
  accountsWithRole,
  findAccount,
  updateAccount,
} from "../account-store.ts";
import { removeAllFactors } from "../factors/factor-store.ts";
import { askForMail } from "../links/ask-mail.ts";
import type { Asking } from "../asking.ts";
import { endSessionsOf } from "../session-store.ts";
import { unlinkProvider } from "../sso/sso-store.ts";
import {
  decideFactorOrder,
  insertFactorOrder,
  waitingFactorOrders,
} from "./factor-order-store.ts";

/**
 * Somebody stands there without their device and their codes. An administrator has seen who it is and asks; that
 * alone changes nothing, since whoever gives out new factors gives out the account.
 */
export function askAnew(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.ask-anew" }, async (tx) => {
    if (personId === actor.id) return refused("ownAccount");
    const account = await findAccount(tx, personId);
    if (account === null || account.isDisabled) return refused("notFound");
    if (account.openedAt === null) return refused("notOpenedYet");
    const asked = await insertFactorOrder(tx, personId, { by: actor.id, now });
    if (!asked.ok) return asked;
    return granted({
      value: null,
      events: [
        about("people.anew-asked", personId, [
          { field: "order", before: null, after: asked.value },
        ]),
      ],
    });
  });
}

/**
 * The second person's word. With a yes everything that opened the account is gone, its sessions end, and a link is
 * mailed by which it is set up as on the first day; those who keep the house are told.
 */
export function decideAnew(
  change: Change,
  asking: Asking,
  input: {
    readonly orderId: string;
    readonly isGranted: boolean;
    /** Of a password that nobody knows. */
    readonly passwordHash: string;
  },
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.decide-anew" }, async (tx) => {
    const orders = await waitingFactorOrders(tx);
    const order = orders.find(({ id }) => id === input.orderId);
    if (order === undefined) return refused("notFound");
    const { accountId } = order;
    if (actor.id === accountId || actor.id === order.askedBy)
      return refused("ownRole");
    const account = await findAccount(tx, accountId);
    if (account === null) return refused("notFound");
    const decided = await decideFactorOrder(tx, order.id, {
      state: input.isGranted ? "granted" : "declined",
      by: actor.id,
      now,
    });
    if (!decided) return refused("approvalNotOpen");
    if (!input.isGranted)
      return granted({
        value: null,
        events: [about("people.anew-declined", accountId, [])],
      });
    // Closed meanwhile: a yes to other factors does not open it.
    if (account.isDisabled) return refused("notFound");
    await removeAllFactors(tx, accountId);
    await unlinkProvider(tx, accountId);
    await updateAccount(tx, accountId, {
      passwordHash: input.passwordHash,
      openedAt: null,
    });
    await endSessionsOf(tx, accountId, { now, except: null });
    await askForMail(
      tx,
      { kind: "setUpAnew", accountId, readerId: accountId },
      now,
    );
    const readers = [
      ...(await accountsWithRole(tx, "admin")),
      ...(await accountsWithRole(tx, "dpo")),
    ];
    for (const readerId of new Set(readers))
      if (readerId !== accountId)
        await askForMail(tx, { kind: "madeAnew", accountId, readerId }, now);
    return granted({
      value: null,
      events: [
        about("people.factors-taken-away", accountId, [
          { field: "order", before: null, after: order.id },
        ]),
      ],
    });
  });
}

function about(
  action: string,
  accountId: string,
  changes: readonly FieldChange[],
) {
  return { action, object: { kind: "account", id: accountId }, changes };
}
