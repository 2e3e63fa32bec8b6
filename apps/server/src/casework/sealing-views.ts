import type { Actor } from "@kept/domain/access/actor";
import { may, type Role } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import { civilDayOf } from "@kept/domain/time/civil-day";
import { lastNamedDay, nearEnd } from "@kept/domain/casework/sealing";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import { grantsOf } from "./access-store.ts";
import { readApprovals } from "./approval-store.ts";
import { anyCase, type ViewPermissions } from "./context-views.ts";
import { today, type Office } from "./office.ts";
import { colleaguesOf } from "./person-store.ts";
import { namingKind, sealing, unsealKind } from "./seal-acts.ts";
import { peopleById, type PersonView } from "./views.ts";

/** Somebody whom a case names. */
export interface NamedView {
  readonly person: PersonView;
  readonly role: Role | null;
  readonly by: PersonView | null;
  readonly since: string;
  /** The last civil day, in the zone of the office. */
  readonly until: string;
}

/** Whom a case names, and its seal, to somebody who may know of the case. */
export interface SealView {
  readonly isSealed: boolean;
  readonly version: number;
  /** Whether whoever looks may put on the seal, name people and ask for it to be opened. */
  readonly mayKeep: boolean;
  readonly named: readonly NamedView[];
  /** The last day on which somebody may keep the list, when it is near; nobody can open the case after it. */
  readonly keptUntil: string | null;
  /** Who could be named, and until which day at the latest; empty for whoever may not name. */
  readonly others: readonly (PersonView & {
    readonly role: Role;
    readonly lastDay: string;
  })[];
  /** That the case be opened again, as far as somebody has asked for it. */
  readonly asked: {
    readonly approvalId: string;
    readonly by: PersonView | null;
    readonly at: string;
    readonly reason: string | null;
    /** Whether it is for the one who looks to answer. */
    readonly isMine: boolean;
  } | null;
  /** Auditors whom somebody on the list wants to name, and who wait for a second yes. */
  readonly askedNames: readonly {
    readonly approvalId: string;
    readonly person: PersonView;
    readonly until: string;
    readonly by: PersonView | null;
    readonly isMine: boolean;
  }[];
}

export async function sealView(
  db: Db,
  actor: Actor,
  wanted: {
    caseId: string;
    office: Office;
    now: string;
    viewPermissions: ViewPermissions;
  },
): Promise<Verdict<SealView>> {
  const seen = await anyCase(db, actor, wanted);
  if (!seen.ok) return seen;
  const { theCase, permission } = seen.value;
  const { office, now } = wanted;
  const person = await peopleById(db);
  const colleagues = await colleaguesOf(db, now);
  const grants = await grantsOf(db, theCase.id, now);
  const mayKeep = may(actor, sealing);
  const waiting = (await readApprovals(db, theCase.id)).filter(
    ({ state }) => state === "asked" && theCase.isSealed,
  );
  const asked = waiting.find(({ subject }) => subject.kind === unsealKind);
  return granted({
    isSealed: theCase.isSealed,
    version: theCase.version,
    mayKeep,
    named: grants.flatMap(({ accountId, grantedBy, grantedAt, until }) => {
      const named = person(accountId);
      const role = colleagues.find(({ id }) => id === accountId)?.role ?? null;
      return named === null
        ? []
        : [
            {
              person: named,
              role,
              by: person(grantedBy),
              since: grantedAt,
              until: civilDayOf(until, office.zone),
            },
          ];
    }),
    keptUntil: theCase.isSealed
      ? nearEnd(
          grants.flatMap(({ accountId, until }) =>
            colleagues.some((one) => one.id === accountId && may(one, sealing))
              ? [civilDayOf(until, office.zone)]
              : [],
          ),
          today(office, now),
        )
      : null,
    others: mayKeep
      ? colleagues
          .filter(
            (one) =>
              may(one, permission) &&
              (theCase.isSealed || !can(one, permission, theCase)) &&
              !grants.some(({ accountId }) => accountId === one.id),
          )
          .map(({ id, name, nameZh, role }) => ({
            id,
            name,
            nameZh,
            role,
            lastDay: lastNamedDay(role, today(office, now)),
          }))
      : [],
    asked:
      asked === undefined
        ? null
        : {
            approvalId: asked.id,
            by: person(asked.askedBy),
            at: asked.askedAt,
            reason: asked.reason,
            isMine: mayKeep && asked.askedBy !== actor.id,
          },
    askedNames: waiting.flatMap(({ id, subject, until, askedBy }) => {
      const whom = subject.kind === namingKind ? person(subject.id) : null;
      return whom === null || until === null
        ? []
        : [
            {
              approvalId: id,
              person: whom,
              until,
              by: person(askedBy),
              isMine: mayKeep && askedBy !== actor.id,
            },
          ];
    }),
  });
}
