import { sql, type Kysely } from "kysely";

// An instant in UTC, to the millisecond.
const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What somebody has written in a form and not sent yet, and whether single keys work for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table form_drafts (
      id text primary key,
      account_id text not null references accounts (id),
      register text not null,
      record text not null,
      form text not null,
      body text not null check (json_valid(body)),
      token integer not null check (token > 0),
      case_version integer,
      saved_at text not null check (saved_at glob '${moment}'),
      older_body text check (json_valid(older_body)),
      older_saved_at text check (older_saved_at glob '${moment}'),
      unique (account_id, register, record, form)
    ) strict`,
    `create index form_drafts_by_age on form_drafts (saved_at)`,
    `alter table accounts add column shortcuts integer not null default 1
      check (shortcuts in (0, 1))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
