import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";
const day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

/** What was drawn from the log of a week to be looked at, what was found, and who signed that. */
const statements = [
  `create table log_samples (
    id text primary key,
    first_day text not null unique check (first_day glob '${day}'),
    last_day text not null check (last_day glob '${day}'),
    drawn_at text not null check (drawn_at glob '${moment}'),
    seed text not null check (length(seed) = 64),
    entries integer not null check (entries >= 0),
    completed_at text check (completed_at glob '${moment}')
  ) strict`,
  `create table log_sample_rows (
    sample_id text not null references log_samples (id),
    seq integer not null,
    finding text check (finding in ('inOrder', 'question', 'wrong')),
    remark text,
    judged_by text references accounts (id),
    judged_at text check (judged_at glob '${moment}'),
    primary key (sample_id, seq),
    check ((finding is null) = (judged_by is null))
  ) strict, without rowid`,
  `create table log_sample_signatures (
    sample_id text not null references log_samples (id),
    account_id text not null references accounts (id),
    signed_at text not null check (signed_at glob '${moment}'),
    note text,
    primary key (sample_id, account_id)
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
