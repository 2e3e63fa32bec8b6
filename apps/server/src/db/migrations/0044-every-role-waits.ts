import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Every role waits for the yes of a second person, and not those alone that decide or keep the house. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    "drop index role_orders_waiting",
    "alter table role_orders rename to role_orders_before",
    `create table role_orders (
      id text primary key,
      account_id text not null references accounts (id),
      role text not null check (role in ('analyst', 'dpo', 'legal', 'manager', 'auditor', 'admin')),
      team_id text references teams (id),
      asked_by text not null references accounts (id),
      asked_at text not null check (asked_at glob '${moment}'),
      state text not null default 'waiting' check (state in ('waiting', 'granted', 'declined', 'replaced')),
      decided_by text references accounts (id),
      decided_at text check (decided_at glob '${moment}'),
      check ((state in ('granted', 'declined')) = (decided_by is not null))
    ) strict`,
    `insert into role_orders (id, account_id, role, team_id, asked_by, asked_at, state, decided_by, decided_at)
      select id, account_id, role, team_id, asked_by, asked_at, state, decided_by, decided_at from role_orders_before`,
    "drop table role_orders_before",
    "create unique index role_orders_waiting on role_orders (account_id) where state = 'waiting'",
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
