import type { Text } from "@kept/domain/text";
import { civilDayOf } from "@kept/domain/time/civil-day";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";

/** The office that keeps the registers: what it is called, where its day begins, and its calendars. */
export interface Office {
  readonly name: Text;
  /** Mailbox that letters come from. */
  readonly address: string;
  readonly zone: string;
  readonly place: Text;
  /** Calendar that the office itself works by. */
  readonly calendarId: string;
  /** Calendar that each policy is bound to (CR-6). */
  readonly policyCalendars: Readonly<Record<string, string>>;
  /** Newest version of every calendar. */
  readonly calendars: readonly WorkCalendar[];
}

export type OfficeSettings = Omit<Office, "calendars">;

/** The civil day it is in the office. */
export function today(office: Pick<Office, "zone">, now: string): string {
  return civilDayOf(now, office.zone);
}

/** The calendars that the office and its policies count by, each once. */
export function usedCalendars(office: Office): WorkCalendar[] {
  const used = new Set([
    office.calendarId,
    ...Object.values(office.policyCalendars),
  ]);
  return office.calendars.filter(({ id }) => used.has(id));
}
