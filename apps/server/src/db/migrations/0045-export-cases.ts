import { sql, type Kysely } from "kysely";

/** The cases that a file holds, so that it is not handed out any more once one of them is sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table export_cases (
       export_id text not null references exports (id),
       case_id text not null references cases (id),
       primary key (export_id, case_id)
     ) strict, without rowid`,
    // Of files made before nobody knows what they hold; they would have run out within a day.
    `update exports set expires_at = asked_at where state in ('ready', 'waiting')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
