import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Second factors, links that open an account once, and what a session says of itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // A session begins with a password alone; what it opens until the rest was shown is nothing.
    `alter table sessions add column stage text not null default 'open'
      check (stage in ('password', 'enrolling', 'open'))`,
    `alter table sessions add column device text`,
    `alter table sessions add column ip_class text`,

    `create table totp_factors (
      account_id text primary key references accounts (id),
      secret text not null,
      made_at text not null check (made_at glob '${moment}'),
      -- Null until a first code was right; until then it counts for nothing.
      confirmed_at text check (confirmed_at glob '${moment}'),
      -- The time step of the last code that counted: none counts twice.
      last_step integer
    ) strict`,

    `create table passkeys (
      id text primary key,
      account_id text not null references accounts (id),
      name text not null,
      public_key text not null,
      counter integer not null check (counter >= 0),
      transports text not null check (json_valid(transports)),
      created_at text not null check (created_at glob '${moment}'),
      last_used_at text check (last_used_at glob '${moment}')
    ) strict`,
    `create index passkeys_of_account on passkeys (account_id)`,

    `create table passkey_challenges (
      challenge text primary key,
      session_hash text not null,
      purpose text not null check (purpose in ('add', 'prove')),
      expires_at text not null check (expires_at glob '${moment}')
    ) strict, without rowid`,

    `create table recovery_codes (
      code_hash text primary key,
      account_id text not null references accounts (id),
      used_at text check (used_at glob '${moment}')
    ) strict, without rowid`,
    `create index recovery_codes_of_account on recovery_codes (account_id)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
