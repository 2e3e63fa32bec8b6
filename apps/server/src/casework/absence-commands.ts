import {
  askedInstead,
  mayBeAway,
  type Absence,
  type setAbsenceInput,
} from "@kept/domain/access/absence";
import { systemActor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import { mayBeAsked } from "@kept/domain/access/policy";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import {
  absencesFrom,
  askedOfTheAbsent,
  endAbsence,
  putAbsence,
} from "./absence-store.ts";
import { isReachable } from "./access-store.ts";
import type { Asking, House } from "./act.ts";
import { askOther, readApprovals } from "./approval-store.ts";
import { findCase, type CaseHeader } from "./case-store.ts";
import { fieldChange } from "./field-changes.ts";
import { tell } from "./inbox-store.ts";
import { today } from "./office.ts";
import { colleaguesOf } from "./person-store.ts";

/** Says of oneself from when until when one is away, and who approves meanwhile. */
export function setAbsence(
  house: House & {
    /** What it takes to approve, in every register there is. */
    readonly approving: readonly Permission[];
  },
  asking: Asking,
  input: z.infer<typeof setAbsenceInput>,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return house.change({ ...asking, action: "absences.set" }, async (tx) => {
    const day = today(await house.office(tx), now);
    const absence: Absence = { personId: actor.id, ...input };
    const allowed = mayBeAway(absence, day);
    if (!allowed.ok) return allowed;
    const standIn = (await colleaguesOf(tx, now)).find(
      ({ id }) => id === input.standInId,
    );
    if (
      input.standInId !== null &&
      (standIn === undefined || !holdsWhat(actor, standIn, house.approving))
    )
      return refused("standInMayNot");
    const before = (await absencesFrom(tx, day)).find(
      ({ personId }) => personId === actor.id,
    );
    const changes = [
      ...fieldChange("from", before?.from ?? null, absence.from),
      ...fieldChange("until", before?.until ?? null, absence.until),
      ...fieldChange("standInId", before?.standInId ?? null, absence.standInId),
    ];
    // Said once more, nothing is new.
    if (changes.length === 0) return granted({ value: null, events: [] });
    await putAbsence(tx, absence);
    const object = { kind: "account", id: actor.id };
    return granted({
      value: null,
      caseId: null,
      events: [{ action: "people.absence-set", object, changes }],
    });
  });
}

/** Whoever stands in has to hold every right to approve that the absent one holds: none is handed over. */
function holdsWhat(
  absent: Parameters<typeof may>[0],
  standIn: Parameters<typeof may>[0],
  approving: readonly Permission[],
): boolean {
  return approving.every(
    (permission) => !may(absent, permission) || may(standIn, permission),
  );
}

/** One is back. */
export function endOwnAbsence(
  house: House,
  asking: Asking,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return house.change({ ...asking, action: "absences.end" }, async (tx) => {
    const day = today(await house.office(tx), now);
    const before = (await absencesFrom(tx, day)).find(
      ({ personId }) => personId === actor.id,
    );
    if (before === undefined) return granted({ value: null, events: [] });
    await endAbsence(tx, actor.id);
    const object = { kind: "account", id: actor.id };
    const changes = fieldChange("until", before.until, null);
    return granted({
      value: null,
      caseId: null,
      events: [{ action: "people.absence-ended", object, changes }],
    });
  });
}

/** Who is asked for a yes on this case when this person is; never somebody who wrote it. */
export async function deciderFor(
  db: Db,
  personId: string,
  at: {
    readonly theCase: CaseHeader;
    readonly permission: Permission;
    readonly authorIds: readonly string[];
    readonly day: string;
    readonly now: string;
  },
): Promise<string> {
  const { theCase, permission, authorIds, day, now } = at;
  const absences = await absencesFrom(db, day);
  if (!absences.some((one) => one.personId === personId)) return personId;
  const colleagues = await colleaguesOf(db, now);
  return askedInstead(personId, {
    today: day,
    absences,
    mayDecide: (id) => {
      const person = colleagues.find((one) => one.id === id);
      return (
        person !== undefined &&
        mayBeAsked(person, permission, theCase) &&
        !authorIds.includes(id)
      );
    },
  });
}

export interface HandOverParts {
  readonly house: House;
  readonly db: Db;
  readonly clock: Pick<WallClock, "now">;
  /** What it takes to approve, by register. */
  readonly approvePermissions: Readonly<Record<string, Permission>>;
}

/** What waits for somebody who is away goes to their stand-in; gives back how many did. */
export async function handOverApprovals(parts: HandOverParts): Promise<number> {
  const { house, db, clock, approvePermissions } = parts;
  const now = clock.now();
  const day = today(await house.office(db), now);
  let handed = 0;
  for (const { approvalId, caseId } of await askedOfTheAbsent(db, day)) {
    const intent = {
      actor: systemActor("absence"),
      now,
      requestId: randomUUIDv7(),
      action: "approvals.hand-over",
    };
    const done = await house.change(intent, async (tx) => {
      const theCase = await findCase(tx, caseId);
      const approval = (await readApprovals(tx, caseId)).find(
        ({ id, state }) => id === approvalId && state === "asked",
      );
      const permission = approvePermissions[theCase?.register ?? ""];
      if (
        theCase === undefined ||
        approval?.askedOf == null ||
        permission === undefined
      )
        return refused("notFound");
      const { askedOf, askedBy, authorIds } = approval;
      const to = await deciderFor(tx, askedOf, {
        theCase,
        permission,
        authorIds,
        day,
        now,
      });
      if (to === askedOf) return granted({ value: false, events: [] });
      const personId = to;
      if (!(await isReachable(tx, theCase, { personId, now })))
        return granted({ value: false, events: [] });
      await askOther(tx, approvalId, to);
      await tell(
        tx,
        {
          accountId: to,
          caseId,
          reason: "approvalAsked",
          subjectId: approvalId,
          byId: askedBy,
        },
        now,
      );
      return granted({
        value: true,
        caseId,
        events: [
          {
            action: `${theCase.register}.approval-handed-over`,
            object: { kind: "approval", id: approvalId },
            changes: fieldChange("askedOf", askedOf, to),
          },
        ],
      });
    });
    if (done.ok && done.value) handed += 1;
  }
  return handed;
}
