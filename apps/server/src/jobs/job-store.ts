import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Json } from "@kept/domain/json";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Tx } from "../db/writing.ts";

export interface NewJob {
  readonly kind: string;
  readonly payload: Json;
  readonly runAt: string;
  /** A second job with the same key is not added while the first is known. */
  readonly uniqueKey?: string;
}

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** Asks for a piece of work later; in the transaction of the change that asks. */
export async function addJob(tx: Tx, job: NewJob, now: string): Promise<void> {
  await tx
    .insertInto("jobs")
    .values({
      id: randomUUIDv7(),
      kind: job.kind,
      unique_key: job.uniqueKey ?? null,
      payload: JSON.stringify(job.payload),
      run_at: job.runAt,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("unique_key").doNothing())
    .execute();
}

/** Takes back jobs of a kind that have not begun, those that were asked for with all of this. */
export async function withdrawJobs(
  tx: Tx,
  kind: string,
  payload: Readonly<Record<string, string>>,
): Promise<void> {
  let jobs = tx
    .deleteFrom("jobs")
    .where("kind", "=", kind)
    .where("state", "=", "waiting");
  for (const [key, value] of Object.entries(payload))
    jobs = jobs.where(sql`payload ->> ${key}`, "=", value);
  await jobs.execute();
}

/** Takes the job that has been due longest. A job whose worker died is due again when its claim runs out. */
export async function claimJob(
  tx: Tx,
  { now, holdMs }: { readonly now: string; readonly holdMs: number },
): Promise<ClaimedJob | null> {
  const row = await tx
    .updateTable("jobs")
    .set((job) => ({
      state: "running",
      attempts: job("attempts", "+", 1),
      claimed_until: instantAfter(now, holdMs),
    }))
    .where("id", "in", (query) =>
      query
        .selectFrom("jobs as due")
        .select("due.id")
        .where("due.run_at", "<=", now)
        .where((job) =>
          job.or([
            job("due.state", "=", "waiting"),
            job.and([
              job("due.state", "=", "running"),
              job("due.claimed_until", "<=", now),
            ]),
          ]),
        )
        .orderBy("due.run_at")
        .orderBy("due.id")
        .limit(1),
    )
    .returning(["id", "kind", "payload", "attempts"])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, kind, payload, attempts } = row;
  return { id, kind, payload: JSON.parse(payload) as Json, attempt: attempts };
}

export async function finishJob(
  tx: Tx,
  id: string,
  now: string,
): Promise<void> {
  await tx
    .updateTable("jobs")
    .set({
      state: "done",
      settled_at: now,
      claimed_until: null,
      unique_key: null,
    })
    .where("id", "=", id)
    .execute();
}

/** Puts the job back for a later try. `error` is a kind of error, never its message. */
export async function postponeJob(
  tx: Tx,
  id: string,
  { runAt, error }: { readonly runAt: string; readonly error: string },
): Promise<void> {
  await tx
    .updateTable("jobs")
    .set({
      state: "waiting",
      run_at: runAt,
      claimed_until: null,
      last_error: error,
    })
    .where("id", "=", id)
    .execute();
}

/** Puts a job that is not finished behind the others that are due; it was no failed try. */
export async function yieldJob(tx: Tx, id: string, now: string): Promise<void> {
  await tx
    .updateTable("jobs")
    .set((job) => ({
      state: "waiting",
      run_at: now,
      attempts: job("attempts", "-", 1),
      claimed_until: null,
    }))
    .where("id", "=", id)
    .execute();
}

/** After a start nobody works on anything: what a process that died had taken is due again. */
export async function releaseJobs(tx: Tx): Promise<void> {
  await tx
    .updateTable("jobs")
    .set({ state: "waiting", claimed_until: null })
    .where("state", "=", "running")
    .execute();
}

/** Gives the job up; it stays where somebody can see it. */
export async function buryJob(
  tx: Tx,
  id: string,
  { now, error }: { readonly now: string; readonly error: string },
): Promise<void> {
  await tx
    .updateTable("jobs")
    .set({
      state: "dead",
      settled_at: now,
      claimed_until: null,
      last_error: error,
    })
    .where("id", "=", id)
    .execute();
}

export async function forgetFinishedJobs(
  tx: Tx,
  before: string,
): Promise<void> {
  await tx
    .deleteFrom("jobs")
    .where("state", "=", "done")
    .where("settled_at", "<", before)
    .execute();
}
