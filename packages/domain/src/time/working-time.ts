import { Temporal } from "temporal-polyfill";
import { addDays, type CivilDay, type Instant } from "./civil-day.ts";

import { isWorkingDay, type WorkCalendar } from "./work-calendar.ts";

/** When one person works: their zone, their hours, and the days that their calendar works. */
export interface WorkingTime {
  readonly zone: string;
  /** `HH:MM` on the clock of the zone. */
  readonly from: string;
  readonly until: string;
  readonly calendar: WorkCalendar;
}

function at(on: CivilDay, time: string, zone: string): Temporal.ZonedDateTime {
  // A time that the clocks skip in spring is the one an hour later, as on the wall.
  return Temporal.PlainDate.from(on).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time),
  });
}

/**
 * The first moment at or after `asked` at which the person works: asked for on a Sunday night it is Monday
 * morning, after a holiday the day after it, and a weekend day that is worked by decree is a day like others.
 */
export function nextWorkingMoment(
  asked: Instant,
  { zone, from, until, calendar }: WorkingTime,
): Instant {
  const moment = Temporal.Instant.from(asked).toZonedDateTimeISO(zone);
  let on = moment.toPlainDate().toString();
  if (isWorkingDay(calendar, on)) {
    const begins = at(on, from, zone);
    if (Temporal.ZonedDateTime.compare(moment, begins) < 0)
      return begins.toInstant().toString();
    if (Temporal.ZonedDateTime.compare(moment, at(on, until, zone)) < 0)
      return moment.toInstant().toString();
  }
  do on = addDays(on, 1);
  while (!isWorkingDay(calendar, on));
  return at(on, from, zone).toInstant().toString();
}

/**
 * The working day whose morning it is: from `time` until noon; null before and after it, and on a day that
 * the person does not work. What is done once a morning is done once for each day this gives.
 */
export function morningOf(
  now: Instant,
  time: string,
  { zone, calendar }: Pick<WorkingTime, "zone" | "calendar">,
): CivilDay | null {
  const moment = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const on = moment.toPlainDate().toString();
  return isWorkingDay(calendar, on) &&
    moment.hour < 12 &&
    Temporal.ZonedDateTime.compare(moment, at(on, time, zone)) >= 0
    ? on
    : null;
}

export type Snooze = "laterToday" | "tomorrow" | "nextWeek";

/** When something put away comes back: in three hours, on the next day or on Monday, and never outside of work. */
export function snoozedUntil(
  now: Instant,
  snooze: Snooze,
  time: WorkingTime,
): Instant {
  const moment = Temporal.Instant.from(now).toZonedDateTimeISO(time.zone);
  const day = moment.toPlainDate().toString();
  switch (snooze) {
    case "laterToday":
      return nextWorkingMoment(
        moment.add({ hours: 3 }).toInstant().toString(),
        time,
      );
    case "tomorrow":
      return morningAfter(addDays(day, 1), time);
    case "nextWeek":
      return morningAfter(addDays(day, 8 - moment.dayOfWeek), time);
  }
}

/** The morning of the working day that many from today, when the person's hours begin. */
export function workingMorning(
  now: Instant,
  workingDays: number,
  time: WorkingTime,
): Instant {
  let on = Temporal.Instant.from(now)
    .toZonedDateTimeISO(time.zone)
    .toPlainDate()
    .toString();
  for (let left = workingDays; left > 0;) {
    on = addDays(on, 1);
    if (isWorkingDay(time.calendar, on)) left -= 1;
  }
  return at(on, time.from, time.zone).toInstant().toString();
}

/** The latest morning of a working day on or before `on`, when the person's hours begin. */
export function morningBy(on: CivilDay, time: WorkingTime): Instant {
  let day = on;
  while (!isWorkingDay(time.calendar, day)) day = addDays(day, -1);
  return at(day, time.from, time.zone).toInstant().toString();
}

function morningAfter(on: CivilDay, time: WorkingTime): Instant {
  return nextWorkingMoment(
    at(on, time.from, time.zone).toInstant().toString(),
    time,
  );
}
