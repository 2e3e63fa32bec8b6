import { sql, type Kysely } from "kysely";

// An instant in UTC, to the millisecond.
const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Cases that only those may know of whom a list names, and the lists. */
const tables = [
  `ALTER TABLE cases ADD COLUMN is_sealed INTEGER NOT NULL DEFAULT 0 CHECK (is_sealed IN (0, 1))`,
  // Sealed cases are few: whoever reads along an index asks this one, and never the table.
  `CREATE INDEX cases_sealed ON cases (id) WHERE is_sealed = 1`,
  `CREATE TABLE case_access (
     id TEXT PRIMARY KEY,
     case_id TEXT NOT NULL REFERENCES cases (id),
     account_id TEXT NOT NULL REFERENCES accounts (id),
     granted_by TEXT NOT NULL,
     granted_at TEXT NOT NULL CHECK (granted_at GLOB '${moment}'),
     until TEXT NOT NULL CHECK (until GLOB '${moment}'),
     ended_at TEXT CHECK (ended_at GLOB '${moment}'),
     ended_by TEXT
   ) STRICT`,
  `CREATE UNIQUE INDEX case_access_once ON case_access (case_id, account_id) WHERE ended_at IS NULL`,
  `CREATE INDEX case_access_of_account ON case_access (account_id, until, case_id) WHERE ended_at IS NULL`,
];

interface Facet {
  readonly name: string;
  readonly of: (row: string) => string;
  readonly columns: string;
}

/** What 0009 counts, but for sealed cases: of those no number tells. */
const facets: readonly Facet[] = [
  { name: "all", of: () => `'*'`, columns: "" },
  {
    name: "owner",
    of: (row) => `'owner:' || coalesce(${row}.owner_id, 'none')`,
    columns: ", owner_id",
  },
  {
    name: "stage",
    of: (row) => `'stage:' || ${row}.stage`,
    columns: ", stage",
  },
  { name: "lane", of: (row) => `'lane:' || ${row}.lane`, columns: ", lane" },
  {
    name: "team",
    of: (row) => `'team:' || coalesce(${row}.team_id, 'none')`,
    columns: ", team_id",
  },
  {
    name: "owner_in_team",
    of: (row) => `'both:' || ${row}.owner_id || '/' || ${row}.team_id`,
    columns: ", owner_id, team_id",
  },
];

const key = "register, facet, queue, due_on, due_hour, is_provisional";

/** Null where the case does not count. */
function facetOf({ of }: Facet, row: string): string {
  return `CASE ${row}.is_sealed WHEN 0 THEN ${of(row)} END`;
}

function place(facet: Facet, row: string): string {
  const running = (value: string, other: string) =>
    `CASE ${row}.queue WHEN 0 THEN ${value} ELSE ${other} END`;
  return [
    `${row}.register`,
    facetOf(facet, row),
    `${row}.queue`,
    running(`${row}.next_due_on`, "''"),
    running(`substr(${row}.next_due_at, 1, 13)`, "''"),
    running(`${row}.next_is_provisional`, "0"),
  ].join(", ");
}

function triggersOf(facet: Facet): string[] {
  const added = `INSERT INTO case_counts (${key}, n)
      SELECT ${place(facet, "new")}, 1 WHERE ${facetOf(facet, "new")} IS NOT NULL
      ON CONFLICT DO UPDATE SET n = n + 1;`;
  const taken = `UPDATE case_counts SET n = n - 1 WHERE (${key}) = (${place(facet, "old")});
      DELETE FROM case_counts WHERE (${key}) = (${place(facet, "old")}) AND n = 0;`;
  const name = `case_counts_${facet.name}`;
  return [
    ...["added", "moved", "taken"].map(
      (when) => `DROP TRIGGER ${name}_${when}`,
    ),
    `CREATE TRIGGER ${name}_added AFTER INSERT ON cases
      BEGIN ${added} END`,
    `CREATE TRIGGER ${name}_moved
      AFTER UPDATE OF register, is_open, is_paused, is_sealed, next_due_at, next_due_on, next_is_provisional${facet.columns} ON cases
      WHEN (${place(facet, "old")}) IS NOT (${place(facet, "new")})
      BEGIN ${taken} ${added} END`,
    `CREATE TRIGGER ${name}_taken AFTER DELETE ON cases
      BEGIN ${taken} END`,
  ];
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...facets.flatMap(triggersOf)])
    await sql.raw(statement).execute(db);
}
