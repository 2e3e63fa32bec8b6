import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Two people who want to open a sealed case that nobody keeps. The number is what was typed; it may be nobody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table glass_orders (
      id text primary key,
      reference text not null,
      asked_by text not null references accounts (id),
      asked_of text not null references accounts (id),
      asked_at text not null check (asked_at glob '${moment}'),
      state text not null default 'waiting' check (state in ('waiting', 'granted', 'declined')),
      decided_at text check (decided_at glob '${moment}'),
      check ((state = 'waiting') = (decided_at is null)),
      check (asked_of <> asked_by)
    ) strict`,
    `create index glass_orders_asked on glass_orders (asked_at)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
