import { Worker } from "node:worker_threads";
import type { TableCell, WorkbookPlan, WorkbookWord } from "./workbook-file.ts";

/** A workbook of two sheets, what it is and its rows, put together in a thread of its own. */
export async function workbookOf(
  plan: WorkbookPlan,
  batches: AsyncIterable<readonly (readonly TableCell[])[]>,
): Promise<Uint8Array> {
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
    workerData: plan,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    stdout: true,
    stderr: true,
  });
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    worker.on("message", ({ bytes }: { bytes: Uint8Array }) => {
      resolve(bytes);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      reject(new Error("The thread that writes workbooks died."));
    });
  });
  const tell = (word: WorkbookWord) => {
    worker.postMessage(word);
  };
  try {
    const writing = (async () => {
      for await (const rows of batches) tell({ kind: "rows", rows });
      tell({ kind: "end" });
      return ended;
    })();
    return await Promise.race([writing, ended]);
  } finally {
    worker.removeAllListeners("exit");
    await worker.terminate();
  }
}
