import type { CreatePersonInput } from "@kept/domain/access/schema";
import type { FieldChange } from "@kept/domain/casework/event";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Change, Recorded } from "../ledger/change.ts";
import {
  findAccount,
  insertAccount,
  isTeam,
  updateAccount,
  type Account,
  type AccountPatch,
} from "./account-store.ts";
import { askForMail } from "./links/ask-mail.ts";
import { writeFeed } from "./own-settings-store.ts";
import { isNewAndUnapproved, replaceOrder } from "./role-order-store.ts";
import { endSessionsOf } from "./session-store.ts";
import type { Asking } from "./asking.ts";

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

export async function disablePerson(
  change: Change,
  asking: Asking,
  personId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.disable" }, async (tx) => {
    if (personId === asking.actor.id) return refused("ownAccount");
    const account = await findAccount(tx, personId);
    if (account === null) return refused("notFound");
    if (account.isDisabled) return granted({ value: null, events: [] });
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
export function changed(
  account: Account,
  wanted: Partial<Account>,
): FieldChange[] {
  const before: Readonly<Record<string, Json>> = { ...account };
  return Object.entries(wanted)
    .map(([field, after]) => ({ field, before: before[field] ?? null, after }))
    .filter((one) => one.before !== one.after);
}
