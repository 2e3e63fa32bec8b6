import { sql, type Kysely } from "kysely";

/** Tables that came in from other systems, and which case came from which row. */
const statements = [
  `CREATE TABLE imports (
     id TEXT PRIMARY KEY,
     register TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('taken', 'queued', 'running', 'done', 'stopped', 'undone')),
     file_id TEXT,
     file_name TEXT NOT NULL,
     file_size INTEGER NOT NULL,
     sha256 TEXT NOT NULL,
     settings TEXT NOT NULL DEFAULT '{}',
     created_at TEXT NOT NULL,
     created_by TEXT NOT NULL REFERENCES accounts (id),
     started_at TEXT,
     finished_at TEXT,
     undone_at TEXT,
     undone_by TEXT REFERENCES accounts (id),
     rows_total INTEGER NOT NULL DEFAULT 0,
     rows_done INTEGER NOT NULL DEFAULT 0
   ) STRICT`,
  `CREATE INDEX imports_by_register ON imports (register, created_at DESC)`,
  `CREATE TABLE import_rows (
     import_id TEXT NOT NULL REFERENCES imports (id),
     row_number INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('opened', 'known', 'wrong', 'takenBack')),
     case_id TEXT REFERENCES cases (id),
     fingerprint TEXT,
     problems TEXT NOT NULL DEFAULT '[]',
     PRIMARY KEY (import_id, row_number)
   ) STRICT`,
  `CREATE INDEX import_rows_by_case ON import_rows (case_id) WHERE case_id IS NOT NULL`,
  `CREATE INDEX import_rows_by_fingerprint ON import_rows (fingerprint) WHERE state = 'opened'`,
  `CREATE TABLE import_mappings (
     register TEXT NOT NULL,
     headers_key TEXT NOT NULL,
     mapping TEXT NOT NULL,
     used_at TEXT NOT NULL,
     PRIMARY KEY (register, headers_key)
   ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
