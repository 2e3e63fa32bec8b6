import {
  compareReckonings,
  type ClockMove,
} from "@kept/domain/casework/clock-compare";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  importProblem,
  importYear,
  type CalendarYearInput,
} from "@kept/domain/time/calendar-import";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { Asking, House } from "./act.ts";
import { insertCalendar, openCaseIds } from "./calendar-store.ts";
import { fieldChange } from "./field-changes.ts";
import { findCase } from "./case-store.ts";
import { writeDue } from "./clock-store.ts";
import type { AnyKeeping } from "./keeping.ts";
import type { Office } from "./office.ts";

export interface MovedCase {
  readonly caseId: string;
  readonly reference: string;
  readonly moves: readonly ClockMove[];
}

export function calendarEvent(
  calendar: WorkCalendar,
  before: WorkCalendar | null,
): CaseEvent {
  return {
    action: "calendars.imported",
    object: { kind: "calendar", id: calendar.id },
    changes: [
      ...fieldChange("version", before?.version ?? null, calendar.version),
      ...fieldChange("horizon", before?.horizon ?? null, calendar.horizon),
      ...fieldChange("source", before?.source.en ?? null, calendar.source.en),
    ],
  };
}

interface Import {
  readonly keepings: readonly AnyKeeping[];
  readonly calendarId: string;
  readonly year: CalendarYearInput;
}

function withYear(
  office: Office,
  wanted: Import,
): Verdict<{ before: WorkCalendar; after: WorkCalendar; office: Office }> {
  const before = office.calendars.find(
    (calendar) => calendar.id === wanted.calendarId,
  );
  if (!before) return refused("notFound");
  const problem = importProblem(before, wanted.year);
  if (problem)
    return refused("calendarYearMisfit", {
      problemEn: problem.en,
      problemZh: problem.zh,
    });
  const after = importYear(before, wanted.year);
  const calendars = office.calendars.map((calendar) =>
    calendar.id === after.id ? after : calendar,
  );
  return granted({ before, after, office: { ...office, calendars } });
}

/** Open cases whose dates another set of calendars would move; nothing is written. */
async function movedCases(
  db: Db,
  keepings: readonly AnyKeeping[],
  change: { before: Office; after: Office; now: string },
): Promise<MovedCase[]> {
  const moved: MovedCase[] = [];
  for (const keeping of keepings) {
    for (const caseId of await openCaseIds(db, keeping.register.key)) {
      const theCase = await findCase(db, caseId);
      if (!theCase) continue;
      const { now } = change;
      const before = await keeping.clocksOf(db, theCase, {
        office: change.before,
        now,
      });
      const after = await keeping.clocksOf(db, theCase, {
        office: change.after,
        now,
      });
      const moves = compareReckonings(before.clocks, after.clocks);
      if (moves.length > 0)
        moved.push({ caseId, reference: theCase.reference, moves });
    }
  }
  return moved;
}

/** What an import would move, shown before anything is saved. */
export async function previewImport(
  db: Db,
  wanted: Import,
  at: { office: Office; now: string },
): Promise<Verdict<readonly MovedCase[]>> {
  const next = withYear(at.office, wanted);
  if (!next.ok) return next;
  return granted(
    await movedCases(db, wanted.keepings, {
      before: at.office,
      after: next.value.office,
      now: at.now,
    }),
  );
}

/**
 * Imports a year of a calendar as its next version, works every open case out anew and records on each case
 * what moved. All of it or nothing.
 */
export async function importCalendarYear(
  house: House,
  asking: Asking,
  wanted: Import,
): Promise<Verdict<{ version: number; moved: readonly MovedCase[] }>> {
  const { now, actor } = asking;
  return house.change({ ...asking, action: "calendars.import" }, async (tx) => {
    const office = await house.office(tx);
    const next = withYear(office, wanted);
    if (!next.ok) return next;
    const { before, after, office: changed } = next.value;
    await insertCalendar(tx, after, { now, by: actor.id });
    const moved = await movedCases(tx, wanted.keepings, {
      before: office,
      after: changed,
      now,
    });
    await rewriteDue(tx, wanted.keepings, {
      moved,
      at: { office: changed, now },
    });
    return granted({
      value: { version: after.version, moved },
      // The calendar is the whole office's; only what moved belongs to a case.
      caseId: null,
      events: [calendarEvent(after, before), ...moved.map(movedEvent)],
    });
  });
}

async function rewriteDue(
  tx: Tx,
  keepings: readonly AnyKeeping[],
  wanted: { moved: readonly MovedCase[]; at: { office: Office; now: string } },
): Promise<void> {
  for (const { caseId } of wanted.moved) {
    const theCase = await findCase(tx, caseId);
    const keeping = keepings.find(
      (found) => found.register.key === theCase?.register,
    );
    if (theCase && keeping)
      await writeDue(
        tx,
        caseId,
        await keeping.clocksOf(tx, theCase, wanted.at),
      );
  }
}

function movedEvent(moved: MovedCase): CaseEvent {
  return {
    action: "calendars.dates-moved",
    object: { kind: "case", id: moved.caseId },
    changes: moved.moves.map((move) => ({
      field: `due.${move.ruleId}`,
      before: move.before && {
        dueOn: move.before.dueOn,
        provisional: move.before.provisional,
      },
      after: move.after && {
        dueOn: move.after.dueOn,
        provisional: move.after.provisional,
      },
    })),
  };
}
