import type { Json } from "@kept/domain/json";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import type { Writer } from "../db/writing.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";
import {
  buryJob,
  claimJob,
  finishJob,
  postponeJob,
  yieldJob,
  type ClaimedJob,
} from "./job-store.ts";

/**
 * Does one kind of job. It may run twice: a worker can die between doing and saying so. A long one says "again"
 * now and then, so that others get their turn and the house can close.
 */
export type JobHandler = (payload: Json, job: ClaimedJob) => Promise<unknown>;

export interface JobParts {
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly log: HouseLog;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Whether the house closes: nothing more is begun then. */
  readonly isClosing?: () => boolean;
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
    if (parts.isClosing?.() === true) return tried;
    const claim = await writer.write(async (tx) => ({
      keep: true,
      value: await claimJob(tx, { now: clock.now(), holdMs }),
    }));
    if (claim.outcome !== "done" || claim.value === null) return tried;
    const job = claim.value;
    const { failure, isUnfinished } = await ending(job, handlers[job.kind]);
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
      if (isUnfinished) await yieldJob(tx, job.id, now);
      else if (failure === null) await finishJob(tx, job.id, now);
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

async function ending(
  job: ClaimedJob,
  handler: JobHandler | undefined,
): Promise<{ failure: { error: unknown } | null; isUnfinished: boolean }> {
  try {
    if (handler === undefined)
      throw new Error(`Nobody does jobs of the kind ${job.kind}`);
    const said = await handler(job.payload, job);
    return { failure: null, isUnfinished: said === "again" };
  } catch (error) {
    return { failure: { error }, isUnfinished: false };
  }
}
