import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What was told to people from the records of other cases, and whose a doubtful entry is. */
const statements = [
  `create table case_statements (
    id text primary key,
    case_id text not null references cases (id),
    case_file_id text not null references case_files (id),
    made_at text not null check (made_at glob '${moment}'),
    made_by text not null references accounts (id),
    as_of text not null,
    -- Of the words, so that a statement can be compared with what would be told today.
    words_hash text not null check (length(words_hash) = 64)
  ) strict`,
  `create index case_statements_by_case on case_statements (case_id, made_at)`,
  `create table case_statement_entries (
    statement_id text not null references case_statements (id),
    entry_id text not null,
    told_case_id text not null references cases (id),
    primary key (statement_id, entry_id)
  ) strict, without rowid`,
  `create index case_statement_entries_by_told on case_statement_entries (told_case_id)`,
  `create table case_entry_matches (
    case_id text not null references cases (id),
    entry_id text not null,
    is_theirs integer not null check (is_theirs in (0, 1)),
    decided_at text not null check (decided_at glob '${moment}'),
    decided_by text not null references accounts (id),
    primary key (case_id, entry_id)
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
