import { sql, type Kysely } from "kysely";

/** A letter of a case with several people says which of them it is written to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw("alter table case_letters add column recipient_id text")
    .execute(db);
}
