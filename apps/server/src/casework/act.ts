import { permissionsOf } from "@kept/domain/access/permissions";
import type { Actor } from "@kept/domain/access/actor";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { CaseEvent } from "@kept/domain/casework/event";
import { tryMove, type CaseFacts } from "@kept/domain/casework/register";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type {
  Change,
  DecidedForAll,
  ForAll,
  Intent,
  Recorded,
  SeenCase,
} from "../ledger/change.ts";
import {
  findCase,
  findCases,
  updateHeader,
  type CaseHeader,
} from "./case-store.ts";
import { writeDue } from "./clock-store.ts";
import type { AnyKeeping, At, Keeping, SharedMove } from "./keeping.ts";
import type { Office } from "./office.ts";

/** Who asks, when, and under which key, as the wire knows it. */
export type Asking = Omit<Intent, "action" | "case">;

/** What every act needs: the one door, and the office's rules of time. */
export interface House {
  readonly change: Change;
  /** The office as it is; inside a change, as that change sees it. */
  readonly office: (within?: Db) => Promise<Office>;
}

/** A house with the register whose cases it acts on. */
export type KeptHouse<Facts extends CaseFacts> = House & {
  readonly keeping: Keeping<SharedMove, Facts>;
};

/** A case as a person may see it: everything, or nothing that they would know of. */
export async function seeCase(
  db: Db,
  actor: Actor,
  wanted: { register: string; caseId: string },
): Promise<Verdict<CaseHeader>> {
  const theCase = await findCase(db, wanted.caseId);
  if (theCase?.register !== wanted.register || !maySeeCase(actor, theCase))
    return refused("notFound");
  return granted(theCase);
}

/** Works the due dates out anew from the facts, inside the change that moved them. */
export async function refreshDue(
  tx: Tx,
  keeping: Pick<AnyKeeping, "clocksOf">,
  at: At & { caseId: string },
): Promise<void> {
  const theCase = await findCase(tx, at.caseId);
  if (!theCase) return;
  await writeDue(tx, at.caseId, await keeping.clocksOf(tx, theCase, at));
  await updateHeader(tx, at.caseId, { touchedAt: at.now });
}

export interface Act<Move extends string> {
  readonly asking: Asking;
  readonly move: Move | SharedMove;
  readonly caseId: string;
  readonly version: number;
}

export interface ActSetting<Facts> {
  readonly theCase: CaseHeader;
  readonly facts: Facts;
  readonly office: Office;
  readonly actor: Actor;
  readonly now: string;
}

/**
 * One move on one case: seen, allowed by the workflow, done, due dates refreshed, logged; all in one
 * transaction or not at all.
 */
export async function act<Move extends string, Facts extends CaseFacts, T>(
  house: House & { keeping: Keeping<Move, Facts> },
  wanted: Act<Move>,
  work: (tx: Tx, setting: ActSetting<Facts>) => Promise<Verdict<Recorded<T>>>,
): Promise<Verdict<T>> {
  const { keeping } = house;
  const { asking, move, caseId, version } = wanted;
  const intent: Intent = {
    ...asking,
    action: `${keeping.register.key}.${move}`,
    case: { id: caseId, version },
  };
  return house.change(intent, async (tx) => {
    const office = await house.office(tx);
    const seen = await seeCase(tx, asking.actor, {
      register: keeping.register.key,
      caseId,
    });
    if (!seen.ok) return seen;
    const theCase = seen.value;
    const { actor, now } = asking;
    const facts = await keeping.factsOf(tx, theCase, { office, now });
    const allowed = tryMove(keeping.register, move, {
      facts,
      actor: { id: actor.id, permissions: permissionsOf(actor.role) },
    });
    if (!allowed.ok) return allowed;
    const done = await work(tx, { theCase, facts, office, actor, now });
    if (!done.ok || done.value.events.length === 0) return done;
    if (allowed.value !== theCase.stage)
      await enterStage(tx, keeping, { caseId, stage: allowed.value, now });
    await refreshDue(tx, keeping, { caseId, office, now });
    return done;
  });
}

