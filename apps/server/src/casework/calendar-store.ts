import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export async function insertCalendar(
  tx: Tx,
  calendar: WorkCalendar,
  at: { now: string; by: string | null },
): Promise<void> {
  await tx
    .insertInto("calendars")
    .values({
      id: calendar.id,
      version: calendar.version,
      data: JSON.stringify(calendar),
      imported_at: at.now,
      imported_by: at.by,
    })
    .execute();
}

export async function openCaseIds(db: Db, register: string): Promise<string[]> {
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("register", "=", register)
    .where("is_open", "=", 1)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}
