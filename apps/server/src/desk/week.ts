import type { Text } from "@kept/domain/text";
import { addDays } from "@kept/domain/time/civil-day";
import { dayStanding } from "@kept/domain/time/work-calendar";
import type { Office } from "../casework/office.ts";

export interface PlainDay {
  readonly on: string;
  readonly type: "working" | "holiday" | "weekend";
  readonly makeUp: boolean;
  readonly name: Text | null;
}

const longestRest = 15;
const workingDaysAhead = 6;

/** The last working day, and six from today on, with the days between them that nobody works and why. */
export function weekAround(office: Office, today: string): PlainDay[] {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (calendar === undefined) return [];
  const dayOf = (on: string): PlainDay => {
    const { type, makeUp, name } = dayStanding(calendar, on);
    return { on, type, makeUp, name };
  };
  let last = addDays(today, -1);
  for (let back = 1; back < longestRest; back += 1) {
    if (dayOf(last).type === "working") break;
    last = addDays(last, -1);
  }
  // The rest before today is over; nobody plans it.
  const days = [dayOf(last)];
  for (let on = today, working = 0; working < workingDaysAhead;) {
    const day = dayOf(on);
    if (day.type === "working") working += 1;
    days.push(day);
    if (days.length > 3 * longestRest) break;
    on = addDays(on, 1);
  }
  return days;
}
