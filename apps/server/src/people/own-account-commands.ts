import type { Scheme } from "@kept/domain/access/schemes";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { findAccount, updateAccount, type Language } from "./account-store.ts";
import { endSession, endSessionsOf } from "./session-store.ts";
import type { Asking } from "./asking.ts";
import { changed } from "./account-commands.ts";

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