function asideMove<Move extends string, Facts extends CaseFacts>(
  { register }: Pick<Keeping<Move, Facts>, "register">,
  move: Move | SharedMove,
) {
  const found = register.workflow.moves[move];
  if (found.guard !== undefined || found.to !== null)
    throw new Error(`"${move}" asks for the facts of a case`);
  return found;
}

/**
 * A move that no clock and no guard looks at, such as whose case it is: seen, allowed, done and logged like any
 * other, and nothing is worked out anew. A thousand of them are no more work than they have to be.
 */
export async function actAside<Move extends string, Facts extends CaseFacts, T>(
  house: Pick<House, "change"> & { keeping: Keeping<Move, Facts> },
  wanted: Act<Move>,
  work: (
    tx: Tx,
    setting: Pick<ActSetting<Facts>, "theCase" | "actor" | "now">,
  ) => Promise<Verdict<Recorded<T>>>,
): Promise<Verdict<T>> {
  const { register } = house.keeping;
  const { asking, move, caseId, version } = wanted;
  const { permission, from } = asideMove(house.keeping, move);
  const action = `${register.key}.${move}`;
  return house.change(
    { ...asking, action, case: { id: caseId, version } },
    async (tx) => {
      const { actor, now } = asking;
      const wantedCase = { register: register.key, caseId };
      const seen = await seeCase(tx, actor, wantedCase);
      if (!seen.ok) return seen;
      if (!permissionsOf(actor.role).includes(permission))
        return refused("notAllowed");
      if (!from.includes(seen.value.stage)) return refused("wrongStage");
      return work(tx, { theCase: seen.value, actor, now });
    },
  );
}

/**
 * The same for many cases at once: each is seen, allowed, done and logged, or refused, by itself. `work` decides
 * on those that may be moved and writes for them together.
 */
export async function actAsideForAll<
  Move extends string,
  Facts extends CaseFacts,
>(
  house: { readonly forAll: ForAll; readonly keeping: Keeping<Move, Facts> },
  wanted: {
    readonly asking: Asking;
    readonly move: Move | SharedMove;
    readonly cases: readonly SeenCase[];
  },
  work: (tx: Tx, cases: readonly CaseHeader[]) => Promise<DecidedForAll>,
): Promise<ReadonlyMap<string, Verdict<number>>> {
  const { register } = house.keeping;
  const { asking, move, cases } = wanted;
  const { permission, from } = asideMove(house.keeping, move);
  const { actor, now, requestId, ipClass } = asking;
  const intent = {
    action: `${register.key}.${move}`,
    actor,
    now,
    requestId,
    ...(ipClass !== undefined && { ipClass }),
  };
  return house.forAll(intent, cases, async (tx, ids) => {
    const decided = new Map<string, Verdict<readonly CaseEvent[]>>();
    const movable: CaseHeader[] = [];
    const mayMove = permissionsOf(actor.role).includes(permission);
    for (const theCase of await findCases(tx, ids)) {
      if (theCase.register !== register.key || !maySeeCase(actor, theCase))
        decided.set(theCase.id, refused("notFound"));
      else if (!mayMove) decided.set(theCase.id, refused("notAllowed"));
      else if (!from.includes(theCase.stage))
        decided.set(theCase.id, refused("wrongStage"));
      else movable.push(theCase);
    }
    for (const [id, verdict] of await work(tx, movable))
      decided.set(id, verdict);
    return decided;
  });
}

/** Puts a case into a stage; one in which nothing is owed any more ends it. */
export async function enterStage(
  tx: Tx,
  keeping: Pick<AnyKeeping, "register">,
  entry: { caseId: string; stage: string; now: string },
): Promise<void> {
  const { caseId, stage, now } = entry;
  const ends = keeping.register.workflow.stages[stage]?.terminal === true;
  await updateHeader(tx, caseId, {
    stage,
    isOpen: !ends,
    endedAt: ends ? now : null,
  });
}
