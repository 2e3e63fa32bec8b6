import type { Viewer } from "@kept/domain/access/visible-cases";
import { scopeCondition } from "../casework/scope-views.ts";
import { sql } from "kysely";
import type { Json } from "@kept/domain/json";
import type { Refusal } from "@kept/domain/refusal";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type RunState = "preparing" | "running" | "done" | "cancelled";

/** Something asked for many things at once, and how far it has come. */
export interface Run {
  readonly id: string;
  readonly jobKind: string;
  readonly register: string;
  readonly ownerId: string;
  readonly sessionHash: string | null;
  readonly asked: Json;
  readonly state: RunState;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly isCancelAsked: boolean;
  /** The run that this one takes back. */
  readonly undoes: string | null;
  readonly undoneBy: string | null;
  readonly undoUntil: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
}

export interface NewRun {
  readonly id: string;
  readonly jobKind: string;
  readonly register: string;
  readonly ownerId: string;
  readonly sessionHash: string | null;
  readonly asked: Json;
  readonly undoes?: string;
  readonly now: string;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx
    .insertInto("runs")
    .values({
      id: run.id,
      job_kind: run.jobKind,
      register: run.register,
      owner_id: run.ownerId,
      session_hash: run.sessionHash,
      asked: JSON.stringify(run.asked),
      undoes: run.undoes ?? null,
      created_at: run.now,
    })
    .execute();
}

export async function findRun(db: Db, id: string): Promise<Run | null> {
  const row = await db
    .selectFrom("runs")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.id,
        jobKind: row.job_kind,
        register: row.register,
        ownerId: row.owner_id,
        sessionHash: row.session_hash,
        asked: JSON.parse(row.asked) as Json,
        state: row.state as RunState,
        total: row.total,
        done: row.done,
        failed: row.failed,
        isCancelAsked: row.cancel_asked === 1,
        undoes: row.undoes,
        undoneBy: row.undone_by,
        undoUntil: row.undo_until,
        createdAt: row.created_at,
        settledAt: row.settled_at,
      };
}

/** What somebody has under way in a register, the newest; null where nothing is. */
export async function runUnderway(
  db: Db,
  { ownerId, register }: Pick<Run, "ownerId" | "register">,
): Promise<string | null> {
  const row = await db
    .selectFrom("runs")
    .select("id")
    .where("owner_id", "=", ownerId)
    .where("register", "=", register)
    .where("settled_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface RunPatch {
  readonly asked?: Json;
  readonly state?: RunState;
  readonly isCancelAsked?: boolean;
  readonly undoneBy?: string;
  readonly undoUntil?: string;
  readonly settledAt?: string;
}

export async function updateRun(
  tx: Tx,
  id: string,
  patch: RunPatch,
): Promise<void> {
  const { asked, state, isCancelAsked, undoneBy, undoUntil, settledAt } = patch;
  await tx
    .updateTable("runs")
    .set({
      ...(asked !== undefined && { asked: JSON.stringify(asked) }),
      ...(state !== undefined && { state }),
      ...(isCancelAsked !== undefined && {
        cancel_asked: isCancelAsked ? 1 : 0,
      }),
      ...(undoneBy !== undefined && { undone_by: undoneBy }),
      ...(undoUntil !== undefined && { undo_until: undoUntil }),
      ...(settledAt !== undefined && { settled_at: settledAt }),
    })
    .where("id", "=", id)
    .execute();
}

/** Forgets what a run that was broken off had written down so far. */
export async function clearRows(tx: Tx, runId: string): Promise<void> {
  await tx.deleteFrom("run_rows").where("run_id", "=", runId).execute();
}

function nextPosition(runId: string) {
  return sql`(select coalesce(max(position), 0) from run_rows where run_id = ${runId})`;
}

/** Adds cases to a run as they are now. They are looked up by their ids: the register alone is every case. */
export async function addCaseRows(
  tx: Tx,
  run: Pick<Run, "id" | "register">,
  caseIds: readonly string[],
): Promise<void> {
  await sql`insert into run_rows (run_id, position, subject_id, label, seen_version)
    select ${run.id}, ${nextPosition(run.id)} + row_number() over (order by c.reference), c.id, c.reference, c.version
    from cases c where +c.register = ${run.register}
      and c.id in (select value from json_each(${JSON.stringify(caseIds)}))`.execute(
    tx,
  );
}

/** Adds what was chosen and is not there for this person; nothing is written down of it but the id they sent. */
export async function addUnseenRows(
  tx: Tx,
  run: Pick<Run, "id">,
  { ids, refusal }: { ids: readonly string[]; refusal: Refusal },
): Promise<void> {
  await sql`insert into run_rows (run_id, position, subject_id, state, refusal)
    select ${run.id}, ${nextPosition(run.id)} + one.key + 1, one.value, 'failed', ${JSON.stringify(refusal)}
    from json_each(${JSON.stringify(ids)}) one`.execute(tx);
}

/** Adds cases with the versions that somebody looked at; of one they may not know of, nothing but the id they sent. */
export async function addCheckedRows(
  tx: Tx,
  run: Pick<Run, "id" | "register"> & { readonly viewer: Viewer },
  checked: readonly { readonly caseId: string; readonly version: number }[],
): Promise<void> {
  await sql`insert into run_rows (run_id, position, subject_id, label, seen_version)
    select ${run.id}, one.key + 1, one.value ->> 'caseId', c.reference, one.value ->> 'version'
    from json_each(${JSON.stringify(checked)}) one
    left join cases c on c.id = one.value ->> 'caseId' and c.register = ${run.register}
      and ${scopeCondition(run.viewer)}`.execute(tx);
}

/** Adds what a run did, to be taken back by another. */
export async function addUndoRows(
  tx: Tx,
  run: { readonly id: string; readonly undoes: string },
): Promise<void> {
  await sql`insert into run_rows (run_id, position, subject_id, label, seen_version, undo)
    select ${run.id}, position, subject_id, label, seen_version, undo from run_rows
    where run_id = ${run.undoes} and state = 'done' and undo is not null`.execute(
    tx,
  );
}

/** Counts the rows of a run once all of them are written down. */
export async function recount(tx: Tx, id: string): Promise<void> {
  await sql`update runs set
      total = (select count(*) from run_rows where run_id = ${id}),
      failed = (select count(*) from run_rows where run_id = ${id} and state = 'failed')
    where id = ${id}`.execute(tx);
}

export interface WaitingRow {
  readonly position: number;
  readonly subjectId: string;
  readonly seenVersion: number;
  /** What to give back, in a run that takes another one back. */
  readonly undo: Json;
}

export async function waitingRows(
  db: Db,
  runId: string,
  limit: number,
): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom("run_rows")
    .select(["position", "subject_id", "seen_version", "undo"])
    .where("run_id", "=", runId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: row.position,
    subjectId: row.subject_id,
    seenVersion: row.seen_version ?? 0,
    undo: row.undo === null ? null : (JSON.parse(row.undo) as Json),
  }));
}

