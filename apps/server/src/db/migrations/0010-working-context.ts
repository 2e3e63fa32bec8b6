import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** How people work, and what they want to be told of which case. */
const statements = [
  `create table account_settings (
    account_id text primary key references accounts (id),
    zone text,
    works_from text not null,
    works_until text not null,
    digest integer not null check (digest in (0, 1)),
    digest_day text,
    feed_hash text unique check (length(feed_hash) = 64),
    feed_made_at text check (feed_made_at glob '${moment}')
  ) strict`,
  `create table case_followers (
    case_id text not null references cases (id),
    account_id text not null references accounts (id),
    state text not null check (state in ('following', 'muted')),
    since text not null check (since glob '${moment}'),
    primary key (case_id, account_id)
  ) strict, without rowid`,
  `create index case_followers_by_account on case_followers (account_id)`,
  `create table case_reminders (
    id text primary key,
    case_id text not null references cases (id),
    account_id text not null references accounts (id),
    at text not null check (at glob '${moment}'),
    words text,
    created_at text not null check (created_at glob '${moment}'),
    told_at text check (told_at glob '${moment}')
  ) strict`,
  `create index case_reminders_due on case_reminders (at) where told_at is null`,
  `create index case_reminders_by_case on case_reminders (case_id, account_id) where told_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
