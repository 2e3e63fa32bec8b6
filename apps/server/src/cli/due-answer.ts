import type { Reckoning } from "@kept/domain/casework/clock";
import {
  calendarFor,
  type CalendarSet,
} from "@kept/domain/casework/clock-calendars";
import { markGoverning, reckon } from "@kept/domain/casework/clock-reckon";
import type { ClockFacts, ClockRule } from "@kept/domain/casework/clock-rule";
import { civilDayOf } from "@kept/domain/time/civil-day";
import {
  calendarsOfCase,
  isInForce,
  rulesById,
  rulesOfCase,
  seedBook,
} from "@kept/domain/registers/requests/clocks";
import {
  residenceByCode,
  type Jurisdiction,
} from "@kept/domain/registers/requests/jurisdictions";
import { policies, policyById } from "@kept/domain/registers/requests/policies";
import type { Text } from "@kept/domain/text";
import {
  momentOptions,
  type DueOptions,
  type MomentOption,
} from "./due-question.ts";
import type { Misuse } from "./misuse.ts";
import { momentIn } from "./when.ts";

/** The clocks asked for, and what they were counted with. */
export interface DueAnswer {
  readonly policyId: string;
  readonly residence: string | null;
  readonly calendars: CalendarSet;
  readonly clocks: readonly Reckoning[];
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly misuse: Misuse };

const wrong = (option: string, en: string, zh: string) =>
  ({
    ok: false,
    misuse: { option, sentence: { en, zh } satisfies Text },
  }) as const;
const right = <T>(value: T) => ({ ok: true, value }) as const;

/**
 * Works out the due moments with the functions that the screens use. Which clock governs is decided among all
 * that apply, also when only some of them were asked for.
 */
export function answerDue(options: DueOptions): Outcome<DueAnswer> {
  const asked = askedRules(options.rule);
  if (!asked.ok) return asked;
  const policy = policyOf(options, asked.value);
  if (!policy.ok) return policy;
  const home = residenceOf(options, asked.value);
  if (!home.ok) return home;

  const residence = home.value?.residence ?? null;
  const calendars = calendarsOfCase({
    policyCalendarId: policy.value.calendarId,
    residence,
  });
  const selected = inForce(asked.value, options, calendars);
  if (!selected.ok) return selected;

  const receivedAt = momentIn(
    options.received,
    calendarFor({ kind: "policy" }, calendars).zone,
  );
  const applying = rulesOfCase({
    policyId: policy.value.id,
    residence,
    types: options.types ?? null,
    receivedAt,
  });
  const ids = new Set(selected.value.map((rule) => rule.id));
  const rules = [
    ...applying.filter((rule) => !ids.has(rule.id)),
    ...selected.value,
  ];
  const clocks = markGoverning(
    rules.map((rule) =>
      reckon(rule, factsFor(rule, options, calendars), calendars),
    ),
  );
  return right({
    policyId: policy.value.id,
    residence,
    calendars,
    clocks: options.rule.length === 0 ? clocks : inOrder(clocks, options.rule),
  });
}

function inOrder(
  clocks: readonly Reckoning[],
  ruleIds: readonly string[],
): Reckoning[] {
  return [...new Set(ruleIds)].flatMap((id) =>
    clocks.filter((clock) => clock.ruleId === id),
  );
}

function askedRules(ids: readonly string[]): Outcome<ClockRule[]> {
  const unknown = ids.find((id) => rulesById(id).length === 0);
  if (unknown !== undefined)
    return wrong(
      "--rule",
      `There is no rule "${unknown}". "kept rules" lists them.`,
      `没有规则“${unknown}”。可用“kept rules”查看全部规则。`,
    );
  return right([...new Set(ids)].flatMap((id) => rulesById(id)));
}

/** The policy named, or that of the first rule of a policy, or the first policy; with its calendar. */
function policyOf(
  options: DueOptions,
  asked: readonly ClockRule[],
): Outcome<{ id: string; calendarId: string }> {
  const ofRule = asked.find((rule) => rule.pack.kind === "policy")?.pack.id;
  const id = options.policy ?? ofRule ?? "p000";
  const policy = policyById(id);
  if (!policy)
    return wrong(
      "--policy",
      `There is no policy "${id}". Policies are ${policies.map((known) => known.id).join(", ")}.`,
      `没有政策“${id}”。可选：${policies.map((known) => known.id).join("、")}。`,
    );
  const calendarId = options.calendar ?? policy.calendarId;
  const known = seedBook.calendars.map((calendar) => calendar.id);
  if (!known.includes(calendarId))
    return wrong(
      "--calendar",
      `There is no calendar "${calendarId}". Calendars are ${known.join(", ")}.`,
      `没有日历“${calendarId}”。可选：${known.join("、")}。`,
    );
  return right({ id, calendarId });
}

