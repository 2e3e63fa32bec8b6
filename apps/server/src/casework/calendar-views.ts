import type {
  CalendarYear,
  WorkCalendar,
} from "@kept/domain/time/work-calendar";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";
import type { Office } from "./office.ts";

/** A calendar in the list: everything but its days. */
export interface CalendarLine {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly zone: string;
  readonly place: Text;
  readonly coveredFrom: string;
  /** Beyond it, dates are provisional. */
  readonly horizon: string;
  readonly years: readonly CalendarYear[];
  readonly note: Text | null;
  readonly importedAt: string;
  /** Policies whose working days it counts. */
  readonly policyIds: readonly string[];
}

export async function listCalendars(
  db: Db,
  office: Office,
): Promise<CalendarLine[]> {
  const rows = await db
    .selectFrom("calendars")
    .select(["id", "version", "imported_at"])
    .execute();
  const importedAt = new Map(
    rows.map((row) => [`${row.id} ${String(row.version)}`, row.imported_at]),
  );
  return office.calendars
    .map((calendar) => lineOf(calendar, office, importedAt))
    .toSorted((one, other) => (one.title.en < other.title.en ? -1 : 1));
}

function lineOf(
  calendar: WorkCalendar,
  office: Office,
  importedAt: ReadonlyMap<string, string>,
): CalendarLine {
  const { id, version, title, zone, place } = calendar;
  const { coveredFrom, horizon, years, note } = calendar;
  const bound = Object.entries(office.policyCalendars);
  return {
    id,
    version,
    title,
    zone,
    place,
    coveredFrom,
    horizon,
    years,
    note,
    importedAt: importedAt.get(`${id} ${String(version)}`) ?? "",
    policyIds: bound
      .filter(([, calendarId]) => calendarId === id)
      .map(([policyId]) => policyId),
  };
}
