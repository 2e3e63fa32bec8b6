import { createHash } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { ErasureGround } from "@kept/domain/casework/erasure";
import { may } from "@kept/domain/access/permissions";
import { mayBeAsked } from "@kept/domain/access/policy";
import { refused, granted, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import { anyCase, type ViewPermissions } from "../context-views.ts";
import type { CaseHeader } from "../case-store.ts";
import { today, type Office } from "../office.ts";
import { colleaguesOf } from "../person-store.ts";
import { peopleById, type PersonView } from "../views.ts";
import type { Eraser } from "./eraser.ts";
import { latestErasure } from "./erasure-store.ts";
import { holdOn } from "./hold-store.ts";
import {
  countTraces,
  hasLetterUnderway,
  type TraceCounts,
} from "./traces-store.ts";

export interface ErasureParts {
  readonly viewPermissions: ViewPermissions;
  /** By register. */
  readonly erasers: Readonly<Record<string, Eraser>>;
}

/** Why nothing of this case can be erased now; null where it can. */
export type ErasureObstacle = "open" | "held" | "letterUnderway" | "erased";

export interface ErasableCase {
  readonly id: string;
  readonly reference: string;
  readonly obstacle: ErasureObstacle | null;
  readonly counts: TraceCounts;
}

export interface ErasureView {
  readonly hold: {
    readonly reason: string;
    readonly until: string | null;
    readonly setBy: PersonView | null;
    readonly setAt: string;
  } | null;
  readonly erasure: {
    readonly id: string;
    readonly state: "asked" | "declined" | "done";
    readonly ground: ErasureGround;
    readonly askedBy: PersonView | null;
    readonly askedOf: PersonView | null;
    readonly askedAt: string;
    readonly decidedBy: PersonView | null;
    readonly decidedAt: string | null;
    readonly finishedAt: string | null;
    readonly contentHash: string;
    readonly cases: readonly {
      readonly id: string;
      readonly reference: string;
    }[];
    /** Whether the person who looks may answer it. */
    readonly isMineToDecide: boolean;
  } | null;
  readonly mayErase: boolean;
  readonly mayHold: boolean;
}

/** What a case page says of holds and erasure. */
export async function erasureView(
  db: Db,
  actor: Actor,
  wanted: { caseId: string; office: Office; now: string } & ErasureParts,
): Promise<Verdict<ErasureView>> {
  const seen = await anyCase(db, actor, wanted);
  if (!seen.ok) return seen;
  const { caseId, office, now } = wanted;
  const named = await peopleById(db);
  const hold = await holdOn(db, caseId, today(office, now));
  const erasure = await latestErasure(db, caseId);
  const cases: { id: string; reference: string }[] = [];
  for (const id of erasure?.caseIds ?? []) {
    const other = await anyCase(db, actor, { ...wanted, caseId: id });
    if (other.ok) cases.push({ id, reference: other.value.theCase.reference });
  }
  return granted({
    hold: hold && {
      reason: hold.reason,
      until: hold.until,
      setBy: named(hold.setBy),
      setAt: hold.setAt,
    },
    erasure: erasure && {
      id: erasure.id,
      state: erasure.state,
      ground: erasure.ground,
      askedBy: named(erasure.askedBy),
      askedOf: named(erasure.askedOf),
      askedAt: erasure.askedAt,
      decidedBy: named(erasure.decidedBy),
      decidedAt: erasure.decidedAt,
      finishedAt: erasure.finishedAt,
      contentHash: erasure.contentHash,
      cases,
      isMineToDecide:
        erasure.state === "asked" &&
        erasure.askedBy !== actor.id &&
        may(actor, "cases.erase"),
    },
    mayErase: may(actor, "cases.erase"),
    mayHold: may(actor, "cases.hold"),
  });
}

export interface ErasurePreview {
  /** The case itself first, then others of the same person that may be seen. */
  readonly cases: readonly ErasableCase[];
  /** Who can be asked for the second yes. */
  readonly approvers: readonly PersonView[];
}

/** What would go, before anybody is asked. */
export async function erasurePreview(
  db: Db,
  actor: Actor,
  wanted: { caseId: string; office: Office; now: string } & ErasureParts,
): Promise<Verdict<ErasurePreview>> {
  const seen = await anyCase(db, actor, wanted);
  if (!seen.ok) return seen;
  const { theCase, permission } = seen.value;
  const eraser = wanted.erasers[theCase.register];
  if (eraser === undefined) return refused("notFound");
  const on = today(wanted.office, wanted.now);
  const cases = [await erasable(db, theCase, on)];
  for (const caseId of await eraser.alsoTheirs(db, theCase.id, actor)) {
    const other = await anyCase(db, actor, { ...wanted, caseId });
    if (other.ok) cases.push(await erasable(db, other.value.theCase, on));
  }
  const approvers = (await colleaguesOf(db, wanted.now)).filter(
    (person) =>
      person.id !== actor.id &&
      may(person, "cases.erase") &&
      mayBeAsked(person, permission, theCase),
  );
  return granted({
    cases,
    approvers: approvers.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
  });
}

export async function erasable(
  db: Db,
  theCase: CaseHeader,
  on: string,
): Promise<ErasableCase> {
  return {
    id: theCase.id,
    reference: theCase.reference,
    obstacle: await obstacleOf(db, theCase, on),
    counts: await countTraces(db, theCase.id),
  };
}

async function obstacleOf(
  db: Db,
  theCase: CaseHeader,
  on: string,
): Promise<ErasureObstacle | null> {
  if ((await latestErasure(db, theCase.id))?.state === "done") return "erased";
  if ((await holdOn(db, theCase.id, on)) !== null) return "held";
  if (theCase.isOpen) return "open";
  if (await hasLetterUnderway(db, theCase.id)) return "letterUnderway";
  return null;
}

/** What was looked at: another message, file or letter on one of the cases makes it another one. */
export function hashOf(
  cases: readonly ErasableCase[],
  ground: ErasureGround,
): string {
  const shown = cases
    .map(({ id, counts }) => ({ id, counts }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([ground, shown]))
    .digest("hex");
}
