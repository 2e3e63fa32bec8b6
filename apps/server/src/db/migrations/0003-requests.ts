import { sql, type Kysely } from "kysely";

/** What belongs to requests alone, and the mailbox that feeds them. */
const statements = [
  `CREATE TABLE requests (
     case_id TEXT PRIMARY KEY REFERENCES cases (id),
     policy_id TEXT NOT NULL,
     channel TEXT NOT NULL,
     partner_name TEXT,
     partner_received_at TEXT,
     company_received_at TEXT NOT NULL,
     person_name TEXT NOT NULL,
     person_address TEXT,
     person_phone TEXT,
     account_ref TEXT,
     requester_role TEXT NOT NULL,
     on_behalf_of TEXT,
     residence TEXT,
     language TEXT NOT NULL,
     summary TEXT NOT NULL,
     is_significant INTEGER NOT NULL CHECK (is_significant IN (0, 1)),
     is_minor INTEGER NOT NULL CHECK (is_minor IN (0, 1)),
     marketing_channels TEXT NOT NULL DEFAULT '[]',
     guesses TEXT NOT NULL DEFAULT '{}',
     identified_at TEXT,
     identified_by TEXT REFERENCES accounts (id),
     verified_at TEXT,
     verified_by TEXT REFERENCES accounts (id),
     verification_method TEXT,
     verification_point TEXT,
     verification_address TEXT,
     id_document_ground TEXT,
     id_document_delete_on TEXT,
     merged_into TEXT REFERENCES cases (id),
     end_reason TEXT
   ) STRICT`,
  `CREATE INDEX requests_by_address ON requests (person_address)`,
  `CREATE INDEX requests_by_policy ON requests (policy_id)`,
  `CREATE TABLE request_types (
     case_id TEXT NOT NULL REFERENCES requests (case_id),
     type TEXT NOT NULL,
     outcome TEXT CHECK (outcome IN ('granted', 'inPart', 'refused', 'nothingFound')),
     ground TEXT,
     citation TEXT,
     reason TEXT,
     withheld TEXT,
     decided_at TEXT,
     decided_by TEXT REFERENCES accounts (id),
     PRIMARY KEY (case_id, type)
   ) STRICT`,
  `CREATE INDEX request_types_by_type ON request_types (type)`,
  `CREATE TABLE incoming_mail (
     id TEXT PRIMARY KEY,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'opened', 'attached', 'unverified', 'auto', 'duplicate', 'dropped')),
     source TEXT NOT NULL CHECK (source IN ('drop', 'paste', 'gateway')),
     case_id TEXT REFERENCES cases (id),
     raw_file_id TEXT NOT NULL,
     raw_sha256 TEXT NOT NULL,
     size INTEGER NOT NULL,
     message_id TEXT,
     parsed TEXT NOT NULL,
     guesses TEXT NOT NULL,
     arrived_at TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX incoming_mail_by_hash ON incoming_mail (raw_sha256)`,
  `CREATE INDEX incoming_mail_by_message_id ON incoming_mail (message_id) WHERE message_id IS NOT NULL`,
  `CREATE TABLE api_tokens (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     token_hash TEXT NOT NULL UNIQUE,
     scopes TEXT NOT NULL,
     created_at TEXT NOT NULL,
     created_by TEXT NOT NULL REFERENCES accounts (id),
     expires_at TEXT NOT NULL,
     revoked_at TEXT
   ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
