import { sql, type Kysely } from "kysely";

const statements = [
  `CREATE TABLE saved_views (
     id TEXT PRIMARY KEY,
     register TEXT NOT NULL,
     name TEXT NOT NULL,
     -- What the list shows, as its address says it, and the version of the listing that it was written for.
     address TEXT NOT NULL,
     listing_version INTEGER NOT NULL CHECK (listing_version > 0),
     shared_with TEXT NOT NULL CHECK (shared_with IN ('me', 'team', 'role')),
     team_id TEXT REFERENCES teams (id) CHECK (team_id IS NULL OR shared_with = 'team'),
     role TEXT CHECK ((role IS NOT NULL) = (shared_with = 'role')),
     owner_id TEXT NOT NULL REFERENCES accounts (id),
     version INTEGER NOT NULL CHECK (version > 0),
     created_at TEXT NOT NULL,
     changed_at TEXT NOT NULL,
     removed_at TEXT
   ) STRICT`,
  `CREATE INDEX saved_views_by_register ON saved_views (register, owner_id) WHERE removed_at IS NULL`,
  // Which view a list opens with, for a role or a person; the view may be one of the house's own.
  `CREATE TABLE view_defaults (
     register TEXT NOT NULL,
     whose TEXT NOT NULL,
     view TEXT NOT NULL,
     PRIMARY KEY (register, whose)
   ) STRICT, WITHOUT ROWID`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
