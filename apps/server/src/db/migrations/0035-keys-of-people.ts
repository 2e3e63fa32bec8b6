import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** A key of the house for what people sign in with, wrapped by the key of the files; and sign-ins that failed, counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table wrapped_keys (
      name text primary key,
      wrapped text not null
    ) strict, without rowid`,
    `create table failed_sign_ins (
      minute text not null check (minute glob '${moment}'),
      -- Empty for names that nobody has: they are counted and not kept.
      account_id text not null,
      kind text not null check (kind in ('password', 'code', 'lockedOut')),
      count integer not null check (count > 0),
      primary key (minute, account_id, kind)
    ) strict, without rowid`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
