import { parentPort, workerData } from "node:worker_threads";
import { drill, type DrillOrder } from "./drill.ts";

// Reading every row takes as long as it takes, and nobody waits for it.
parentPort?.postMessage(await drill(workerData as DrillOrder));
