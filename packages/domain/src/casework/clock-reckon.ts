import {
  civilDayOf,
  endOfDay,
  type CivilDay,
  type Instant,
} from "../time/civil-day.ts";
import { hoursAfter } from "../time/hours.ts";
import { compareInstants, inUtc } from "../time/instant.ts";
import { dayStanding, type WorkCalendar } from "../time/work-calendar.ts";
import type { Text } from "../text.ts";
import { calendarFor, type CalendarSet } from "./clock-calendars.ts";
import type { Reckoning, Term } from "./clock.ts";
import {
  extensionFor,
  ignoredExtensions,
  type ExtensionResult,
} from "./clock-extension.ts";
import { ruleLine } from "./clock-line.ts";
import {
  countPauses,
  ignoredPauses,
  type PauseResult,
} from "./clock-pauses.ts";
import type { ClockFacts, ClockRule } from "./clock-rule.ts";
import { awaitedFacts, clockStart, type ClockStart } from "./clock-start.ts";
import {
  daysOfTerm,
  lastDayOf,
  rolledDay,
  withRoll,
  type DayTerm,
} from "./clock-term.ts";
import { weekdayText } from "./clock-words.ts";

/** What the term contributes to a reckoning; the rest comes from the rule and the start. */
type Span = Pick<
  Reckoning,
  | "rule"
  | "unit"
  | "amount"
  | "dueAt"
  | "dueOn"
  | "provisional"
  | "calendar"
  | "days"
  | "pauses"
  | "extension"
  | "roll"
  | "ignored"
>;

/** A started clock: everything the arithmetic needs. */
interface Running<T extends Term = Term> {
  readonly rule: ClockRule;
  readonly term: T;
  readonly facts: ClockFacts;
  readonly start: ClockStart;
  readonly calendar: WorkCalendar;
}

/**
 * One clock from facts: the due moment and its explanation. Pure; the same facts and calendars give the same
 * answer, and nothing is ever added to a due date worked out before. Throws when the calendar that the rule
 * names is missing from the set.
 */
export function reckon(
  rule: ClockRule,
  facts: ClockFacts,
  calendars: CalendarSet,
): Reckoning {
  const calendar = calendarFor(rule.calendar, calendars);
  const start = clockStart(rule.anchor, facts.anchors, calendar.zone);
  return {
    ruleId: rule.id,
    act: rule.act,
    title: rule.title,
    citation: rule.citation,
    clause: rule.clause,
    pack: rule.pack,
    strength: rule.strength,
    confidence: rule.confidence,
    zone: calendar.zone,
    place: calendar.place,
    start,
    waitsFor: start === null ? awaitedFacts(rule.anchor, facts.anchors) : [],
    pausing: pausingText(rule),
    stoppedAt: stoppedAt(rule, facts),
    governs: false,
    ...spanOf(rule, facts, { start, calendar }),
  };
}

function spanOf(
  rule: ClockRule,
  facts: ClockFacts,
  at: { start: ClockStart | null; calendar: WorkCalendar },
): Span {
  const { term } = rule;
  const { start, calendar } = at;
  if (start === null || term === null) return undatedSpan(rule);
  return term.unit === "hours"
    ? hoursSpan({ rule, term, facts, start, calendar })
    : daysSpan({ rule, term, facts, start, calendar });
}

function undatedSpan(rule: ClockRule): Span {
  return {
    rule: ruleLine(rule),
    unit: rule.term?.unit ?? "calendarDays",
    amount: rule.term?.amount ?? 0,
    dueAt: null,
    dueOn: null,
    provisional: false,
    calendar: null,
    days: [],
    pauses: [],
    extension: null,
    roll: null,
    ignored: [],
  };
}

/** Hours neither pause nor extend: no rule of ours lets them. */
function hoursSpan(clock: Running<Extract<Term, { unit: "hours" }>>): Span {
  const { rule, term, facts, start, calendar } = clock;
  const dueAt = hoursAfter(start.at, term.amount);
  const from = civilDayOf(start.at, calendar.zone);
  const dueOn = civilDayOf(dueAt, calendar.zone);
  return {
    ...undatedSpan(rule),
    dueAt,
    dueOn,
    days: daysOfTerm({
      term: { unit: "calendarDays", amount: 0, eventDay: "excluded" },
      start: from,
      last: dueOn,
      calendar,
      paused: new Map(),
    }),
    ignored: [...ignoredPauses(rule, facts), ...ignoredExtensions(rule, facts)],
  };
}

function daysSpan(clock: Running<DayTerm>): Span {
  const { rule, facts, calendar } = clock;
  const plain = layOut(clock);
  const extension = extensionFor(rule, facts, {
    due: plain.due,
    zone: calendar.zone,
  });
  const laid = extended(clock, plain, extension.by);
  const entries = daysOfTerm({ ...laid, calendar, paused: laid.pauses.paused });
  const asked = laid.rolls && rule.roll !== null;
  const days = asked ? withRoll(entries, laid.due, calendar) : entries;
  return {
    rule: ruleLine(rule, laid.term),
    unit: laid.term.unit,
    amount: laid.amount ?? days.filter((day) => day.count !== null).length,
    dueAt: endOfDay(laid.due, calendar.zone),
    dueOn: laid.due,
    provisional: days.some((day) => day.beyondHorizon),
    calendar:
      asked || laid.term.unit === "workingDays" ? named(calendar) : null,
    days,
    pauses: laid.pauses.counted,
    extension: extensionText(rule, extension, plain.due),
    roll: rollOf(laid, calendar),
    ignored: [...laid.pauses.ignored, ...extension.ignored],
  };
}

