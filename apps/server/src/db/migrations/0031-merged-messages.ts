import { sql, type Kysely } from "kysely";

/** What a merged case gave away, so that a merger made by mistake can be taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw("alter table requests add column merged_messages text")
    .execute(db);
}
