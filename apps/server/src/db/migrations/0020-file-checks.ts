import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What a scanner said of stored files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table file_checks (
        file_id text primary key,
        state text not null check (state in ('clean', 'held')),
        checked_at text not null check (checked_at glob '${moment}')
      ) strict, without rowid`,
    )
    .execute(db);
}
