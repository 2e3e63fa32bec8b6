import {
  compareReckonings,
  type ClockMove,
} from "@kept/domain/casework/clock-compare";
import {
  maySeeCase,
  type CaseHolder,
  type Viewer,
} from "@kept/domain/access/visible-cases";
import type { CaseEvent, FieldChange } from "@kept/domain/casework/event";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import { openCaseIds } from "./calendar-store.ts";
import { findCase } from "./case-store.ts";
import { writeDue } from "./clock-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { AnyKeeping } from "./keeping.ts";
import type { Office } from "./office.ts";

export interface MovedCase {
  readonly caseId: string;
  readonly reference: string;
  readonly moves: readonly ClockMove[];
}

/** A case that moves, with all that decides who may know of it. */
interface Moved extends MovedCase {
  readonly theCase: CaseHolder;
}

/** What somebody is told of the cases that move: those open to them, and how many others, without the sealed ones. */
export interface MovedTold {
  readonly moved: readonly MovedCase[];
  readonly others: number;
}

export function movedFor(viewer: Viewer, moved: readonly Moved[]): MovedTold {
  const seen = moved.filter(({ theCase }) => maySeeCase(viewer, theCase));
  const others = moved.filter(
    (one) => !one.theCase.isSealed && !seen.includes(one),
  );
  return {
    moved: seen.map(({ caseId, reference, moves }) => ({
      caseId,
      reference,
      moves,
    })),
    others: others.length,
  };
}

/** The office as it was and as it will be, with all that keeps cases by it. */
export interface OfficeChange {
  readonly keepings: readonly AnyKeeping[];
  readonly before: Office;
  readonly after: Office;
  readonly now: string;
}

/** Open cases whose dates a change of the office moves; nothing is written. */
export async function movedCases(
  db: Db,
  { keepings, before, after, now }: OfficeChange,
): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const keeping of keepings) {
    for (const caseId of await openCaseIds(db, keeping.register.key)) {
      const theCase = await findCase(db, caseId);
      if (!theCase) continue;
      const was = await keeping.clocksOf(db, theCase, { office: before, now });
      const will = await keeping.clocksOf(db, theCase, { office: after, now });
      const moves = compareReckonings(was.clocks, will.clocks);
      if (moves.length > 0)
        moved.push({ caseId, reference: theCase.reference, moves, theCase });
    }
  }
  return moved;
}

/** Works every open case out anew for the changed office; what moved is written, and told for the trail. */
export async function moveCases(
  tx: Tx,
  change: OfficeChange,
): Promise<{ moved: Moved[]; events: CaseEvent[] }> {
  const { keepings, after: office, now } = change;
  const moved = await movedCases(tx, change);
  for (const { caseId } of moved) {
    const theCase = await findCase(tx, caseId);
    const keeping = keepings.find(
      ({ register }) => register.key === theCase?.register,
    );
    if (theCase && keeping)
      await writeDue(
        tx,
        caseId,
        await keeping.clocksOf(tx, theCase, { office, now }),
      );
  }
  return { moved, events: moved.map(movedEvent) };
}

function movedEvent({ caseId, moves }: MovedCase): CaseEvent {
  return {
    action: "calendars.dates-moved",
    object: { kind: "case", id: caseId },
    changes: moves.flatMap(dueChange),
  };
}

function dueChange({ ruleId, before, after }: ClockMove): FieldChange[] {
  const said = (end: ClockMove["before"]) =>
    end && { dueOn: end.dueOn, provisional: end.provisional };
  return fieldChange(`due.${ruleId}`, said(before), said(after));
}
