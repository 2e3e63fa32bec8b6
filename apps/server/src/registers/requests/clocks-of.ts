import type { CivilDay, Reckoning } from "@kept/domain/casework/clock";
import type { CalendarSet } from "@kept/domain/casework/clock-calendars";
import {
  nextDue,
  reckon,
  reckonCase,
} from "@kept/domain/casework/clock-reckon";
import type { ClockFacts, ClockRule } from "@kept/domain/casework/clock-rule";
import {
  calendarsOfCase,
  rulesOfCase,
} from "@kept/domain/registers/requests/clocks";
import { seedRulePacks } from "@kept/domain/registers/requests/rules/rule-packs";
import type { Text } from "@kept/domain/text";
import type { CaseHeader } from "../../casework/case-store.ts";
import { readClockFacts } from "../../casework/clock-store.ts";
import type { At, CaseClocks, LetterEffect } from "../../casework/keeping.ts";
import { today } from "../../casework/office.ts";
import type { Db } from "../../db/reading.ts";
import { readRequest, readTypes } from "./store.ts";

/** The rules that this case answers to: its policy's, and those of the law where the person lives. */
export async function clockRulesOf(
  db: Db,
  theCase: CaseHeader,
  { office }: At,
): Promise<readonly ClockRule[]> {
  const { policyId, residence } = await readRequest(db, theCase.id);
  const types = await readTypes(db, theCase.id);
  const { receivedAt } = theCase;
  return rulesOfCase(
    { policyId, residence, types, receivedAt },
    { packs: seedRulePacks, calendars: office.calendars },
  );
}

async function calendarsOf(
  db: Db,
  theCase: CaseHeader,
  { office }: At,
): Promise<CalendarSet> {
  const { policyId, residence } = await readRequest(db, theCase.id);
  const policyCalendarId = office.policyCalendars[policyId] ?? "CN";
  return calendarsOfCase({ policyCalendarId, residence }, office.calendars);
}

interface Counting {
  readonly rules: readonly ClockRule[];
  readonly facts: ClockFacts;
  readonly calendars: CalendarSet;
}

async function countingOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<Counting> {
  return {
    rules: await clockRulesOf(db, theCase, at),
    facts: { ...(await readClockFacts(db, theCase.id)), asOf: at.now },
    calendars: await calendarsOf(db, theCase, at),
  };
}

export async function clocksOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<CaseClocks> {
  const { rules, facts, calendars } = await countingOf(db, theCase, at);
  const clocks = reckonCase(rules, facts, calendars);
  const next = nextDue(clocks);
  return {
    clocks,
    next,
    isPaused: next?.pauses.some((pause) => pause.until === null) ?? false,
    calendars,
  };
}

/** The clocks as they would be after this pause or extension; nothing is saved. */
export async function supposedClocks(
  db: Db,
  theCase: CaseHeader,
  supposed: { at: At; effect: LetterEffect; from: string },
): Promise<{ before: Reckoning[]; after: Reckoning[] }> {
  const { rules, facts, calendars } = await countingOf(
    db,
    theCase,
    supposed.at,
  );
  return {
    before: reckonCase(rules, facts, calendars),
    after: reckonCase(rules, withEffect(facts, supposed), calendars),
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

/** The dates that letters of this case name; nulls where no clock has a number or it has been met. */
export interface LetterDates {
  readonly answerDueOn: CivilDay | null;
  readonly outcomeDueOn: CivilDay | null;
  readonly policyDueOn: CivilDay | null;
  readonly pause: {
    ground: Text;
    citation: Text;
    from: CivilDay;
    dueOnBefore: CivilDay;
    dueOnAfter: CivilDay | null;
  } | null;
  readonly extension: {
    ground: Text;
    citation: Text;
    dueOnBefore: CivilDay;
    dueOnAfter: CivilDay;
  } | null;
}

export async function letterDates(
  db: Db,
  asked: {
    theCase: CaseHeader;
    at: At;
    effect: LetterEffect | null;
    writtenAt: string;
  },
): Promise<LetterDates> {
  const { theCase, at, effect } = asked;
  const { clocks } = await clocksOf(db, theCase, at);
  const open = clocks.filter(
    (clock) => clock.stoppedAt === null && clock.strength === "firm",
  );
  const governing = (act: string) =>
    open.find((clock) => clock.act === act && clock.governs)?.dueOn ?? null;
  const promised = open.flatMap((clock) =>
    clock.pack.kind === "policy" &&
    clock.act !== "identify" &&
    clock.dueOn !== null
      ? [clock.dueOn]
      : [],
  );
  const dates = {
    answerDueOn: governing("answer"),
    outcomeDueOn: governing("outcome"),
    policyDueOn: promised.sort()[0] ?? null,
    pause: null,
    extension: null,
  };
  if (effect === null) return dates;
  const { before, after } = await supposedClocks(db, theCase, {
    at,
    effect,
    from: asked.writtenAt,
  });
  const rules = await clockRulesOf(db, theCase, at);
  const ruleId = effect.kind === "extend" ? effect.ruleId : effect.ruleIds[0];
  const rule = rules.find((found) => found.id === ruleId);
  const dueOnBefore = before.find((clock) => clock.ruleId === ruleId)?.dueOn;
  const dueOnAfter = after.find((clock) => clock.ruleId === ruleId)?.dueOn;
  if (!rule || dueOnBefore == null || dueOnAfter == null) return dates;
  const known = effect.kind === "extend" ? rule.extension : rule.pause;
  const ground = known?.grounds.find(
    (found) => found.key === effect.ground,
  )?.title;
  if (!known || !ground) return dates;
  const said = { ground, citation: known.citation, dueOnBefore, dueOnAfter };
  return effect.kind === "extend"
    ? { ...dates, extension: said }
    : { ...dates, pause: { ...said, from: today(at.office, asked.writtenAt) } };
}
