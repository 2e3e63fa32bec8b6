import {
  addDays,
  civilDayOf,
  laterDay,
  type CivilDay,
} from "../time/civil-day.ts";
import { compareInstants } from "../time/instant.ts";
import type { WorkCalendar } from "../time/work-calendar.ts";
import type { CountedPause, IgnoredFact } from "./clock.ts";
import type {
  ClockFacts,
  ClockRule,
  PauseFact,
  PauseRule,
} from "./clock-rule.ts";
import { groundText } from "./clock-ground.ts";
import { lastDayOf, type DayTerm } from "./clock-term.ts";
import type { Text } from "../text.ts";

/** The pauses that move a term, the days they take out, and those that move nothing. */
export interface PauseResult {
  readonly counted: readonly CountedPause[];
  readonly paused: ReadonlyMap<CivilDay, Text>;
  readonly ignored: readonly IgnoredFact[];
}

const noPauses: PauseResult = {
  counted: [],
  paused: new Map(),
  ignored: [],
};

const neverPauses: Text = {
  en: "This clock never pauses.",
  zh: "该期限不得暂停。",
};
const tooLate: Text = {
  en: "The pause began after the term had ended.",
  zh: "暂停开始时期限已届满。",
};
const tooEarly: Text = {
  en: "The pause was over before the clock started.",
  zh: "暂停在期限起算前已结束。",
};

/**
 * Takes the pauses one after the other. Each counts only if it began on a day on which the term, with the
 * pauses before it, was still running: what has run out cannot be stopped.
 */
export function countPauses(
  rule: ClockRule,
  facts: ClockFacts,
  span: { term: DayTerm; start: CivilDay; calendar: WorkCalendar },
): PauseResult {
  const meant = pausesMeant(rule, facts);
  const pauseRule = rule.pause;
  if (pauseRule === null)
    return { ...noPauses, ignored: ignoredPauses(rule, facts) };

  const counted: CountedPause[] = [];
  const ignored: IgnoredFact[] = [];
  const paused = new Map<CivilDay, Text>();
  for (const pause of meant) {
    const days = pauseDays(pause, pauseRule, {
      zone: span.calendar.zone,
      asOf: facts.asOf,
    });
    const last = lastDayOf(span.term, span.start, {
      calendar: span.calendar,
      paused,
    });
    const reason = ignoredBecause(days, span.start, last);
    if (reason !== null) {
      ignored.push({ kind: "pause", at: pause.from, reason });
      continue;
    }
    const ground = groundText(pause.ground, pauseRule.grounds);
    counted.push({
      ground,
      from: days.from,
      until: pause.until === null ? null : days.until,
      days: addPausedDays(paused, { ...days, start: span.start, ground }),
    });
  }
  return { counted, paused, ignored };
}

interface PauseSpan {
  readonly from: CivilDay;
  readonly firstOut: CivilDay;
  readonly until: CivilDay;
}

function pauseDays(
  pause: PauseFact,
  rule: PauseRule,
  at: { zone: string; asOf: string | undefined },
): PauseSpan {
  const from = civilDayOf(pause.from, at.zone);
  const end = pause.until ?? at.asOf ?? pause.from;
  return {
    from,
    firstOut: rule.counts === "inclusive" ? from : addDays(from, 1),
    until: laterDay(from, civilDayOf(end, at.zone)),
  };
}

function ignoredBecause(
  days: PauseSpan,
  start: CivilDay,
  last: CivilDay,
): Text | null {
  if (days.until < start) return tooEarly;
  return days.from > last ? tooLate : null;
}

/** Marks the days from the start of the term on, each once; returns how many are new. */
function addPausedDays(
  paused: Map<CivilDay, Text>,
  pause: PauseSpan & { readonly start: CivilDay; readonly ground: Text },
): number {
  const before = paused.size;
  let on = laterDay(pause.firstOut, pause.start);
  for (; on <= pause.until; on = addDays(on, 1)) {
    if (!paused.has(on)) paused.set(on, pause.ground);
  }
  return paused.size - before;
}

function pausesMeant(rule: ClockRule, facts: ClockFacts): PauseFact[] {
  return facts.pauses
    .filter((pause) => pause.ruleIds.includes(rule.id))
    .sort((a, b) => compareInstants(a.from, b.from));
}

/** Pauses recorded for a clock that never pauses. */
export function ignoredPauses(
  rule: ClockRule,
  facts: ClockFacts,
): IgnoredFact[] {
  return pausesMeant(rule, facts).map((pause) => ({
    kind: "pause",
    at: pause.from,
    reason: neverPauses,
  }));
}
