import type { Json } from "@kept/domain/json";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import type { Writer } from "../db/writing.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";
import {
  buryJob,
  claimJob,
  finishJob,
  postponeJob,
  type ClaimedJob,
} from "./job-store.ts";

/** Does one kind of job. It may run twice: a worker can die between doing and saying so. */
export type JobHandler = (payload: Json, job: ClaimedJob) => Promise<void>;

export interface JobParts {
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly log: HouseLog;
  readonly handlers: Readonly<Record<string, JobHandler>>;
}

const minute = 60_000;
const holdMs = 5 * minute;
const mostAttempts = 8;

/** Waits 1, 4, 16, 64 … minutes, at most six hours. */
function delayAfter(attempt: number): number {
  return Math.min(minute * 4 ** (attempt - 1), 360 * minute);
}

/** Does every job that is due, one after the other; gives back how many were tried. */
export async function runDueJobs(parts: JobParts): Promise<number> {
  const { writer, clock, handlers, log } = parts;
  for (let tried = 0; ; tried += 1) {
    const claim = await writer.write(async (tx) => ({
      keep: true,
      value: await claimJob(tx, { now: clock.now(), holdMs }),
    }));
    if (claim.outcome !== "done" || claim.value === null) return tried;
    const job = claim.value;
    const failure = await failureOf(job, handlers[job.kind]);
    const now = clock.now();
    if (failure !== null) {
      log.write({
        event: "job failed",
        job: job.kind,
        attempt: job.attempt,
        ...errorShape(failure.error),
      });
      if (job.attempt >= mostAttempts)
        log.write({ event: "job dead", job: job.kind, jobId: job.id });
    }
    await writer.write(async (tx) => {
      if (failure === null) await finishJob(tx, job.id, now);
      else {
        const error = errorShape(failure.error).name;
        if (job.attempt >= mostAttempts)
          await buryJob(tx, job.id, { now, error });
        else {
          const runAt = instantAfter(now, delayAfter(job.attempt));
          await postponeJob(tx, job.id, { runAt, error });
        }
      }
      return { keep: true, value: null };
    });
  }
}

async function failureOf(
  job: ClaimedJob,
  handler: JobHandler | undefined,
): Promise<{ error: unknown } | null> {
  try {
    if (handler === undefined)
      throw new Error(`Nobody does jobs of the kind ${job.kind}`);
    await handler(job.payload, job);
    return null;
  } catch (error) {
    return { error };
  }
}
