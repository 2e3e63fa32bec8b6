import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Cases of which nothing may go, and people whose data has gone. */
const statements = [
  `create table case_holds (
    id text primary key,
    case_id text not null references cases (id),
    reason text not null,
    until text,
    set_by text not null references accounts (id),
    set_at text not null check (set_at glob '${moment}'),
    lifted_by text references accounts (id),
    lifted_at text check (lifted_at glob '${moment}')
  ) strict`,
  // One hold at a time: who may lift it is never in doubt.
  `create unique index case_holds_standing on case_holds (case_id) where lifted_at is null`,
  `create table erasures (
    id text primary key,
    state text not null check (state in ('asked', 'declined', 'done')),
    ground text not null,
    content_hash text not null check (length(content_hash) = 64),
    asked_by text not null references accounts (id),
    asked_of text not null references accounts (id),
    asked_at text not null check (asked_at glob '${moment}'),
    decided_by text references accounts (id),
    decided_at text check (decided_at glob '${moment}'),
    finished_at text check (finished_at glob '${moment}')
  ) strict`,
  `create table erasure_cases (
    erasure_id text not null references erasures (id),
    case_id text not null references cases (id),
    primary key (erasure_id, case_id)
  ) strict, without rowid`,
  `create index erasure_cases_by_case on erasure_cases (case_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
