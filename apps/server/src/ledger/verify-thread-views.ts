import { availableParallelism } from "node:os";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { RangeFinding } from "./verify-range-views.ts";
import type { RangeReader } from "./verify-views.ts";

const mostThreads = 8;

/**
 * Threads that read ranges of the ledger in this folder side by side, as many as the machine has cores. A thread
 * that fails fails its range. They start with their first range, and `close` ends them.
 */
export function verifyThreads(folder: string): {
  readonly read: RangeReader;
  readonly atOnce: number;
  readonly close: () => Promise<void>;
} {
  const atOnce = Math.min(availableParallelism(), mostThreads);
  const all: Worker[] = [];
  const free: Worker[] = [];
  const start = (): Worker => {
    const worker = new Worker(new URL("./verify-worker.ts", import.meta.url), {
      stdin: false,
      env: {},
      workerData: { folder },
    });
    all.push(worker);
    return worker;
  };
  return {
    atOnce,
    // Nobody asks for more ranges at once than there are threads.
    read: async (range) => {
      const worker = free.pop() ?? start();
      worker.postMessage(range);
      const [found] = (await once(worker, "message")) as [RangeFinding];
      free.push(worker);
      return found;
    },
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
