import {
  roleKeys,
  roles,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import type { CaseHolder } from "@kept/domain/access/visible-cases";
import { mentionedIn, type Mentionable } from "@kept/domain/casework/mentions";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import { beginFollowing, followersOf } from "./follow-store.ts";
import { tell } from "./inbox-store.ts";
import { colleaguesOf, type Colleague } from "./person-store.ts";

/** Whose case it is; that decides who may be told. */
type ToldCase = CaseHolder;

/** Whether somebody may know of a case: their role reads the register, and the case is in their sight. */
export function mayKnowOf(
  person: Colleague,
  theCase: ToldCase,
  viewPermission: Permission,
): boolean {
  return can(person, viewPermission, theCase);
}

/** Everybody and every role as a note can name them. */
function mentionables(colleagues: readonly Colleague[]): Mentionable[] {
  return [
    ...colleagues.map(({ id, name, nameZh }) => ({
      id,
      names: nameZh === null ? [name] : [name, nameZh],
    })),
    ...roleKeys.map((role) => ({
      id: roleId(role),
      names: [roles[role].en, roles[role].zh],
    })),
  ];
}

function roleId(role: Role): string {
  return `role:${role}`;
}

/**
 * Tells those whom a note names, and makes them followers. Whoever may not know of the case is not told:
 * a name in a note opens nothing. Gives back who was told.
 */
export async function tellMentioned(
  tx: Tx,
  note: {
    readonly theCase: ToldCase;
    readonly text: string;
    readonly noteId: string;
    readonly authorId: string;
    readonly viewPermission: Permission;
  },
  now: string,
): Promise<string[]> {
  const { theCase, text, noteId, authorId, viewPermission } = note;
  if (!text.includes("@")) return [];
  const colleagues = await colleaguesOf(tx, now);
  const named = new Set(mentionedIn(text, mentionables(colleagues)));
  const told = colleagues.filter(
    (person) =>
      person.id !== authorId &&
      (named.has(person.id) || named.has(roleId(person.role))) &&
      mayKnowOf(person, theCase, viewPermission),
  );
  for (const { id: accountId } of told) {
    await beginFollowing(tx, { caseId: theCase.id, accountId }, now);
    await tell(
      tx,
      {
        accountId,
        caseId: theCase.id,
        reason: "mentioned",
        subjectId: noteId,
        byId: authorId,
      },
      now,
    );
  }
  return told.map(({ id }) => id);
}

/** Tells the owner of a case and those who follow it that something has come in; a muted case is silent. */
export async function tellOfMessage(
  tx: Tx,
  theCase: ToldCase,
  now: string,
): Promise<void> {
  const followers = await followersOf(tx, theCase.id);
  const muted = followers
    .filter(({ state }) => state === "muted")
    .map(({ accountId }) => accountId);
  const wanted = new Set(followers.map(({ accountId }) => accountId));
  if (theCase.ownerId !== null) wanted.add(theCase.ownerId);
  for (const accountId of wanted) {
    if (muted.includes(accountId)) continue;
    await tell(
      tx,
      {
        accountId,
        caseId: theCase.id,
        reason: "newMessage",
        subjectId: theCase.id,
        byId: null,
      },
      now,
    );
  }
}

/** Tells somebody that a case is theirs now, unless they took it themselves. */
export async function tellAssigned(
  tx: Tx,
  given: {
    readonly caseId: string;
    readonly ownerId: string | null;
    readonly byId: string;
  },
  now: string,
): Promise<void> {
  const { caseId, ownerId, byId } = given;
  if (ownerId === null || ownerId === byId) return;
  await tell(
    tx,
    {
      accountId: ownerId,
      caseId,
      reason: "assigned",
      subjectId: caseId,
      byId,
    },
    now,
  );
}

/** The colleagues who can be named in a note of this case, and whether they would be told. */
export async function namableColleagues(
  db: Db,
  theCase: ToldCase,
  at: { readonly viewPermission: Permission; readonly now: string },
): Promise<(Colleague & { readonly mayKnow: boolean })[]> {
  return (await colleaguesOf(db, at.now)).map((person) => ({
    ...person,
    mayKnow: mayKnowOf(person, theCase, at.viewPermission),
  }));
}
