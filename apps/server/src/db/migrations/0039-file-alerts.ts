import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Taking away very many files is reported like opening very many cases; what is counted is no longer cases alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table log_alerts_anew (
      id text primary key,
      kind text not null check (kind in ('bulkReading', 'bulkFiles', 'outOfHours')),
      actor_id text not null references accounts (id),
      amount integer not null check (amount > 0),
      at text not null check (at glob '${moment}')
    ) strict`,
    `insert into log_alerts_anew (id, kind, actor_id, amount, at)
      select id, kind, actor_id, cases, at from log_alerts`,
    `drop table log_alerts`,
    `alter table log_alerts_anew rename to log_alerts`,
    `create index log_alerts_of_actor on log_alerts (actor_id, kind, at)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
