import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** What leaves, as one encrypted file: which files carry each row, which package was built of them, and its hash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table disclosure_scope add column file_ids text not null default '[]'`,
    // Hash of what was approved when the package was built.
    `alter table disclosures add column packed_content text`,
    `alter table disclosures add column packed_at text check (packed_at glob '${moment}')`,
    `alter table disclosures add column packed_by text references accounts (id)`,
    `alter table disclosure_entries add column package_sha256 text`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
