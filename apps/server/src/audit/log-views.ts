import { sql } from "kysely";
import type { Db } from "../db/reading.ts";
import { type LogRow, type FoundEntry, rowsOf } from "./log-row-views.ts";
import {
  type LogSeat,
  type LogAsked,
  changesAsked,
  looksAsked,
} from "./log-asked-views.ts";

export interface LogPage {
  readonly rows: readonly LogRow[];
  readonly nextCursor: string | null;
}

/** A page of the log, the newest first. `before`: the last entry of the page before. */
export async function logEntries(
  db: Db,
  seat: LogSeat,
  wanted: {
    readonly asked: LogAsked;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly LogRow[]; readonly last: number | null }> {
  const { asked, before, limit } = wanted;
  const upTo = before ?? Number.MAX_SAFE_INTEGER;
  const { rows } = await sql<FoundEntry>`
    select seq, case_id, request_id from (
      select e.seq, e.case_id, iif(json_valid(e.canonical), json_extract(e.canonical, '$.request_id'), '') as request_id
        from ledger_entries e where e.seq < ${upTo} and ${changesAsked(asked, seat)}
      union all
      select l.seq, l.case_id, l.request_id
        from ledger_looks l where l.seq < ${upTo} and ${looksAsked(asked, seat)}
      order by 1 desc limit ${limit + 1})`.execute(db);
  const shown = rows.slice(0, limit);
  return {
    rows: await rowsOf(db, seat, shown),
    last: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** How many entries are asked for. */
export async function countLog(
  db: Db,
  seat: LogSeat,
  asked: LogAsked,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select
    (select count(*) from ledger_entries e where ${changesAsked(asked, seat)})
    + (select count(*) from ledger_looks l where ${looksAsked(asked, seat)}) as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** The entries of a span of time that this reader may see, looks and changes apart. */
export async function seqsBetween(
  db: Db,
  seat: LogSeat,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<{ readonly looks: number[]; readonly changes: number[] }> {
  const asked = { where: {} };
  const looks = await sql<{ seq: number }>`select l.seq from ledger_looks l
    where l.at >= ${from} and l.at < ${until} and ${looksAsked(asked, seat)}`.execute(
    db,
  );
  const changes = await sql<{ seq: number }>`select e.seq from ledger_entries e
    where e.at >= ${from} and e.at < ${until} and ${changesAsked(asked, seat)}`.execute(
    db,
  );
  return {
    looks: looks.rows.map(({ seq }) => seq),
    changes: changes.rows.map(({ seq }) => seq),
  };
}