/** What became of one row. After it was done it stands at `version`, and `undo` says how it was before. */
export interface Outcome {
  readonly position: number;
  readonly state: "done" | "failed";
  readonly refusal: Refusal | null;
  readonly version: number | null;
  readonly undo: Json;
}

/** Writes down what became of some rows, and moves the numbers of the run on. */
export async function settleRows(
  tx: Tx,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const told = JSON.stringify(
    outcomes.map(({ refusal, undo, ...rest }) => ({
      ...rest,
      refusal: refusal === null ? null : JSON.stringify(refusal),
      undo: undo === null ? null : JSON.stringify(undo),
    })),
  );
  // Materialised, so that SQLite looks every row up by its key: left to itself it reads the list of outcomes
  // again for each row of the run.
  await sql`with one as materialized (
      select ${runId} as run_id, value ->> 'position' as position, value ->> 'state' as state,
        value ->> 'refusal' as refusal, value ->> 'undo' as undo, value ->> 'version' as version
      from json_each(${told}))
    update run_rows set state = one.state, refusal = one.refusal, undo = one.undo,
      seen_version = coalesce(one.version, seen_version)
    from one where run_rows.run_id = one.run_id and run_rows.position = one.position`.execute(
    tx,
  );
  const done = outcomes.filter(({ state }) => state === "done").length;
  await tx
    .updateTable("runs")
    .set((run) => ({
      done: run("done", "+", done),
      failed: run("failed", "+", outcomes.length - done),
    }))
    .where("id", "=", runId)
    .execute();
}

export async function cancelWaitingRows(tx: Tx, runId: string): Promise<void> {
  await tx
    .updateTable("run_rows")
    .set({ state: "cancelled" })
    .where("run_id", "=", runId)
    .where("state", "=", "waiting")
    .execute();
}

export interface RunRow {
  readonly subjectId: string;
  readonly label: string | null;
  readonly state: "waiting" | "done" | "failed" | "cancelled";
  readonly refusal: Refusal | null;
}

/**
 * Rows of a run in their order; of one state where asked. A case that whoever reads may not know of any more, such as
 * one sealed since, has no number and no other reason than one that never was there.
 */
export async function rowsOfRun(
  db: Db,
  runId: string,
  { viewer, state }: { viewer: Viewer; state: RunRow["state"] | null },
): Promise<RunRow[]> {
  const rows = await db
    .selectFrom("run_rows")
    .leftJoin("cases as c", (join) =>
      join.onRef("c.id", "=", "run_rows.subject_id").on(scopeCondition(viewer)),
    )
    .select([
      "run_rows.subject_id",
      "run_rows.label",
      "run_rows.state",
      "run_rows.refusal",
      "c.id as seen",
    ])
    .where("run_rows.run_id", "=", runId)
    .$if(state !== null, (query) =>
      query.where("run_rows.state", "=", state ?? ""),
    )
    .orderBy("run_rows.position")
    .execute();
  return rows.map((row) => ({
    subjectId: row.subject_id,
    label: row.seen === null ? null : row.label,
    state: row.state as RunRow["state"],
    refusal: refusalOf(row),
  }));
}

function refusalOf({
  seen,
  refusal,
}: {
  readonly seen: string | null;
  readonly refusal: string | null;
}): Refusal | null {
  if (refusal === null) return null;
  return seen === null
    ? { code: "notFound" }
    : (JSON.parse(refusal) as Refusal | null);
}

/** What was asked for and done long ago is in the history of the cases; the rest is of no use any more. */
export async function forgetOldRuns(tx: Tx, before: string): Promise<void> {
  await sql`delete from run_rows where run_id in
    (select id from runs where settled_at < ${before})`.execute(tx);
  await sql`update runs set undoes = null, undone_by = null where settled_at < ${before}`.execute(
    tx,
  );
  await tx.deleteFrom("runs").where("settled_at", "<", before).execute();
}
