import { sql, type Kysely } from "kysely";

/** Whether somebody without an address has asked the same before, asked of every row of a table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index requests_by_name on requests (person_name)`.execute(
    db,
  );
}
