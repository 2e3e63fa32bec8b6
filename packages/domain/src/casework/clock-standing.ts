import {
  addDays,
  civilDayOf,
  daysFrom,
  startOfDay,
  type CivilDay,
  type Instant,
} from "../time/civil-day.ts";
import { isAfterTerm, minutesFrom } from "../time/instant.ts";
import type { WorkCalendar } from "../time/work-calendar.ts";
import { workingDaysBetween } from "../time/working-days.ts";
import { calendarById, type CalendarSet } from "./clock-calendars.ts";
import type { ClockStanding, ReckonedClock, Reckoning } from "./clock.ts";

type Measure = NonNullable<ClockStanding["measure"]>;

/** Working days left, or hours left, from which on a clock counts as soon. */
const soon = { workingDays: 2, minutes: 48 * 60 };

/** As much of a clock as its standing depends on. */
export interface StandingClock {
  readonly zone: string;
  readonly unit: Reckoning["unit"];
  readonly start: { readonly at: Instant } | null;
  readonly dueAt: Instant | null;
  readonly dueOn: CivilDay | null;
  readonly stoppedAt: Instant | null;
  readonly provisional: boolean;
  readonly pauses: readonly {
    readonly from: CivilDay;
    readonly until: CivilDay | null;
  }[];
}

/**
 * How a clock stands at `now`. What is settled comes first (met, missed, waiting, paused), then how near the
 * end is; provisional is said only while nothing is nearer. `calendar` is the clock's own, or the office's
 * for a clock that asked none: it measures working days left.
 */
export function standing(
  clock: StandingClock,
  now: Instant,
  calendar: WorkCalendar,
): ClockStanding {
  if (clock.stoppedAt !== null) return ended(clock, clock.stoppedAt, calendar);
  if (clock.start === null)
    return { state: "waiting", measure: null, share: 0 };
  const share = shareUsed(clock, now);
  const today = civilDayOf(now, clock.zone);
  const open = clock.pauses.find((pause) => pause.until === null);
  if (open) {
    const amount = Math.max(daysFrom(open.from, today) + 1, 1);
    return { state: "paused", measure: { unit: "days", amount }, share };
  }
  if (clock.dueAt === null || clock.dueOn === null)
    return { state: "calm", measure: null, share };
  const due = dueOf(clock, clock.dueAt, clock.dueOn);
  if (isAfterTerm(now, clock.dueAt))
    return {
      state: "overdue",
      measure: over(clock, { due, at: now, calendar }),
      share,
    };
  return {
    state: running(clock, { due, now, today, calendar }),
    measure: left(clock, { due, now, today, calendar }),
    share,
  };
}

/** Every clock of a case with its standing, each measured by the right calendar. */
export function withStandings(
  clocks: readonly Reckoning[],
  now: Instant,
  calendars: CalendarSet,
): ReckonedClock[] {
  return clocks.map((clock) => ({
    ...clock,
    standing: standing(
      clock,
      now,
      calendarById(calendars, clock.calendar?.id ?? calendars.policyId),
    ),
  }));
}

interface Due {
  /** Where the term is used up: for a term in days that is 24:00, a second after its last one. */
  readonly end: Instant;
  readonly on: CivilDay;
}

function dueOf(clock: StandingClock, at: Instant, on: CivilDay): Due {
  const end =
    clock.unit === "hours" ? at : startOfDay(addDays(on, 1), clock.zone);
  return { end, on };
}

interface Running {
  readonly due: Due;
  readonly now: Instant;
  readonly today: CivilDay;
  readonly calendar: WorkCalendar;
}

function running(clock: StandingClock, at: Running): ClockStanding["state"] {
  if (at.due.on === at.today) return "today";
  const minutes = minutesFrom(at.now, at.due.end);
  const isSoon =
    minutes <= soon.minutes ||
    (clock.unit !== "hours" &&
      workingDaysBetween(at.today, at.due.on, at.calendar) <= soon.workingDays);
  if (isSoon) return "soon";
  return clock.provisional ? "provisional" : "calm";
}

/** Time left. On the last day the hours are what people ask for. */
function left(clock: StandingClock, at: Running): Measure {
  if (clock.unit === "hours" || at.due.on === at.today)
    return hours(minutesFrom(at.now, at.due.end));
  return clock.unit === "workingDays"
    ? {
        unit: "workingDays",
        amount: workingDaysBetween(at.today, at.due.on, at.calendar),
      }
    : { unit: "days", amount: daysFrom(at.today, at.due.on) };
}

/** Time over. Less than one unit over is told in hours. */
function over(
  clock: StandingClock,
  late: { due: Due; at: Instant; calendar: WorkCalendar },
): Measure {
  const day = civilDayOf(late.at, clock.zone);
  const minutes = minutesFrom(late.due.end, late.at);
  if (clock.unit === "hours") return hours(minutes);
  const unit = clock.unit === "workingDays" ? "workingDays" : "days";
  const amount =
    unit === "workingDays"
      ? workingDaysBetween(late.due.on, day, late.calendar)
      : daysFrom(late.due.on, day);
  return amount === 0 ? hours(minutes) : { unit, amount };
}

function ended(
  clock: StandingClock,
  at: Instant,
  calendar: WorkCalendar,
): ClockStanding {
  const { dueAt, dueOn } = clock;
  if (dueAt !== null && dueOn !== null && isAfterTerm(at, dueAt)) {
    const due = dueOf(clock, dueAt, dueOn);
    return {
      state: "missed",
      measure: over(clock, { due, at, calendar }),
      share: 1,
    };
  }
  return {
    state: "met",
    measure: used(clock, at, calendar),
    share: shareUsed(clock, at),
  };
}

function used(
  clock: StandingClock,
  at: Instant,
  calendar: WorkCalendar,
): Measure | null {
  if (clock.start === null) return null;
  const from = civilDayOf(clock.start.at, clock.zone);
  const to = civilDayOf(at, clock.zone);
  if (clock.unit === "hours" || from >= to)
    return hours(Math.max(minutesFrom(clock.start.at, at), 0));
  return clock.unit === "workingDays"
    ? { unit: "workingDays", amount: workingDaysBetween(from, to, calendar) }
    : { unit: "days", amount: daysFrom(from, to) };
}

function hours(minutes: number): Measure {
  return {
    unit: "hours",
    amount: Math.floor(minutes / 60),
    minutes: minutes % 60,
  };
}

function shareUsed(clock: StandingClock, at: Instant): number {
  if (clock.start === null || clock.dueAt === null) return 0;
  const whole = minutesFrom(clock.start.at, clock.dueAt);
  const gone = minutesFrom(clock.start.at, at);
  if (whole <= 0) return gone > 0 ? 1 : 0;
  return Math.min(Math.max(gone / whole, 0), 1);
}
