import { sql, type Kysely } from "kysely";

/**
 * Whether a term runs in hours, so that a calendar shows its minute and not a day. Of older rows only those that end
 * within a minute are known to; the others are told when their case is written next.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      "alter table case_due add column is_hours integer not null default 0 check (is_hours in (0, 1))",
    )
    .execute(db);
  await sql
    .raw(
      "update case_due set is_hours = 1 where stopped_at is null and due_at is not null and due_at not like '%:59Z' and due_at not like '%:59.000Z'",
    )
    .execute(db);
}
