import type { OwnSettings } from "@kept/domain/access/own-settings";
import type { WorkingTime } from "@kept/domain/time/working-time";
import type { Office } from "./office.ts";

/** When somebody works: their zone and hours, on the days that the office works. */
export function workingTimeOf(
  office: Office,
  { zone, worksFrom, worksUntil }: OwnSettings,
): WorkingTime {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (!calendar)
    throw new Error(`There is no calendar "${office.calendarId}".`);
  return {
    zone: zone ?? office.zone,
    from: worksFrom,
    until: worksUntil,
    calendar,
  };
}
