import { sql, type Kysely } from "kysely";

// An instant in UTC, to the millisecond.
const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/**
 * What somebody asked to be done to many things at once. A job of the job table does it; here stands whose it
 * is, how far it has come, and what became of every single row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table runs (
      id text primary key,
      job_kind text not null,
      register text not null,
      owner_id text not null references accounts (id),
      session_hash text,
      asked text not null check (json_valid(asked)),
      state text not null default 'preparing'
        check (state in ('preparing', 'running', 'done', 'cancelled')),
      total integer not null default 0,
      done integer not null default 0,
      failed integer not null default 0,
      cancel_asked integer not null default 0 check (cancel_asked in (0, 1)),
      undoes text references runs (id),
      undone_by text references runs (id),
      undo_until text check (undo_until glob '${moment}'),
      created_at text not null check (created_at glob '${moment}'),
      settled_at text check (settled_at glob '${moment}')
    ) strict`,
    `create index runs_of_owner on runs (owner_id, created_at)`,
    `create table run_rows (
      run_id text not null references runs (id) on delete cascade,
      position integer not null,
      subject_id text not null,
      label text,
      seen_version integer,
      state text not null default 'waiting'
        check (state in ('waiting', 'done', 'failed', 'cancelled')),
      refusal text check (json_valid(refusal)),
      undo text check (json_valid(undo)),
      primary key (run_id, position)
    ) strict, without rowid`,
    `create index run_rows_waiting on run_rows (run_id, position) where state = 'waiting'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
