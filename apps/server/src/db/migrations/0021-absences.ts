import { sql, type Kysely } from "kysely";

const day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

/** Who is away from when until when, and who approves in their place; what was before stands in the ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table absences (
        account_id text primary key references accounts (id),
        from_on text not null check (from_on glob '${day}'),
        until_on text not null check (until_on glob '${day}' and until_on >= from_on),
        stand_in_id text references accounts (id) check (stand_in_id <> account_id)
      ) strict`,
    )
    .execute(db);
}
