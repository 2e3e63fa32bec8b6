import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "./act.ts";
import { calendarEvent } from "./calendar-commands.ts";
import { insertCalendar } from "./calendar-store.ts";
import type { AnyKeeping } from "./keeping.ts";
import { moveCases } from "./moved-cases.ts";
import type { Office } from "./office.ts";

function missingFrom(
  office: Office,
  calendars: readonly WorkCalendar[],
): WorkCalendar[] {
  return calendars.filter(({ id }) =>
    office.calendars.every((known) => known.id !== id),
  );
}

/**
 * Gives the office the calendars that a newer Kept has learned, such as those of single states, and works
 * every open case out anew that is counted by one of them. Calendars that the office has stay as they are.
 */
export async function bringCalendars(
  house: House,
  asking: Asking,
  wanted: {
    readonly calendars: readonly WorkCalendar[];
    readonly keepings: readonly AnyKeeping[];
  },
): Promise<Verdict<{ readonly brought: number }>> {
  const { now, actor } = asking;
  if (missingFrom(await house.office(), wanted.calendars).length === 0)
    return granted({ brought: 0 });
  return house.change({ ...asking, action: "calendars.import" }, async (tx) => {
    const before = await house.office(tx);
    const missing = missingFrom(before, wanted.calendars);
    for (const calendar of missing)
      await insertCalendar(tx, calendar, { now, by: actor.id });
    const after = {
      ...before,
      calendars: [...before.calendars, ...missing],
    };
    const { keepings } = wanted;
    const { events } = await moveCases(tx, { keepings, before, after, now });
    return granted({
      value: { brought: missing.length },
      caseId: null,
      events: [
        ...missing.map((calendar) => calendarEvent(calendar, null)),
        ...events,
      ],
    });
  });
}
