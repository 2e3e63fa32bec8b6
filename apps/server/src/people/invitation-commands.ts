import type { CreatePersonInput } from "@kept/domain/access/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Change } from "../ledger/change.ts";
import { findAccount, type Account } from "./account-store.ts";
import { askForMail, withdrawInvitation } from "./links/ask-mail.ts";
import { makeLink } from "./links/link-store.ts";
import { insertOrder } from "./role-order-store.ts";
import type { Asking } from "./asking.ts";
import {
  type RoleAnswer,
  pending,
  askedEvent,
  beyondAnOfficer,
} from "./role-commands.ts";
import { addAccount } from "./account-commands.ts";

/**
 * A colleague's account, closed until a data protection officer says yes: whoever keeps accounts gives no role
 * alone, because every role but theirs reads something that they do not. Its password is chosen by a link that is
 * mailed to the colleague.
 */
export async function createPerson(
  change: Change,
  asking: Asking,
  input: CreatePersonInput & { readonly passwordHash: string },
): Promise<Verdict<RoleAnswer & { personId: string }>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.create" }, async (tx) => {
    const made = await addAccount(tx, { ...input, isDisabled: true }, now);
    if (!made.ok) return made;
    const { personId } = made.value.value;
    const { role, teamId } = input;
    const order = { accountId: personId, role, teamId };
    const orderId = await insertOrder(tx, order, { by: actor.id, now });
    return granted({
      value: { ...pending, personId },
      events: [...made.value.events, askedEvent(orderId, order)],
    });
  });
}

/** Mails the invitation once more; the one before opens nothing any more. */
export async function sendInvitation(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.send-invitation" }, async (tx) => {
    const invited = await invitedAccount(tx, personId);
    if (!invited.ok) return invited;
    const mail = { kind: "invite", accountId: personId } as const;
    await askForMail(tx, { ...mail, readerId: personId }, asking.now);
    const object = { kind: "account", id: personId };
    return granted({
      value: null,
      events: [{ action: "people.invitation-sent", object, changes: [] }],
    });
  });
}

async function invitedAccount(
  tx: Tx,
  personId: string,
): Promise<Verdict<Account>> {
  const account = await findAccount(tx, personId);
  if (account === null || account.isDisabled) return refused("notFound");
  return account.openedAt === null
    ? granted(account)
    : refused("openedAlready");
}

/**
 * A link for the officer who hands it over, in a house that no mail leaves. Whoever sees it could open the account,
 * so it is not shown where that would give them more than they have.
 */
export async function showInvitation(
  change: Change,
  asking: Omit<Asking, "idempotency">,
  input: { readonly personId: string; readonly mailLeaves: boolean },
): Promise<Verdict<{ token: string }>> {
  const { personId, mailLeaves } = input;
  let token = "";
  const done = await change(
    { ...asking, action: "people.show-invitation" },
    async (tx) => {
      const invited = await invitedAccount(tx, personId);
      if (!invited.ok) return invited;
      if (mailLeaves || beyondAnOfficer.includes(invited.value.role))
        return refused("linkGoesByMail");
      // A mail that still waits would make a newer link, and this one would open nothing.
      await withdrawInvitation(tx, personId);
      token = await makeLink(
        tx,
        { kind: "invite", accountId: personId },
        asking.now,
      );
      const object = { kind: "account", id: personId };
      return granted({
        value: null,
        events: [{ action: "people.invitation-shown", object, changes: [] }],
      });
    },
  );
  return done.ok ? granted({ token }) : done;
}
