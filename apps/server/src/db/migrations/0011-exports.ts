import { sql, type Kysely } from "kysely";

/** Lists that left as a file: whose they are, and until when they can be fetched. */
const statements = [
  `CREATE TABLE exports (
     id TEXT PRIMARY KEY,
     register TEXT NOT NULL,
     format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx')),
     state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed', 'gone')),
     request TEXT,
     file_id TEXT,
     file_name TEXT NOT NULL,
     file_size INTEGER,
     rows_total INTEGER NOT NULL,
     rows_done INTEGER NOT NULL DEFAULT 0,
     made_by TEXT NOT NULL REFERENCES accounts (id),
     asked_at TEXT NOT NULL,
     ready_at TEXT,
     expires_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX exports_by_person ON exports (made_by, asked_at DESC)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
