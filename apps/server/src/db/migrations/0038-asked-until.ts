import { sql, type Kysely } from "kysely";

/** An approval of something that ends by itself: until when it would last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table case_approvals add column until text").execute(db);
}
