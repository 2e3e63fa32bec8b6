import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";

/**
 * Cases (as `c`) that somebody has put out of their own sight until later. Where what is owed has moved to an
 * earlier moment than that, they are in sight again.
 */
export function isSnoozed(
  { id }: Pick<Actor, "id">,
  now: string,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`(c.id in (select s.case_id from case_snoozes s
      where s.account_id = ${id} and s.until > ${now})
    and (c.is_paused = 1 or c.next_due_at is null or c.next_due_at >= (select s.until from case_snoozes s
      where s.account_id = ${id} and s.case_id = c.id)))`;
}

const anySnooze = fixedQuery<{ case_id: string }>(
  "select case_id from case_snoozes where account_id = ? and until > ? limit 1",
);

/** Whether somebody has put anything off at all; few have, and their lists are then as quick as ever. */
export async function hasSnoozed(
  db: Db,
  { id }: Pick<Actor, "id">,
  now: string,
): Promise<boolean> {
  return (await anySnooze(db, id, now)).length > 0;
}

/** What somebody has put off, and until when. */
export async function snoozedBy(
  db: Db,
  { id }: Pick<Actor, "id">,
  now: string,
): Promise<{ caseId: string; until: string }[]> {
  const rows = await db
    .selectFrom("case_snoozes")
    .select(["case_id", "until"])
    .where("account_id", "=", id)
    .where("until", ">", now)
    .execute();
  return rows.map(({ case_id: caseId, until }) => ({ caseId, until }));
}
