import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What was reported about looking, so that it is reported once. */
const statements = [
  `create table log_alerts (
    id text primary key,
    kind text not null check (kind in ('bulkReading', 'outOfHours')),
    actor_id text not null references accounts (id),
    cases integer not null check (cases > 0),
    at text not null check (at glob '${moment}')
  ) strict`,
  `create index log_alerts_of_actor on log_alerts (actor_id, kind, at)`,
  `create index ledger_looks_of_cases on ledger_looks (at) where case_id is not null and outcome = 'done'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