/** The place named; a rule that counts where the person lives cannot do without one. */
function residenceOf(
  options: DueOptions,
  asked: readonly ClockRule[],
): Outcome<Jurisdiction | null> {
  const code = options.residence ?? null;
  const found = code === null ? undefined : residenceByCode(code);
  if (code !== null && !found)
    return wrong(
      "--residence",
      `There is no place "${code}". Write a country such as DE, or US-CA.`,
      `没有居住地“${code}”。请填写国家代码（如 DE）或 US-CA。`,
    );
  if (found) return right(found);
  const needs = asked.find((rule) => rule.calendar.kind === "residence");
  if (!needs) return right(null);
  const named = residenceByCode(options.calendar ?? "");
  if (named?.regimes.some((regime) => regime === needs.pack.id))
    return right(named);
  return wrong(
    "--residence",
    `${needs.id} counts where the person lives. Name the country, such as DE.`,
    `${needs.id} 按请求人居住地计算，请填写国家代码，例如 DE。`,
  );
}

function inForce(
  asked: readonly ClockRule[],
  options: DueOptions,
  calendars: CalendarSet,
): Outcome<ClockRule[]> {
  const holds = (rule: ClockRule) => {
    const { zone } = calendarFor(rule.calendar, calendars);
    return isInForce(rule, civilDayOf(momentIn(options.received, zone), zone));
  };
  const valid = asked.filter(holds);
  const out = asked.find((rule) => !valid.some(({ id }) => id === rule.id));
  if (!out) return right(valid);
  return wrong(
    "--received",
    `${out.id} applies to what is received from ${out.validFrom ?? "the beginning"} to ${out.validTo ?? "now"}.`,
    `${out.id} 仅适用于${out.validFrom ?? "最初"}至${out.validTo ?? "现在"}之间收到的请求。`,
  );
}

/** Facts as one clock reads them: a day without an hour is a day in the zone of that clock. */
function factsFor(
  rule: ClockRule,
  options: DueOptions,
  calendars: CalendarSet,
): ClockFacts {
  const { zone } = calendarFor(rule.calendar, calendars);
  const anchors: Record<string, string> = {};
  for (const fact of Object.keys(momentOptions) as MomentOption[]) {
    const when = options[fact];
    if (when !== undefined) anchors[fact] = momentIn(when, zone);
  }
  // Asked about by name, a clock also says why it does not follow; in a list that would only be noise.
  const named = options.rule.includes(rule.id);
  const follows = (may: unknown) => (named || may !== null ? [rule.id] : []);
  return {
    anchors,
    pauses: options.paused.map(({ from, until }) => ({
      ground: options.ground ?? rule.pause?.grounds[0]?.key ?? "pause",
      ruleIds: follows(rule.pause),
      from: momentIn(from, zone),
      until: until === null ? null : momentIn(until, zone),
    })),
    extensions: extensionsFor(rule, options, zone).filter(
      () => follows(rule.extension).length > 0,
    ),
    stops: Object.fromEntries(
      options.done.map(({ act, when }) => [act, momentIn(when, zone)]),
    ),
    ...(options.now !== undefined && { asOf: options.now }),
  };
}

function extensionsFor(
  rule: ClockRule,
  options: DueOptions,
  zone: string,
): ClockFacts["extensions"] {
  if (options.extended === undefined && options.extendedUntil === undefined)
    return [];
  const told =
    options.extended === undefined || options.extended === true
      ? options.received
      : options.extended;
  return [
    {
      ruleId: rule.id,
      ground: options.ground ?? rule.extension?.grounds[0]?.key ?? "extension",
      decidedAt: momentIn(told, zone),
      ...(options.extendedUntil !== undefined && {
        until: options.extendedUntil,
      }),
    },
  ];
}
