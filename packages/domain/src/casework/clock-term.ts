import { addDays, type CivilDay } from "../time/civil-day.ts";
import { monthsAfter } from "../time/months.ts";
import { rollForward } from "../time/roll.ts";
import { dayStanding, type WorkCalendar } from "../time/work-calendar.ts";
import { workingDaysAfter } from "../time/working-days.ts";
import type { DayEntry, Term } from "./clock.ts";
import type { RollRule } from "./clock-rule.ts";
import type { Text } from "../text.ts";

export type DayTerm = Exclude<Term, { unit: "hours" }>;

/** Days that do not count, with the ground to show for each. */
export type PausedDays = ReadonlyMap<CivilDay, Text>;

/** A term in days laid out: where it starts, where it ends, and what is out of it. */
export interface TermSpan {
  readonly term: DayTerm;
  readonly start: CivilDay;
  /** Last day before any roll. */
  readonly last: CivilDay;
  readonly calendar: WorkCalendar;
  readonly paused: PausedDays;
}

/**
 * The last day of a term before any roll: `amount` working days, calendar days or months from `start`. Paused days
 * are added to the unrolled day (UK GDPR art. 12A).
 */
export function lastDayOf(
  term: DayTerm,
  start: CivilDay,
  by: { calendar: WorkCalendar; paused: PausedDays },
): CivilDay {
  switch (term.unit) {
    case "workingDays":
      return workingDaysAfter(start, term.amount, {
        calendar: by.calendar,
        paused: new Set(by.paused.keys()),
      });
    case "calendarDays": {
      const counted = term.eventDay === "counted" ? 1 : 0;
      return addDays(start, term.amount - counted + by.paused.size);
    }
    case "months":
      return addDays(monthsAfter(start, term.amount), by.paused.size);
  }
}

/** The day on which a term may end, and the way there from its last day. */
export function rolledDay(
  last: CivilDay,
  roll: RollRule | null,
  calendar: WorkCalendar,
): CivilDay {
  return roll === null ? last : rollForward(last, calendar, roll);
}

/** Every day from the start to the last day of the term, each once, with its reason. */
export function daysOfTerm(span: TermSpan): DayEntry[] {
  const isFirst =
    span.term.unit === "calendarDays" && span.term.eventDay === "counted";
  const entries: DayEntry[] = [
    { ...plainDay(span.start, "start"), count: isFirst ? 1 : null },
  ];
  let count = isFirst ? 1 : 0;
  for (let on = addDays(span.start, 1); on <= span.last; on = addDays(on, 1)) {
    const entry = entryFor(span, on, count + 1);
    if (entry.count !== null) count = entry.count;
    entries.push(entry);
  }
  return entries;
}

function entryFor(span: TermSpan, on: CivilDay, next: number): DayEntry {
  const ground = span.paused.get(on);
  if (ground !== undefined) return { ...plainDay(on, "paused"), name: ground };
  if (span.term.unit !== "workingDays")
    return { ...plainDay(on, "counted"), count: next };
  const standing = dayStanding(span.calendar, on);
  return {
    on,
    kind: standing.type === "working" ? "counted" : standing.type,
    count: standing.type === "working" ? next : null,
    makeUp: standing.makeUp,
    name: standing.name,
    beyondHorizon: !standing.known,
  };
}

/**
 * The days after the last one up to the day the term was rolled to. The calendar was asked about the last
 * day as well, so its entry is replaced when the calendar does not know it.
 */
export function withRoll(
  days: readonly DayEntry[],
  to: CivilDay,
  calendar: WorkCalendar,
): DayEntry[] {
  const last = days[days.length - 1];
  if (last === undefined) return [];
  const known = dayStanding(calendar, last.on).known;
  const entries = [...days.slice(0, -1), { ...last, beyondHorizon: !known }];
  for (let on = addDays(last.on, 1); on <= to; on = addDays(on, 1)) {
    const standing = dayStanding(calendar, on);
    const isEnd = on === to;
    entries.push({
      on,
      kind: isEnd || standing.type === "working" ? "rolled" : standing.type,
      count: null,
      makeUp: standing.makeUp,
      name: isEnd ? null : standing.name,
      beyondHorizon: !standing.known,
    });
  }
  return entries;
}

function plainDay(on: CivilDay, kind: DayEntry["kind"]): DayEntry {
  return {
    on,
    kind,
    count: null,
    makeUp: false,
    name: null,
    beyondHorizon: false,
  };
}
