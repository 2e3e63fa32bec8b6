import { sql, type Kysely } from "kysely";

/** What is packed in a file, as a list of words; null for files of before, which nobody looked into. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      "alter table case_files add column insides text check (insides is null or json_valid(insides))",
    )
    .execute(db);
}
