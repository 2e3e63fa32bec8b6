import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Accounts that are linked to one at the provider of the office, and sign-ins there that are under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table provider_links (
      issuer text not null,
      -- What the provider calls a person, and never another one: unlike an address, which is given away again.
      subject text not null,
      account_id text not null references accounts (id),
      linked_at text not null check (linked_at glob '${moment}'),
      last_used_at text check (last_used_at glob '${moment}'),
      primary key (issuer, subject),
      unique (account_id, issuer)
    ) strict, without rowid`,
    `create table provider_trips (
      state_hash text primary key,
      -- The secret of the browser that set out; nobody else can come back.
      browser_hash text not null,
      purpose text not null check (purpose in ('signIn', 'invite', 'link', 'prove')),
      session_hash text,
      link_id text references account_links (id),
      return_to text not null,
      expires_at text not null check (expires_at glob '${moment}'),
      check ((purpose in ('link', 'prove')) = (session_hash is not null)),
      check ((purpose = 'invite') = (link_id is not null))
    ) strict, without rowid`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
