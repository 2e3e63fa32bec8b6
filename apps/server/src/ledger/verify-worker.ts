import { parentPort, workerData } from "node:worker_threads";
import { openForReading } from "../db/open-for-reading.ts";
import { verifyRange, type LedgerRange } from "./verify-range-views.ts";

const { folder } = workerData as { folder: string };
const data = await openForReading(folder);

parentPort?.on("message", (range: LedgerRange) => {
  if (data === null) throw new Error("There is no ledger to read");
  void verifyRange(data.db, range).then((found) => {
    parentPort?.postMessage(found);
  });
});
