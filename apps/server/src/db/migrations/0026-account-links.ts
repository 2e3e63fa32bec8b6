import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Links that open an account once, and roles that wait for a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table account_links (
      id text primary key,
      kind text not null check (kind in ('setUp', 'invite', 'reset')),
      -- Nobody's yet where the first account of a house is made by it.
      account_id text references accounts (id) check ((account_id is null) = (kind = 'setUp')),
      token_hash text not null unique,
      created_at text not null check (created_at glob '${moment}'),
      expires_at text not null check (expires_at glob '${moment}'),
      used_at text check (used_at glob '${moment}')
    ) strict`,
    `create table role_orders (
      id text primary key,
      account_id text not null references accounts (id),
      role text not null check (role in ('admin', 'dpo', 'legal')),
      team_id text references teams (id),
      asked_by text not null references accounts (id),
      asked_at text not null check (asked_at glob '${moment}'),
      state text not null default 'waiting' check (state in ('waiting', 'granted', 'declined', 'replaced')),
      decided_by text references accounts (id),
      decided_at text check (decided_at glob '${moment}'),
      check ((state in ('granted', 'declined')) = (decided_by is not null))
    ) strict`,
    `create unique index role_orders_waiting on role_orders (account_id) where state = 'waiting'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
