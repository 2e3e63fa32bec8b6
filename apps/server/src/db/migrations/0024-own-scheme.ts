import { sql, type Kysely } from "kysely";

/** Light or dark, as each person wants their screens; null until they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts add column scheme text
    check (scheme in ('auto', 'light', 'dark'))`.execute(db);
}
