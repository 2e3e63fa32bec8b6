import type { Actor } from "@kept/domain/access/actor";
import type { Permission, Role } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import type { FollowState } from "@kept/domain/casework/inbox";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import { findCase, type CaseHeader } from "./case-store.ts";
import { followersOf } from "./follow-store.ts";
import { snoozeOf } from "./snooze-store.ts";
import { remindersOf } from "./reminder-store.ts";
import { namableColleagues } from "./telling.ts";
import { peopleById, type PersonView } from "./views.ts";

/** What one person has to do with a case beside working on it, and whom they can name. */
export interface ContextView {
  readonly mine: FollowState;
  readonly followers: readonly PersonView[];
  /** Until when I put it out of my sight; null where it is in it. */
  readonly snoozedUntil: string | null;
  readonly reminders: readonly {
    readonly id: string;
    readonly at: string;
    readonly words: string | null;
  }[];
  readonly colleagues: readonly (PersonView & {
    readonly role: Role;
    /** Whoever may not know of the case is not told when a note names them. */
    readonly mayKnow: boolean;
  })[];
}

export type ViewPermissions = Readonly<Record<string, Permission>>;

/** A case of any register, to somebody who may know of it. */
export async function anyCase(
  db: Db,
  actor: Actor,
  wanted: { caseId: string; viewPermissions: ViewPermissions },
): Promise<Verdict<{ theCase: CaseHeader; permission: Permission }>> {
  const theCase = await findCase(db, wanted.caseId);
  const permission =
    theCase === undefined
      ? undefined
      : wanted.viewPermissions[theCase.register];
  return theCase === undefined ||
    permission === undefined ||
    !can(actor, permission, theCase)
    ? refused("notFound")
    : granted({ theCase, permission });
}

export async function contextView(
  db: Db,
  actor: Actor,
  wanted: { caseId: string; now: string; viewPermissions: ViewPermissions },
): Promise<Verdict<ContextView>> {
  const seen = await anyCase(db, actor, wanted);
  if (!seen.ok) return seen;
  const { theCase, permission } = seen.value;
  const named = await peopleById(db);
  const followers = await followersOf(db, theCase.id);
  const reminders = await remindersOf(db, {
    caseId: theCase.id,
    accountId: actor.id,
  });
  const snooze = await snoozeOf(
    db,
    { caseId: theCase.id, accountId: actor.id },
    wanted.now,
  );
  return granted({
    mine:
      followers.find(({ accountId }) => accountId === actor.id)?.state ??
      "none",
    followers: followers
      .filter(({ state }) => state === "following")
      .map(({ accountId }) => named(accountId))
      .filter((person) => person !== null),
    snoozedUntil: snooze?.until ?? null,
    // What brings a snoozed case back is told as the snooze.
    reminders: reminders
      .filter(({ id }) => id !== snooze?.reminderId)
      .map(({ id, at, words }) => ({ id, at, words })),
    colleagues: (
      await namableColleagues(db, theCase, {
        viewPermission: permission,
        now: wanted.now,
      })
    ).map(({ id, name, nameZh, role, mayKnow }) => ({
      id,
      name,
      nameZh,
      role,
      mayKnow,
    })),
  });
}
