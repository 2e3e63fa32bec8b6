import { sql, type Kysely } from "kysely";

/** What the ledger was, again and again, signed: the same notes that are kept outside the house. */
const statements = [
  `CREATE TABLE ledger_checkpoints (
     size INTEGER PRIMARY KEY CHECK (size > 0),
     root TEXT NOT NULL CHECK (length(root) = 64),
     peaks TEXT NOT NULL CHECK (json_valid(peaks)),
     note TEXT NOT NULL,
     made_at TEXT NOT NULL
   ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
