import { sql, type Kysely } from "kysely";

/** A copy that was promised to be deleted says when it was; that it had been here stays. */
const statements = [
  `ALTER TABLE case_files ADD COLUMN deleted_at TEXT`,
  `CREATE INDEX case_files_to_delete ON case_files (delete_on)
     WHERE delete_on IS NOT NULL AND deleted_at IS NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
