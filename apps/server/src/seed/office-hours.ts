import { Temporal } from "temporal-polyfill";
import {
  isWorkingDay,
  type WorkCalendar,
} from "@kept/domain/time/work-calendar";

/** The first moment at work that lies at least `hours` after `after`: a working day between 9 and 18. */
export function workMoment(
  after: string,
  wait: { hours: number; minute: number },
  calendar: WorkCalendar,
): string {
  let at = Temporal.Instant.from(after)
    .add({ minutes: Math.round(wait.hours * 60) })
    .toZonedDateTimeISO(calendar.zone);
  if (at.hour >= 18) at = nextMorning(at, wait.minute);
  else if (at.hour < 9) at = morning(at, wait.minute);
  while (!isWorkingDay(calendar, at.toPlainDate().toString()))
    at = nextMorning(at, wait.minute);
  return moment(at.toInstant());
}

function morning(
  at: Temporal.ZonedDateTime,
  minute: number,
): Temporal.ZonedDateTime {
  return at.with({
    hour: 9,
    minute,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  });
}

function nextMorning(
  at: Temporal.ZonedDateTime,
  minute: number,
): Temporal.ZonedDateTime {
  return morning(at.add({ days: 1 }), minute);
}

function moment(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 });
}

export function hoursAfter(at: string, hours: number): string {
  return moment(
    Temporal.Instant.from(at).add({ minutes: Math.round(hours * 60) }),
  );
}
