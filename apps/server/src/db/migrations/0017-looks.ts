import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** Who saw what, and what the audit explorer looks up. */
const statements = [
  // What an entry about a look says stands as a value beside it and can go after a year, and this table with it.
  `create table ledger_looks (
    seq integer primary key references ledger_entries (seq),
    at text not null check (at glob '${moment}'),
    actor_id text not null,
    action text not null,
    object_kind text not null,
    object_id text not null,
    case_id text,
    outcome text not null check (outcome in ('done', 'refused')),
    request_id text not null
  ) strict`,
  `create index ledger_looks_of_actor on ledger_looks (actor_id, seq)`,
  `create index ledger_looks_of_case on ledger_looks (case_id, seq) where case_id is not null`,
  `create index ledger_looks_of_request on ledger_looks (request_id)`,
  // Calls that showed the same once more and share an entry.
  `create table ledger_look_calls (
    request_id text not null,
    seq integer not null references ledger_looks (seq) on delete cascade,
    primary key (request_id, seq)
  ) strict, without rowid`,
  `create index ledger_look_calls_of_entry on ledger_look_calls (seq)`,
  `create trigger ledger_looks_never_change before update on ledger_looks
    begin select raise(abort, 'what was seen never changes'); end`,
  `create index ledger_entries_of_actor on ledger_entries (actor_id, seq) where object_kind <> 'look'`,
  `create index ledger_entries_of_changes on ledger_entries (seq) where object_kind <> 'look'`,
  // An entry that somebody damaged is told by the check, and stands in nobody's way before that.
  `create index ledger_entries_of_request
    on ledger_entries (iif(json_valid(canonical), json_extract(canonical, '$.request_id'), null))
    where object_kind <> 'look'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
