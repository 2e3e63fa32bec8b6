import type { ClockStanding, Reckoning } from "@kept/domain/casework/clock";
import {
  standing,
  type StandingClock,
} from "@kept/domain/casework/clock-standing";
import type { Text } from "@kept/domain/text";
import type { CaseClocks } from "./keeping.ts";
import type { Office } from "./office.ts";

/** What a list says of a clock: enough for the chip, without the days that explain it. */
export interface RowClock {
  readonly ruleId: string;
  readonly act: Text;
  readonly title: Text;
  readonly dueAt: string | null;
  readonly dueOn: string | null;
  readonly zone: string;
  readonly place: Text;
  readonly unit: Reckoning["unit"];
  readonly strength: Reckoning["strength"];
  readonly provisional: boolean;
  /** The due day is a weekend day worked by decree. */
  readonly isMakeUpDay: boolean;
  readonly standing: ClockStanding;
}

/** A clock as it is kept beside its case, so that a list of many need not work it out. */
export interface KeptClock
  extends StandingClock, Omit<RowClock, "act" | "standing"> {
  readonly act: string;
  /** The calendar that its working days are measured by. */
  readonly calendarId: string;
}

/** What is kept of the clock that a case is listed by; null where nothing is owed by a date. */
export function keptClock({
  next,
  calendars,
}: Pick<CaseClocks, "next" | "calendars">): KeptClock | null {
  if (next === null) return null;
  const { ruleId, act, title, dueAt, dueOn, zone, place, unit } = next;
  const { strength, provisional, stoppedAt } = next;
  return {
    ruleId,
    act,
    title,
    dueAt,
    dueOn,
    zone,
    place,
    unit,
    strength,
    provisional,
    isMakeUpDay: next.days.some((day) => day.on === dueOn && day.makeUp),
    start: next.start && { at: next.start.at },
    stoppedAt,
    // Only one that still lasts says something about how the clock stands.
    pauses: next.pauses
      .filter(({ until }) => until === null)
      .map(({ from, until }) => ({ from, until })),
    calendarId: next.calendar?.id ?? calendars.policyId,
  };
}

/** The clock as it stands now. */
export function faceOf(
  kept: KeptClock,
  at: {
    readonly acts: Readonly<Record<string, Text>>;
    readonly calendars: Office["calendars"];
    readonly now: string;
  },
): RowClock {
  const calendar = at.calendars.find(({ id }) => id === kept.calendarId);
  if (!calendar) throw new Error(`There is no calendar "${kept.calendarId}".`);
  const { ruleId, title, dueAt, dueOn, zone, place, unit } = kept;
  const { strength, provisional, isMakeUpDay } = kept;
  return {
    ruleId,
    act: at.acts[kept.act] ?? title,
    title,
    dueAt,
    dueOn,
    zone,
    place,
    unit,
    strength,
    provisional,
    isMakeUpDay,
    standing: standing(kept, at.now, calendar),
  };
}

/** The clock that a case is listed by, worked out at this moment; null where nothing is owed by a date. */
export function rowClock(
  clocks: Pick<CaseClocks, "next" | "calendars">,
  acts: Readonly<Record<string, Text>>,
  now: string,
): RowClock | null {
  const kept = keptClock(clocks);
  const { calendars } = clocks.calendars;
  return kept === null ? null : faceOf(kept, { acts, calendars, now });
}
