import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { fixedQuery, lastingDb } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Office, OfficeSettings } from "./office.ts";

export const officeSettingKey = "office";

async function readOffice(db: Db): Promise<Office> {
  const setting = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", officeSettingKey)
    .executeTakeFirst();
  if (setting === undefined)
    throw new Error("The office has not been set up in this database");
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

const stampOf = fixedQuery<{ calendars: number; version: number | null }>(
  `select (select count(*) from calendars) as calendars,
    (select version from settings where key = ?) as version`,
);

const cached = new WeakMap<Db, { stamp: string; office: Office }>();

/**
 * The office as `db` sees it, read again only when a calendar or the setting has changed. Inside a change,
 * `db` is its Tx and `house` the handle whose memory is used. What one answer alone asks (`askingOnce`) shares
 * the memory of the database behind it.
 */
export async function officeOf(db: Db, house: Db = db): Promise<Office> {
  const lasting = lastingDb(house);
  const [row] = await stampOf(db, officeSettingKey);
  const stamp = `${String(row?.calendars ?? 0)} ${String(row?.version ?? 0)}`;
  const known = cached.get(lasting);
  if (known?.stamp === stamp) return known.office;
  const office = await readOffice(db);
  // What a change sees may never come true: only what is committed is remembered.
  if (lastingDb(db) === lasting) cached.set(lasting, { stamp, office });
  return office;
}
