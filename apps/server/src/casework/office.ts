import { Temporal } from "temporal-polyfill";
import type { Text } from "@kept/domain/text";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import type { Db } from "../db/reading.ts";

/** The office that keeps the registers: what it is called, where its day begins, and its calendars. */
export interface Office {
  readonly name: Text;
  /** Mailbox that letters come from. */
  readonly address: string;
  readonly zone: string;
  readonly place: Text;
  /** Newest version of every calendar. */
  readonly calendars: readonly WorkCalendar[];
  /** Calendar that each policy is bound to (CR-6). */
  readonly policyCalendars: Readonly<Record<string, string>>;
}

export type OfficeSettings = Omit<Office, "calendars">;

export const officeSettingKey = "office";

export async function readOffice(db: Db): Promise<Office> {
  const setting = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", officeSettingKey)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("calendars")
    .select(["id", "version", "data"])
    .orderBy("version")
    .execute();
  const newest = new Map(
    rows.map((row) => [row.id, JSON.parse(row.data) as WorkCalendar]),
  );
  return {
    ...(JSON.parse(setting.value) as OfficeSettings),
    calendars: [...newest.values()],
  };
}

/** The civil day it is in the office. */
export function today(office: Pick<Office, "zone">, now: string): string {
  return Temporal.Instant.from(now)
    .toZonedDateTimeISO(office.zone)
    .toPlainDate()
    .toString();
}

const cached = new WeakMap<Db, { stamp: string; office: Office }>();

/** The same, read again only when a calendar or the setting has changed. */
export async function officeOf(db: Db): Promise<Office> {
  const rows = await db
    .selectFrom("calendars")
    .select(({ fn }) => fn.countAll<number>().as("calendars"))
    .execute();
  const setting = await db
    .selectFrom("settings")
    .select("version")
    .where("key", "=", officeSettingKey)
    .executeTakeFirst();
  const stamp = `${String(rows[0]?.calendars ?? 0)} ${String(setting?.version ?? 0)}`;
  const known = cached.get(db);
  if (known?.stamp === stamp) return known.office;
  const office = await readOffice(db);
  cached.set(db, { stamp, office });
  return office;
}
