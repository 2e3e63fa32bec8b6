import { sql, type Kysely } from "kysely";

const statements = [
  `CREATE TABLE macros (
     id TEXT PRIMARY KEY,
     register TEXT NOT NULL,
     name TEXT NOT NULL,
     -- What it does, step after step, as the domain's schema says.
     steps TEXT NOT NULL CHECK (json_valid(steps)),
     shared_with TEXT NOT NULL CHECK (shared_with IN ('me', 'team')),
     team_id TEXT REFERENCES teams (id) CHECK (team_id IS NULL OR shared_with = 'team'),
     owner_id TEXT NOT NULL REFERENCES accounts (id),
     version INTEGER NOT NULL CHECK (version > 0),
     created_at TEXT NOT NULL,
     changed_at TEXT NOT NULL,
     removed_at TEXT
   ) STRICT`,
  `CREATE INDEX macros_by_register ON macros (register, owner_id) WHERE removed_at IS NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
