import type { CivilDay, DayEntry } from "@kept/domain/casework/clock";
import type { Text } from "@kept/domain/text";
import { addDays, weekdayFromMonday } from "../ui/dates.ts";

interface TermDays {
  readonly startOn: CivilDay;
  readonly count: number;
  readonly holidays?: Readonly<Record<CivilDay, Text>>;
  readonly makeUpDays?: readonly CivilDay[];
  /** First and last paused day. */
  readonly paused?: readonly [CivilDay, CivilDay];
  readonly horizon?: CivilDay;
}

/** Invented days for the kit: what the law would say, written down by hand. Not the law. */
export function workingTerm({
  startOn,
  count,
  holidays = {},
  makeUpDays = [],
  paused,
  horizon = "2026-12-31",
}: TermDays): DayEntry[] {
  const days: DayEntry[] = [
    {
      on: startOn,
      kind: "start",
      count: null,
      makeUp: false,
      name: null,
      beyondHorizon: false,
    },
  ];
  let counted = 0;
  for (let on = addDays(startOn, 1); counted < count; on = addDays(on, 1)) {
    const name = holidays[on] ?? null;
    const makeUp = makeUpDays.includes(on);
    const isWeekend = weekdayFromMonday(on) > 4 && !makeUp;
    const isPaused = paused !== undefined && on >= paused[0] && on <= paused[1];
    const kind = isPaused
      ? "paused"
      : name
        ? "holiday"
        : isWeekend
          ? "weekend"
          : "counted";
    if (kind === "counted") counted += 1;
    days.push({
      on,
      kind,
      count: kind === "counted" ? counted : null,
      makeUp: makeUp && kind === "counted",
      name,
      beyondHorizon: on > horizon,
    });
  }
  return days;
}

/** Days of a term in calendar days or months: all count until the last. */
export function plainTerm(startOn: CivilDay, dueOn: CivilDay): DayEntry[] {
  const days: DayEntry[] = [
    {
      on: startOn,
      kind: "start",
      count: null,
      makeUp: false,
      name: null,
      beyondHorizon: false,
    },
  ];
  for (
    let on = addDays(startOn, 1), count = 1;
    on <= dueOn;
    on = addDays(on, 1), count += 1
  ) {
    days.push({
      on,
      kind: "counted",
      count,
      makeUp: false,
      name: null,
      beyondHorizon: false,
    });
  }
  return days;
}

const midAutumn = { en: "Mid-Autumn Festival", zh: "中秋节" };
const nationalDay = { en: "National Day", zh: "国庆节" };

export const autumnHolidays: Readonly<Record<CivilDay, Text>> = {
  "2026-09-25": midAutumn,
  "2026-09-26": midAutumn,
  "2026-09-27": midAutumn,
  "2026-10-01": nationalDay,
  "2026-10-02": nationalDay,
  "2026-10-03": nationalDay,
  "2026-10-04": nationalDay,
  "2026-10-05": nationalDay,
  "2026-10-06": nationalDay,
  "2026-10-07": nationalDay,
};

export const autumnMakeUpDays: readonly CivilDay[] = [
  "2026-09-20",
  "2026-10-10",
];

export const fifteenWorkingDays = workingTerm({
  startOn: "2026-09-16",
  count: 15,
  holidays: autumnHolidays,
  makeUpDays: autumnMakeUpDays,
});
