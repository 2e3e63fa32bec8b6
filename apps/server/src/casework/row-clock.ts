import type {
  ClockStanding,
  ReckonedClock,
  Reckoning,
} from "@kept/domain/casework/clock";
import { withStandings } from "@kept/domain/casework/clock-standing";
import type { Text } from "@kept/domain/text";
import type { CaseClocks } from "./keeping.ts";

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

/** The clock that a case is listed by, as it stands now; null where nothing is owed by a date. */
export function rowClock(
  { next, calendars }: Pick<CaseClocks, "next" | "calendars">,
  acts: Readonly<Record<string, Text>>,
  now: string,
): RowClock | null {
  if (next === null) return null;
  const [clock] = withStandings([next], now, calendars);
  return clock === undefined ? null : faceOf(clock, acts);
}

function faceOf(
  clock: ReckonedClock,
  acts: Readonly<Record<string, Text>>,
): RowClock {
  const { ruleId, title, dueAt, dueOn, zone, place, unit } = clock;
  const { strength, provisional, standing } = clock;
  return {
    ruleId,
    act: acts[clock.act] ?? title,
    title,
    dueAt,
    dueOn,
    zone,
    place,
    unit,
    strength,
    provisional,
    isMakeUpDay: clock.days.some((day) => day.on === dueOn && day.makeUp),
    standing,
  };
}
