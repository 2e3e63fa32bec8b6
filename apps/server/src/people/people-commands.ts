import type { Role } from "@kept/domain/access/permissions";
import type { CreatePersonInput } from "@kept/domain/access/schema";
import type { Scheme } from "@kept/domain/access/schemes";
import type { CaseEvent, FieldChange } from "@kept/domain/casework/event";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Change, Intent, Recorded } from "../ledger/change.ts";
import {
  findAccount,
  insertAccount,
  insertTeam,
  isTeam,
  updateAccount,
  type Account,
  type AccountPatch,
  type Language,
} from "./account-store.ts";
import { askForMail, withdrawAccountMails } from "./links/ask-mail.ts";
import { makeLink } from "./links/link-store.ts";
import { writeFeed } from "./own-settings-store.ts";
import {
  decideOrder,
  findOrder,
  insertOrder,
  isNewAndUnapproved,
  replaceOrder,
} from "./role-order-store.ts";
import { endSession, endSessionsOf } from "./session-store.ts";

/** Who asks, when, and under which key. */
export type Asking = Omit<Intent, "action" | "case">;

/** With these somebody could do what a data protection officer alone may not. */
const beyondAnOfficer: readonly Role[] = ["admin", "dpo", "legal"];

/** What became of it: it is so, or it waits for a second person. */
export interface RoleAnswer {
  readonly state: "done" | "pendingApproval";
}

const done: RoleAnswer = { state: "done" };
const pending: RoleAnswer = { state: "pendingApproval" };

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
      events: [...made.value.events, askedEvent(personId, orderId, role)],
    });
  });
}

function askedEvent(accountId: string, orderId: string, role: Role): CaseEvent {
  return {
    action: "people.role-asked",
    object: { kind: "account", id: accountId },
    changes: [
      { field: "order", before: null, after: orderId },
      { field: "role", before: null, after: role },
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
      await withdrawAccountMails(tx, personId);
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

/** Ends every session of somebody else. */
export async function endSessionsOfPerson(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<number>> {
  return change({ ...asking, action: "people.end-sessions" }, async (tx) => {
    if (personId === asking.actor.id) return refused("ownAccount");
    if ((await findAccount(tx, personId)) === null) return refused("notFound");
    const count = await endSessionsOf(tx, personId, {
      now: asking.now,
      except: null,
    });
    if (count === 0) return granted({ value: 0, events: [] });
    return granted({
      value: count,
      events: [
        {
          action: "people.sessions-ended",
          object: { kind: "account", id: personId },
          changes: [{ field: "sessions", before: count, after: 0 }],
        },
      ],
    });
  });
}

/** Mails a link by which somebody chooses a new password; their second factor stays. */
export async function sendReset(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.send-reset" }, async (tx) => {
    const account = await findAccount(tx, personId);
    if (account === null || account.isDisabled) return refused("notFound");
    if (account.openedAt === null) return refused("notOpenedYet");
    const mail = { kind: "reset", accountId: personId } as const;
    await askForMail(tx, { ...mail, readerId: personId }, asking.now);
    const object = { kind: "account", id: personId };
    return granted({
      value: null,
      events: [{ action: "people.reset-sent", object, changes: [] }],
    });
  });
}

/** One new account with its event; the caller has asked whether it may be. */
export async function addAccount(
  tx: Tx,
  input: CreatePersonInput & {
    readonly passwordHash: string;
    readonly isDisabled?: boolean;
    readonly isOpened?: boolean;
  },
  now: string,
): Promise<Verdict<Recorded<{ personId: string }>>> {
  if (input.teamId !== null && !(await isTeam(tx, input.teamId)))
    return refused("unknownTeam");
  const inserted = await insertAccount(tx, input, now);
  if (!inserted.ok) return inserted;
  const personId = inserted.value;
  const { email, name, nameZh, role, teamId, language } = input;
  const changes = Object.entries({
    email,
    name,
    nameZh,
    role,
    teamId,
    language,
  }).map(([field, after]) => ({ field, before: null, after }));
  return granted({
    value: { personId },
    events: [
      {
        action: "people.account-created",
        object: { kind: "account", id: personId },
        changes,
      },
    ],
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
    if (teamId !== null && !(await isTeam(tx, teamId)))
      return refused("unknownTeam");
    if (role === account.role && teamId === account.teamId)
      return granted({ value: done, events: [] });
    const order = { accountId: personId, role, teamId };
    const orderId = await insertOrder(tx, order, { by: actor.id, now });
    return granted({
      value: pending,
      events: [askedEvent(personId, orderId, role)],
    });
  });
}

export async function disablePerson(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.disable" }, async (tx) => {
    if (personId === asking.actor.id) return refused("ownAccount");
    const account = await findAccount(tx, personId);
    if (account === null) return refused("notFound");
    // What waits for a closed account is over, and nothing of it comes back with the account.
    await replaceOrder(tx, personId);
    await writeFeed(tx, personId, null);
    return amend(tx, asking, {
      account,
      action: "people.account-disabled",
      changes: changed(account, { isDisabled: true }),
      patch: { disabledAt: asking.now },
    });
  });
}

