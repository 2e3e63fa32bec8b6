import {
  calendarFor,
  type CalendarSet,
} from "../../casework/clock-calendars.ts";
import type { ClockRule } from "../../casework/clock-rule.ts";
import type { Text } from "../../text.ts";
import {
  civilDayOf,
  type CivilDay,
  type Instant,
} from "../../time/civil-day.ts";
import type { WorkCalendar } from "../../time/work-calendar.ts";
import { seedCalendars } from "../../time/calendars/seed-calendars.ts";
import {
  regimesOf,
  residenceByCode,
  type Jurisdiction,
} from "./jurisdictions.ts";
import { policyById } from "./policies.ts";
import type { RulePack } from "./rules/rule-pack.ts";
import { seedRulePacks } from "./rules/rule-packs.ts";

/** What clocks of a request ask for. */
export const requestActs = {
  identify: { en: "Identify", zh: "识别" },
  acknowledge: { en: "Acknowledge", zh: "确认收到" },
  answer: { en: "Answer", zh: "答复" },
  settle: { en: "Settle", zh: "办结" },
  outcome: { en: "Outcome", zh: "结果" },
  optOut: { en: "Opt out", zh: "退订" },
  isolate: { en: "Isolate", zh: "隔离" },
  erase: { en: "Erase", zh: "删除" },
} as const satisfies Record<string, Text>;

/**
 * The facts that clocks of a request start from. `received` is the receipt that counts: with a partner's
 * intake, the partner's (p002-13). `identified` is set once both identification and classification are done.
 */
export const requestAnchors = {
  received: { en: "Received", zh: "收到" },
  identified: { en: "Identified and classified", zh: "识别并分类" },
  verified: { en: "Identity verified", zh: "核实身份" },
  identityAsked: {
    en: "Identity information asked for",
    zh: "要求提供身份信息",
  },
  identityReceived: { en: "Identity information received", zh: "收到身份信息" },
  feeAsked: { en: "Fee or cost share told", zh: "告知费用" },
  feePaid: { en: "Fee paid", zh: "已缴费" },
  refused: {
    en: "Decided to refuse, in full or in part",
    zh: "决定拒绝（全部或部分）",
  },
  aware: { en: "Became aware of the child's data", zh: "知悉儿童信息" },
} as const satisfies Record<string, Text>;

/** Stands in a rule's `appliesTo` for a case whose type nobody knows yet. */
const unclassified = "unclassified";

/** What decides which clocks a request has. */
export interface RequestScope {
  readonly policyId: string;
  /** ISO country code, or country and state where that has a law of its own; null when nobody knows. */
  readonly residence: string | null;
  /** Request types; empty before classification, null for "whatever the type". */
  readonly types: readonly string[] | null;
  readonly receivedAt: Instant;
}

/** What an office counts with: its rules and its calendars, both editable. */
export interface ClockBook {
  readonly packs: readonly RulePack[];
  readonly calendars: readonly WorkCalendar[];
}

/** What an office begins with. */
export const seedBook: ClockBook = {
  packs: seedRulePacks,
  calendars: seedCalendars,
};

/** The calendars of a request: the one its policy is bound to (CR-6), and that of where the person lives. */
export function calendarsOfCase(
  scope: { policyCalendarId: string; residence: string | null },
  calendars: readonly WorkCalendar[] = seedCalendars,
): CalendarSet {
  const { policyCalendarId, residence } = scope;
  const place = residence === null ? undefined : residenceByCode(residence);
  return {
    calendars,
    policyId: policyCalendarId,
    residenceId: place === undefined ? null : calendarOfPlace(place, calendars),
  };
}

/** That of the state, or of its country in an office that has not been given the state's yet. */
function calendarOfPlace(
  { calendarId }: Jurisdiction,
  calendars: readonly WorkCalendar[],
): string {
  const [country = calendarId] = calendarId.split("-");
  return calendars.some(({ id }) => id === calendarId) ? calendarId : country;
}

/**
 * The rules a request falls under: those of its policy, of the law the policy chooses, and of the law where
 * the person lives, as they stood on the day of receipt.
 */
export function rulesOfCase(
  scope: RequestScope,
  book: ClockBook = seedBook,
): ClockRule[] {
  const { policyId, residence, types, receivedAt } = scope;
  const packIds: readonly string[] = [
    policyId,
    ...regimesOf(residence, policyId),
  ];
  const set = calendarsOfCase(
    {
      policyCalendarId: policyById(policyId)?.calendarId ?? "CN",
      residence,
    },
    book.calendars,
  );
  return book.packs
    .filter((pack) => packIds.includes(pack.id))
    .flatMap((pack) => pack.rules)
    .filter((rule) => appliesTo(rule, types))
    .filter((rule) => {
      const { zone } = calendarFor(rule.calendar, set);
      return isInForce(rule, civilDayOf(receivedAt, zone));
    });
}

function appliesTo(rule: ClockRule, types: readonly string[] | null): boolean {
  if (rule.appliesTo === "any" || types === null) return true;
  const known = types.length === 0 ? [unclassified] : types;
  return known.some((type) => rule.appliesTo.includes(type));
}

/** Whether a rule governs what was received on this day. */
export function isInForce(rule: ClockRule, receivedOn: CivilDay): boolean {
  return (
    (rule.validFrom === null || rule.validFrom <= receivedOn) &&
    (rule.validTo === null || receivedOn <= rule.validTo)
  );
}

/** Every rule with this id; several when the law changed on a day. */
export function rulesById(
  id: string,
  packs: readonly RulePack[] = seedRulePacks,
): ClockRule[] {
  return packs.flatMap((pack) => pack.rules).filter((rule) => rule.id === id);
}
