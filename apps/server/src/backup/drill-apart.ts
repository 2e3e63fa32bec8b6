import { Worker } from "node:worker_threads";
import type { DrillOrder, DrillOutcome } from "./drill.ts";

/** The drill in a thread of its own, so that the house goes on answering. */
export function drillApart(order: DrillOrder): Promise<DrillOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./drill-worker.ts", import.meta.url), {
      stdin: false,
      env: {},
      workerData: order,
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("The drill ended without a word"));
    });
  });
}
