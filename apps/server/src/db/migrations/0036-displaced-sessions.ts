import { sql, type Kysely } from "kysely";

/** Which session took the place of one that was ended because there were too many: its lasting name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw("alter table sessions add column displaced_by text")
    .execute(db);
}
