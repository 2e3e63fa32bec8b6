import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Whether somebody has opened their account yet, and factors that are lost and to be set up anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // Null while nobody has taken the invitation.
    `alter table accounts add column opened_at text check (opened_at glob '${moment}')`,
    // Which of the accounts of before were never opened is not known any more.
    `update accounts set opened_at = created_at`,
    `create table factor_orders (
      id text primary key,
      account_id text not null references accounts (id),
      asked_by text not null references accounts (id),
      asked_at text not null check (asked_at glob '${moment}'),
      state text not null default 'waiting' check (state in ('waiting', 'granted', 'declined')),
      decided_by text references accounts (id),
      decided_at text check (decided_at glob '${moment}'),
      check ((state = 'waiting') = (decided_by is null)),
      check (decided_by is null or (decided_by <> account_id and decided_by <> asked_by))
    ) strict`,
    `create unique index factor_orders_waiting on factor_orders (account_id) where state = 'waiting'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
