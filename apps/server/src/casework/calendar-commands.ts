import type { Viewer } from "@kept/domain/access/visible-cases";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  importProblem,
  importYear,
  type CalendarYearInput,
} from "@kept/domain/time/calendar-import";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Asking, House } from "./act.ts";
import { insertCalendar } from "./calendar-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { AnyKeeping, At } from "./keeping.ts";
import {
  moveCases,
  movedCases,
  movedFor,
  type MovedTold,
} from "./moved-cases.ts";
import type { Office } from "./office.ts";

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
): Verdict<{ before: WorkCalendar; after: WorkCalendar; changed: Office }> {
  const before = office.calendars.find(({ id }) => id === wanted.calendarId);
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
  return granted({ before, after, changed: { ...office, calendars } });
}

/** What an import would move, shown before anything is saved. */
export async function previewImport(
  db: Db,
  wanted: Import,
  { office, now, viewer }: At & { readonly viewer: Viewer },
): Promise<Verdict<MovedTold>> {
  const next = withYear(office, wanted);
  if (!next.ok) return next;
  const { keepings } = wanted;
  const after = next.value.changed;
  return granted(
    movedFor(
      viewer,
      await movedCases(db, { keepings, before: office, after, now }),
    ),
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
): Promise<Verdict<MovedTold & { version: number }>> {
  const { now, actor } = asking;
  return house.change({ ...asking, action: "calendars.import" }, async (tx) => {
    const office = await house.office(tx);
    const next = withYear(office, wanted);
    if (!next.ok) return next;
    const { before, after, changed } = next.value;
    await insertCalendar(tx, after, { now, by: actor.id });
    const { moved, events } = await moveCases(tx, {
      keepings: wanted.keepings,
      before: office,
      after: changed,
      now,
    });
    return granted({
      value: { version: after.version, ...movedFor(actor, moved) },
      // The calendar is the whole office's; only what moved belongs to a case.
      caseId: null,
      events: [calendarEvent(after, before), ...events],
    });
  });
}
