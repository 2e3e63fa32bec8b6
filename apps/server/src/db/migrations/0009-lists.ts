import { sql, type Kysely } from "kysely";

/** Where a case stands in the order of a queue; every part of it may be read without a join. */
const columns = [
  `ALTER TABLE cases ADD COLUMN next_due_on TEXT`,
  // What a list says of the clock that is due next, so that no list has to work clocks out.
  `ALTER TABLE cases ADD COLUMN next_clock TEXT`,
  `UPDATE cases SET next_due_on = (
     SELECT due_on FROM case_due d WHERE d.case_id = cases.id AND d.rule_id = cases.next_rule_id)`,
  // 0: runs towards a day, 2: stands still, 3: nothing is owed by a date, 9: ended.
  `ALTER TABLE cases ADD COLUMN queue INTEGER GENERATED ALWAYS AS (CASE
     WHEN is_open = 0 THEN 9
     WHEN is_paused = 1 THEN 2
     WHEN next_due_at IS NULL OR next_due_on IS NULL THEN 3
     ELSE 0 END) VIRTUAL`,
  // Never null, so that they can be compared and counted on in an index.
  `ALTER TABLE cases ADD COLUMN queue_on TEXT GENERATED ALWAYS AS (coalesce(next_due_on, '9999')) VIRTUAL`,
  `ALTER TABLE cases ADD COLUMN queue_at TEXT GENERATED ALWAYS AS (coalesce(next_due_at, '9999')) VIRTUAL`,
  `ALTER TABLE cases ADD COLUMN ended_key TEXT GENERATED ALWAYS AS (coalesce(ended_at, '')) VIRTUAL`,
];

const inQueue = "queue, is_urgent, queue_on, queue_at, id, next_is_provisional";
const indexes = [
  `DROP INDEX cases_open_by_due`,
  `DROP INDEX cases_by_owner`,
  `DROP INDEX cases_by_received`,
  `CREATE INDEX cases_queue ON cases (register, ${inQueue}) WHERE is_open = 1`,
  `CREATE INDEX cases_queue_of_owner ON cases (register, owner_id, ${inQueue}) WHERE is_open = 1`,
  `CREATE INDEX cases_queue_of_stage ON cases (register, stage, ${inQueue}) WHERE is_open = 1`,
  `CREATE INDEX cases_queue_of_lane ON cases (register, lane, ${inQueue}) WHERE is_open = 1`,
  ...[
    "queue_at",
    "received_at",
    "title",
    "reference",
    "touched_at",
    "ended_key",
  ].map(
    (key) =>
      `CREATE INDEX cases_by_${key} ON cases (register, is_open, ${key}, id)`,
  ),
  // Whose copies have to be written anew is asked often, and is hardly ever anybody.
  `CREATE INDEX cases_uncopied ON cases (id)
    WHERE is_open = 1 AND next_rule_id IS NOT NULL AND next_clock IS NULL`,
  `CREATE INDEX case_clock_facts_pauses ON case_clock_facts (case_id)
    WHERE kind = 'pause' AND until IS NULL AND replaced_at IS NULL`,
];

/** How many cases stand where, for everybody, each owner, stage, lane and team; kept by triggers. */
const counts = [
  `CREATE TABLE case_counts (
     register TEXT NOT NULL,
     facet TEXT NOT NULL,
     queue INTEGER NOT NULL,
     due_on TEXT NOT NULL,
     due_hour TEXT NOT NULL,
     is_provisional INTEGER NOT NULL,
     n INTEGER NOT NULL CHECK (n >= 0),
     PRIMARY KEY (register, facet, queue, due_on, due_hour, is_provisional)
   ) STRICT, WITHOUT ROWID`,
];

interface Facet {
  readonly name: string;
  /** Null where the case does not count. */
  readonly of: (row: string) => string;
  readonly columns: string;
}

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
  // Null without an owner or a team.
  {
    name: "owner_in_team",
    of: (row) => `'both:' || ${row}.owner_id || '/' || ${row}.team_id`,
    columns: ", owner_id, team_id",
  },
];

const key = "register, facet, queue, due_on, due_hour, is_provisional";

/** Days and hours matter only while a clock runs. */
function place({ of }: Facet, row: string): string {
  const running = (value: string, other: string) =>
    `CASE ${row}.queue WHEN 0 THEN ${value} ELSE ${other} END`;
  return [
    `${row}.register`,
    of(row),
    `${row}.queue`,
    running(`${row}.next_due_on`, "''"),
    running(`substr(${row}.next_due_at, 1, 13)`, "''"),
    running(`${row}.next_is_provisional`, "0"),
  ].join(", ");
}

function triggersOf(facet: Facet): string[] {
  const added = `INSERT INTO case_counts (${key}, n)
      SELECT ${place(facet, "new")}, 1 WHERE ${facet.of("new")} IS NOT NULL
      ON CONFLICT DO UPDATE SET n = n + 1;`;
  const taken = `UPDATE case_counts SET n = n - 1 WHERE (${key}) = (${place(facet, "old")});
      DELETE FROM case_counts WHERE (${key}) = (${place(facet, "old")}) AND n = 0;`;
  return [
    `CREATE TRIGGER case_counts_${facet.name}_added AFTER INSERT ON cases
      BEGIN ${added} END`,
    `CREATE TRIGGER case_counts_${facet.name}_moved
      AFTER UPDATE OF register, is_open, is_paused, next_due_at, next_due_on, next_is_provisional${facet.columns} ON cases
      WHEN (${place(facet, "old")}) IS NOT (${place(facet, "new")})
      BEGIN ${taken} ${added} END`,
    `CREATE TRIGGER case_counts_${facet.name}_taken AFTER DELETE ON cases
      BEGIN ${taken} END`,
  ];
}

function countedAnew(facet: Facet): string {
  return `INSERT INTO case_counts (${key}, n)
    SELECT ${place(facet, "c")}, count(*) FROM cases c
    WHERE ${facet.of("c")} IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6`;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    ...columns,
    ...indexes,
    ...counts,
    ...facets.map(countedAnew),
    ...facets.flatMap(triggersOf),
  ])
    await sql.raw(statement).execute(db);
}