export async function enablePerson(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.enable" }, async (tx) => {
    const account = await findAccount(tx, personId);
    if (account === null) return refused("notFound");
    if (await isNewAndUnapproved(tx, personId)) return refused("roleWaits");
    return amend(tx, asking, {
      account,
      action: "people.account-enabled",
      changes: changed(account, { isDisabled: false }),
      patch: { disabledAt: null },
    });
  });
}

interface Amendment {
  readonly account: Account;
  readonly action: string;
  readonly changes: readonly FieldChange[];
  readonly patch: AccountPatch;
}

/** Changes an account of somebody else; their sessions end with it, so that old rights end at once. */
async function amend(
  tx: Tx,
  asking: Asking,
  { account, action, changes, patch }: Amendment,
): Promise<Verdict<Recorded<null>>> {
  if (changes.length === 0) return granted({ value: null, events: [] });
  await updateAccount(tx, account.id, patch);
  await endSessionsOf(tx, account.id, { now: asking.now, except: null });
  return granted({
    value: null,
    events: [{ action, object: { kind: "account", id: account.id }, changes }],
  });
}

/** The fields that really differ; none means that nothing is to be done. */
function changed(account: Account, wanted: Partial<Account>): FieldChange[] {
  const before: Readonly<Record<string, Json>> = { ...account };
  return Object.entries(wanted)
    .map(([field, after]) => ({ field, before: before[field] ?? null, after }))
    .filter((one) => one.before !== one.after);
}

type OwnSetting =
  | { readonly kind: "language"; readonly language: Language }
  | { readonly kind: "shortcuts"; readonly shortcuts: boolean }
  | { readonly kind: "scheme"; readonly scheme: Scheme };

/** How somebody wants their own screens to be. */
export async function setOwn(
  change: Change,
  asking: Asking,
  { kind, ...setting }: OwnSetting,
): Promise<Verdict<null>> {
  return change({ ...asking, action: `people.set-${kind}` }, async (tx) => {
    const account = await findAccount(tx, asking.actor.id);
    if (account === null) return refused("notFound");
    const changes = changed(account, setting);
    if (changes.length === 0) return granted({ value: null, events: [] });
    await updateAccount(tx, account.id, setting);
    const object = { kind: "account", id: account.id };
    return granted({
      value: null,
      events: [{ action: `people.${kind}-set`, object, changes }],
    });
  });
}

/** A new password of one's own; every other session of the account ends. */
export async function changePassword(
  change: Change,
  asking: Asking,
  passwordHash: string,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.change-password" }, async (tx) => {
    await updateAccount(tx, actor.id, { passwordHash });
    await endSessionsOf(tx, actor.id, { now, except: actor.sessionHash });
    const object = { kind: "account", id: actor.id };
    return granted({
      value: null,
      events: [{ action: "people.password-changed", object, changes: [] }],
    });
  });
}

export async function signOut(
  change: Change,
  asking: Asking,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.sign-out" }, async (tx) => {
    if (actor.sessionHash !== null)
      await endSession(
        tx,
        { column: "trace_hash", hash: actor.sessionHash },
        now,
      );
    const object = { kind: "account", id: actor.id };
    return granted({
      value: null,
      events: [{ action: "people.signed-out", object, changes: [] }],
    });
  });
}

export async function createTeam(
  change: Change,
  asking: Asking,
  input: { key: string; nameEn: string; nameZh: string },
): Promise<Verdict<{ teamId: string }>> {
  return change({ ...asking, action: "people.create-team" }, async (tx) => {
    const inserted = await insertTeam(tx, input);
    if (!inserted.ok) return inserted;
    const teamId = inserted.value;
    const changes = Object.entries(input).map(([field, after]) => ({
      field,
      before: null,
      after,
    }));
    return granted({
      value: { teamId },
      events: [
        {
          action: "people.team-created",
          object: { kind: "team", id: teamId },
          changes,
        },
      ],
    });
  });
}
