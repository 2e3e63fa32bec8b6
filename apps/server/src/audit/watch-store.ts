import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type AlertKind = "bulkReading" | "bulkFiles" | "outOfHours";

/** Somebody who has looked at many cases, or taken many files away. */
export interface Reader {
  readonly actorId: string;
  /** How many cases, or files. */
  readonly amount: number;
  /** One of those cases that is not sealed; null where all are. */
  readonly caseId: string | null;
}

/** Who opened more than `most` different cases since then. Rows in lists are not counted, files and letters are. */
export async function readersSince(
  db: Db,
  since: string,
  most: number,
): Promise<readonly Reader[]> {
  const { rows } =
    await sql<ReaderRow>`select l.actor_id, count(distinct l.case_id) as amount,
      max(case when c.is_sealed = 0 then l.case_id end) as case_id
    from ledger_looks l join cases c on c.id = l.case_id
    where l.at >= ${since} and l.outcome = 'done'
    group by l.actor_id having count(distinct l.case_id) > ${most}`.execute(db);
  return rows.map(readerFrom);
}

/** Who took more than `most` different files away since then: attachments, originals, letters, packages. */
export async function takersSince(
  db: Db,
  since: string,
  most: number,
): Promise<readonly Reader[]> {
  const { rows } =
    await sql<ReaderRow>`select l.actor_id, count(distinct l.object_id) as amount,
      max(case when c.is_sealed = 0 then l.case_id end) as case_id
    from ledger_looks l join cases c on c.id = l.case_id
    where l.at >= ${since} and l.outcome = 'done' and l.action in ('file.fetched', 'package.fetched')
    group by l.actor_id having count(distinct l.object_id) > ${most}`.execute(
      db,
    );
  return rows.map(readerFrom);
}

interface ReaderRow {
  readonly actor_id: string;
  readonly amount: number;
  readonly case_id: string | null;
}

function readerFrom(row: ReaderRow): Reader {
  return { actorId: row.actor_id, amount: row.amount, caseId: row.case_id };
}

/** The cases that somebody opened since then, and when last. */
export async function casesSeenSince(
  db: Db,
  { actorId, since }: { readonly actorId: string; readonly since: string },
): Promise<readonly (readonly [string, string])[]> {
  const rows = await db
    .selectFrom("ledger_looks")
    .select((row) => ["case_id", row.fn.max("at").as("at")])
    .where("case_id", "is not", null)
    .where("outcome", "=", "done")
    .where("at", ">=", since)
    .where("actor_id", "=", actorId)
    .groupBy("case_id")
    .execute();
  return rows.flatMap(({ case_id, at }) =>
    case_id === null ? [] : [[case_id, at] as const],
  );
}

/** This case where it may be named in an alert: not a sealed one. */
export async function unlessSealed(
  db: Db,
  caseId: string | null,
): Promise<string | null> {
  if (caseId === null) return null;
  const row = await db
    .selectFrom("cases")
    .select("id")
    .where("id", "=", caseId)
    .where("is_sealed", "=", 0)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether this was reported of somebody since then. */
export async function wasAlerted(
  db: Db,
  alert: { readonly actorId: string; readonly kind: AlertKind },
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("log_alerts")
    .select("id")
    .where("actor_id", "=", alert.actorId)
    .where("kind", "=", alert.kind)
    .where("at", ">=", since)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAlert(
  tx: Tx,
  alert: {
    readonly kind: AlertKind;
    readonly actorId: string;
    readonly amount: number;
    readonly now: string;
  },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("log_alerts")
    .values({
      id,
      kind: alert.kind,
      actor_id: alert.actorId,
      amount: alert.amount,
      at: alert.now,
    })
    .execute();
  return id;
}