/** A term in days with its pauses: last day, and the day it was rolled to. */
interface LaidOut {
  readonly term: DayTerm;
  readonly start: CivilDay;
  readonly pauses: PauseResult;
  readonly last: CivilDay;
  readonly due: CivilDay;
  /** False for a day that the office named: it is that day and no other. */
  readonly rolls: boolean;
  /** Null when the number follows from the day that was named. */
  readonly amount: number | null;
}

function layOut(clock: Running<DayTerm>): LaidOut {
  const { rule, term, facts, calendar } = clock;
  const start = civilDayOf(clock.start.at, calendar.zone);
  const pauses = countPauses(rule, facts, { term, start, calendar });
  const last = lastDayOf(term, start, { calendar, paused: pauses.paused });
  const due = rolledDay(last, rule.roll, calendar);
  return { term, start, pauses, last, due, rolls: true, amount: term.amount };
}

function extended(
  clock: Running<DayTerm>,
  plain: LaidOut,
  by: ExtensionResult["by"],
): LaidOut {
  if (by === null) return plain;
  if (by.kind === "add") {
    const term = { ...clock.term, amount: clock.term.amount + by.amount };
    return layOut({ ...clock, term });
  }
  return {
    ...plain,
    last: by.until,
    due: by.until,
    rolls: false,
    amount: null,
  };
}

function extensionText(
  rule: ClockRule,
  extension: ExtensionResult,
  dueOnBefore: CivilDay,
): Reckoning["extension"] {
  if (extension.by === null || rule.extension === null) return null;
  return {
    ground: extension.by.ground,
    citation: rule.extension.citation,
    dueOnBefore,
  };
}

function rollOf(laid: LaidOut, calendar: WorkCalendar): Reckoning["roll"] {
  if (laid.due === laid.last) return null;
  const standing = dayStanding(calendar, laid.last);
  return {
    from: laid.last,
    to: laid.due,
    reason: standing.name ?? weekdayText(laid.last),
  };
}

function named(calendar: WorkCalendar): NonNullable<Reckoning["calendar"]> {
  const { id, version, title, source, confidence, horizon, note } = calendar;
  return { id, version, title, source, confidence, horizon, note };
}

function pausingText(rule: ClockRule): Text {
  if (rule.pause !== null) {
    const grounds = rule.pause.grounds.map((ground) => ground.title);
    return {
      en: `Only for: ${grounds.map((title) => title.en).join("; ")}. ${rule.pause.citation.en}.`,
      zh: `仅限：${grounds.map((title) => title.zh).join("；")}。${rule.pause.citation.zh}。`,
    };
  }
  return rule.pack.kind === "policy"
    ? {
        en: "Never. A policy clock does not pause.",
        zh: "不得暂停：政策期限不因任何事由暂停。",
      }
    : {
        en: "Never. This law knows no pause.",
        zh: "不得暂停：该法未规定暂停。",
      };
}

function stoppedAt(rule: ClockRule, facts: ClockFacts): Instant | null {
  let first: Instant | null = null;
  for (const act of rule.stoppedBy) {
    const at = facts.stops[act];
    if (at === undefined) continue;
    if (first === null || compareInstants(at, first) < 0) first = inUtc(at);
  }
  return first;
}

/** All clocks of a case, each worked out from the same facts, with the governing ones marked. */
export function reckonCase(
  rules: readonly ClockRule[],
  facts: ClockFacts,
  calendars: CalendarSet,
): Reckoning[] {
  return markGoverning(rules.map((rule) => reckon(rule, facts, calendars)));
}

/**
 * Marks the clocks that govern: of those that ask for the same act the earliest firm one, and of two with
 * the same moment the first named. Targets never govern.
 */
export function markGoverning(clocks: readonly Reckoning[]): Reckoning[] {
  return clocks.map((clock) => {
    const sameAct = clocks.filter((other) => other.act === clock.act);
    return { ...clock, governs: clock === earliestFirm(sameAct) };
  });
}

/**
 * The clock that queues sort by: the earliest firm one whose act is still owed. Where nothing firm is owed,
 * as with an enquiry once it is identified, the earliest target, so that no open case drops out of the queue.
 */
export function nextDue(clocks: readonly Reckoning[]): Reckoning | null {
  const owed = clocks.filter((clock) => clock.stoppedAt === null);
  return earliestFirm(owed) ?? earliest(owed);
}

function earliestFirm(clocks: readonly Reckoning[]): Reckoning | null {
  return earliest(clocks.filter((clock) => clock.strength === "firm"));
}

function earliest(clocks: readonly Reckoning[]): Reckoning | null {
  let best: Reckoning | null = null;
  for (const clock of clocks) {
    if (clock.dueAt === null) continue;
    if (best?.dueAt == null || compareInstants(clock.dueAt, best.dueAt) < 0)
      best = clock;
  }
  return best;
}
