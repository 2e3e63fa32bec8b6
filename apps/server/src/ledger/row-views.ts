import { sql } from "kysely";
import type { Db } from "../db/reading.ts";

/**
 * A table that holds what entries about one kind of thing tell. Only fields that mean the same in every entry
 * belong here, and whose values are words, numbers, or yes and no.
 */
export interface LedgerPlace {
  /** As entries call it. */
  readonly kind: string;
  readonly table: string;
  /** The column that names the thing. */
  readonly id: string;
  /** As entries call them, and the column of each. */
  readonly fields: Readonly<Record<string, string>>;
  /** The column that says that the row was emptied and only stands for what was there. */
  readonly emptied?: string;
  /** Nobody ever takes a row away. */
  readonly stays?: true;
}

export interface RowFinding {
  /** How many values were compared. */
  readonly compared: number;
  /** Where a row says something else than the ledger said last; never what it says. */
  readonly apart: readonly {
    readonly table: string;
    readonly field: string;
    readonly rows: number;
  }[];
}

/**
 * Compares rows with what the ledger said of them last, for the fields of each place. A value that was
 * erased tells nothing, so its row is left alone. Whether the ledger itself holds is for its own check.
 */
export async function rowsAgainstLedger(
  db: Db,
  places: readonly LedgerPlace[],
): Promise<RowFinding> {
  let compared = 0;
  const apart = new Map<string, number>();
  const note = (table: string, field: string): void => {
    const key = `${table} ${field}`;
    apart.set(key, (apart.get(key) ?? 0) + 1);
  };
  for (const place of places) {
    const { table } = place;
    const rows = new Map<string, Row | undefined>();
    for (const said of await lastSaid(db, place)) {
      if (said.isErased) continue;
      if (!rows.has(said.id))
        rows.set(said.id, await rowOf(db, place, said.id));
      const row = rows.get(said.id);
      if (row === undefined) {
        if (place.stays) note(table, said.field);
        continue;
      }
      if (place.emptied !== undefined && row[place.emptied] !== null) continue;
      compared += 1;
      if (!isSame(said.value, row[place.fields[said.field] ?? ""]))
        note(table, said.field);
    }
  }
  const versions = await wrongVersions(db);
  if (versions > 0) apart.set("cases version", versions);
  return {
    compared,
    apart: [...apart].map(([key, rows]) => {
      const [table = "", field = ""] = key.split(" ");
      return { table, field, rows };
    }),
  };
}

type Row = Readonly<Record<string, unknown>>;

interface Said {
  readonly id: string;
  readonly field: string;
  /** In canonical JSON; null for nothing. */
  readonly value: string | null;
  readonly isErased: boolean;
}

async function lastSaid(
  db: Db,
  { kind, fields }: LedgerPlace,
): Promise<readonly Said[]> {
  const { rows } = await sql<{
    id: string;
    field: string;
    committed: string | null;
    value: string | null;
  }>`
    with last as (
      select e.object_id as id, c.value ->> 'field' as field, max(e.seq) as seq,
        c.value ->> 'after_c' as committed
      from ledger_entries e, json_each(e.canonical, '$.changes') c
      where e.object_kind = ${kind}
        and c.value ->> 'field' in (select value from json_each(${JSON.stringify(Object.keys(fields))}))
      group by 1, 2)
    select last.id, last.field, last.committed, v.value from last
    left join ledger_values v on v.seq = last.seq and v.field = last.field and v.side = 'after'
    order by last.id`.execute(db);
  return rows.map(({ id, field, committed, value }) => ({
    id,
    field,
    value,
    isErased: committed !== null && value === null,
  }));
}

async function rowOf(
  db: Db,
  { table, id: column }: LedgerPlace,
  id: string,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(
    db,
  );
  return rows[0];
}

function isSame(said: string | null, found: unknown): boolean {
  if (said === null) return found === null;
  const value = JSON.parse(said) as unknown;
  return found === (typeof value === "boolean" ? Number(value) : value);
}

/** A case stands at the version of its last entry. */
async function wrongVersions(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from cases where version is not
      (select max(case_version) from ledger_entries where case_id = cases.id)`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
