import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/**
 * A session knows when somebody last proved who they are. Its token changes at every proof, so it has a second
 * name that does not. Everybody signs in anew after this.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `drop table sessions`,
    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      -- The hash of the first token: what the ledger calls this session, whatever its token is now.
      trace_hash text not null unique,
      account_id text not null references accounts (id),
      created_at text not null check (created_at glob '${moment}'),
      last_seen_at text not null check (last_seen_at glob '${moment}'),
      expires_at text not null check (expires_at glob '${moment}'),
      proved_at text not null check (proved_at glob '${moment}'),
      ended_at text check (ended_at glob '${moment}')
    ) strict`,
    `create index sessions_of_account on sessions (account_id) where ended_at is null`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
