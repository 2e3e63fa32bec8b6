import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What people are told inside the house, and what the morning page looks up. */
const statements = [
  `create table inbox_lines (
    id text primary key,
    account_id text not null references accounts (id),
    case_id text not null references cases (id),
    reason text not null,
    subject_id text not null,
    by_id text references accounts (id),
    at text not null check (at glob '${moment}'),
    done_at text check (done_at glob '${moment}'),
    snoozed_until text check (snoozed_until glob '${moment}')
  ) strict`,
  `create index inbox_lines_open on inbox_lines (account_id, at) where done_at is null`,
  `create index inbox_lines_of_subject on inbox_lines (subject_id, reason, at)`,
  // One matter is told once: while it is open, more of the same only makes it newer.
  `create unique index inbox_lines_once on inbox_lines (account_id, reason, subject_id) where done_at is null`,
  `create index case_letters_by_sent on case_letters (sent_at) where sent_at is not null`,
  `create index case_tasks_by_owner on case_tasks (owner_id) where state in ('open', 'inProgress')`,
  `create index case_approvals_by_asker on case_approvals (asked_by) where state = 'asked'`,
  `create index cases_paused on cases (owner_id) where is_open = 1 and is_paused = 1`,
  `create index cases_provisional on cases (next_rule_id) where is_open = 1 and next_is_provisional = 1`,
  `create index outbox_dead on outbox (settled_at) where state = 'dead'`,
  `create index jobs_dead on jobs (settled_at) where state = 'dead'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
