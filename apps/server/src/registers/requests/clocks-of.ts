import type { Reckoning } from "@kept/domain/casework/clock";
import type { CalendarSet } from "@kept/domain/casework/clock-calendars";
import { nextDue, reckonCase } from "@kept/domain/casework/clock-reckon";
import type { ClockFacts, ClockRule } from "@kept/domain/casework/clock-rule";
import {
  calendarsOfCase,
  rulesOfCase,
} from "@kept/domain/registers/requests/clocks";
import { seedRulePacks } from "@kept/domain/registers/requests/rules/rule-packs";
import type { CaseHeader } from "../../casework/case-store.ts";
import { readClockFacts } from "../../casework/clock-store.ts";
import type { At, CaseClocks, LetterEffect } from "../../casework/keeping.ts";
import { isLater } from "../../casework/moments.ts";
import { onceIn } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import { readRequest, readTypes } from "./store.ts";

/** Everything that the clocks of one case are worked out from. */
export interface Counting {
  readonly rules: readonly ClockRule[];
  readonly facts: ClockFacts;
  readonly calendars: CalendarSet;
}

/** The rules of the case's policy and of the law where the person lives, with its facts and calendars. */
export function countingOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<Counting> {
  return onceIn(db, `counting ${theCase.id} ${at.now}`, () =>
    counted(db, theCase, at),
  );
}

async function counted(
  db: Db,
  theCase: CaseHeader,
  { office, now }: At,
): Promise<Counting> {
  const { policyId, residence } = await readRequest(db, theCase.id);
  const types = await readTypes(db, theCase.id);
  const { receivedAt } = theCase;
  const policyCalendarId =
    office.policyCalendars[policyId] ?? office.calendarId;
  return {
    rules: rulesOfCase(
      { policyId, residence, types, receivedAt },
      { packs: seedRulePacks, calendars: office.calendars },
    ),
    facts: { ...(await readClockFacts(db, theCase.id)), asOf: now },
    calendars: calendarsOfCase(
      { policyCalendarId, residence },
      office.calendars,
    ),
  };
}

const reckonings = new WeakMap<Counting, Reckoning[]>();

/** The clocks that follow; worked out once for the same things in hand. */
export function reckoned(counting: Counting): Reckoning[] {
  const { rules, facts, calendars } = counting;
  const clocks =
    reckonings.get(counting) ?? reckonCase(rules, facts, calendars);
  reckonings.set(counting, clocks);
  return clocks;
}

export async function clocksOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<CaseClocks> {
  const counting = await countingOf(db, theCase, at);
  const clocks = reckoned(counting);
  const next = nextDue(clocks);
  return {
    clocks,
    next,
    isPaused: next?.pauses.some((pause) => pause.until === null) ?? false,
    calendars: counting.calendars,
  };
}

/** The rules whose clocks may be paused or extended now: a term that has run out or been met moves no more. */
export function movableRules(
  rules: readonly ClockRule[],
  clocks: readonly Reckoning[],
  now: string,
): { readonly pausable: ClockRule[]; readonly extendable: ClockRule[] } {
  const running = clocks.filter(
    (clock) =>
      clock.start !== null &&
      clock.stoppedAt === null &&
      clock.dueAt !== null &&
      !isLater(now, clock.dueAt),
  );
  const clockOf = (rule: ClockRule) =>
    running.find((clock) => clock.ruleId === rule.id);
  return {
    pausable: rules.filter(
      (rule) => rule.pause !== null && clockOf(rule) !== undefined,
    ),
    extendable: rules.filter(
      (rule) => rule.extension !== null && clockOf(rule)?.extension === null,
    ),
  };
}

/** The clocks as they would be after this pause or extension; nothing is saved. */
export function supposedClocks(
  counting: Counting,
  supposed: { effect: LetterEffect; from: string },
): { before: Reckoning[]; after: Reckoning[] } {
  const facts = withEffect(counting.facts, supposed);
  return {
    before: reckoned(counting),
    after: reckoned({ ...counting, facts }),
  };
}

/** The clocks as they would be with these moments of a fee; nothing is saved. */
export function clocksWithFee(
  counting: Counting,
  { askedAt, paidAt }: { askedAt: string | null; paidAt: string | null },
): { before: Reckoning[]; after: Reckoning[] } {
  const {
    feeAsked: _asked,
    feePaid: _paid,
    ...others
  } = counting.facts.anchors;
  const anchors = {
    ...others,
    ...(askedAt !== null && { feeAsked: askedAt }),
    ...(paidAt !== null && { feePaid: paidAt }),
  };
  const facts = { ...counting.facts, anchors };
  return {
    before: reckoned(counting),
    after: reckoned({ ...counting, facts }),
  };
}

function withEffect(
  facts: ClockFacts,
  supposed: { effect: LetterEffect; from: string },
): ClockFacts {
  const { effect, from } = supposed;
  if (effect.kind === "extend") {
    const { ruleId, ground, until } = effect;
    const extension = {
      ruleId,
      ground,
      decidedAt: from,
      ...(until !== null && { until }),
    };
    return { ...facts, extensions: [...facts.extensions, extension] };
  }
  const { ruleIds, ground, replyBy } = effect;
  // Noon UTC lies on that day in every office zone from the Americas to China.
  const answered = `${replyBy}T12:00:00Z`;
  return {
    ...facts,
    pauses: [...facts.pauses, { ground, ruleIds, from, until: answered }],
  };
}
