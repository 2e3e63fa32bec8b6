import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Cases that somebody has put out of their own sight for a while. */
const statements = [
  `create table case_snoozes (
    account_id text not null references accounts (id),
    case_id text not null references cases (id),
    until text not null check (until glob '${moment}'),
    since text not null check (since glob '${moment}'),
    -- What brings it back; it goes with the snooze.
    reminder_id text not null references case_reminders (id) on delete cascade,
    primary key (account_id, case_id)
  ) strict, without rowid`,
  `create index case_snoozes_of_reminder on case_snoozes (reminder_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
