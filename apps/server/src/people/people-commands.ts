import type { Role } from "@kept/domain/access/permissions";
import type { CreatePersonInput, Scheme } from "@kept/domain/access/schema";
import type { FieldChange } from "@kept/domain/casework/event";
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
import { endSession, endSessionsOf } from "./session-store.ts";

/** Who asks, when, and under which key. */
export type Asking = Omit<Intent, "action" | "case">;

/**
 * Nobody hands out more than the house lets them: the roles that decide cases, disclose or run the house
 * need a second person, and until that can be asked for on a screen they are given at the machine itself.
 */
const needSecondPerson: readonly Role[] = ["admin", "dpo", "legal"];

export async function createPerson(
  change: Change,
  asking: Asking,
  input: Omit<CreatePersonInput, "password"> & {
    readonly passwordHash: string;
  },
): Promise<Verdict<{ personId: string }>> {
  return change({ ...asking, action: "people.create" }, async (tx) => {
    if (needSecondPerson.includes(input.role))
      return refused("roleNeedsSecondPerson");
    return addAccount(tx, input, asking.now);
  });
}

/** One new account with its event; the caller has asked whether it may be. */
export async function addAccount(
  tx: Tx,
  input: Omit<CreatePersonInput, "password"> & {
    readonly passwordHash: string;
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
): Promise<Verdict<null>> {
  return change({ ...asking, action: "people.set-role" }, async (tx) => {
    if (input.personId === asking.actor.id) return refused("ownRole");
    const account = await findAccount(tx, input.personId);
    if (account === null) return refused("notFound");
    if (input.role !== account.role && needSecondPerson.includes(input.role)) {
      return refused("roleNeedsSecondPerson");
    }
    if (input.teamId !== null && !(await isTeam(tx, input.teamId)))
      return refused("unknownTeam");
    const changes = changed(account, {
      role: input.role,
      teamId: input.teamId,
    });
    return amend(tx, asking, {
      account,
      action: "people.role-set",
      changes,
      patch: input,
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
