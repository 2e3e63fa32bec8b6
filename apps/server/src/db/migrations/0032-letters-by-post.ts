import { sql, type Kysely } from "kysely";

/** Letters whose receiver has no e-mail address: their `to_address` is empty, and their sheets are printed. */
const statements = [
  "alter table case_letters add column post_address text",
  "alter table case_letters add column pdf_size integer",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
