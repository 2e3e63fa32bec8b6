import { Worker } from "node:worker_threads";
import type {
  NumberedRow,
  TableHead,
  TableProblem,
  TableSettings,
  WorkerWord,
} from "./table-file.ts";

export type TableRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: TableProblem };

const limitMs = 60_000;
const memoryMb = 768;

/** The next word of the thread; null when it died or stayed silent. */
function hear(worker: Worker): Promise<WorkerWord | null> {
  return new Promise((resolve) => {
    const settle = (word: WorkerWord | null) => {
      clearTimeout(timer);
      worker.off("message", settle).off("error", silent).off("exit", silent);
      resolve(word);
    };
    const silent = () => {
      settle(null);
    };
    const timer = setTimeout(silent, limitMs);
    worker.on("message", settle).on("error", silent).on("exit", silent);
  });
}

async function* batches(
  worker: Worker,
): AsyncGenerator<readonly NumberedRow[], void, undefined> {
  for (;;) {
    const next = hear(worker);
    worker.postMessage("more");
    const word = await next;
    if (word === null) throw new Error("The thread that reads tables died.");
    if (word.kind !== "rows") return;
    yield word.rows;
  }
}

/**
 * Reads a table in a thread of its own and hands its rows to `work` in batches, at the pace of `work`. A file
 * that cannot be read as a table is answered with what is wrong with it.
 */
export async function readTable<T>(
  file: { readonly bytes: Uint8Array; readonly settings: TableSettings },
  work: (
    head: TableHead,
    rows: AsyncIterable<readonly NumberedRow[]>,
  ) => Promise<T>,
): Promise<TableRead<T>> {
  const worker = new Worker(new URL("./table-worker.ts", import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // What stands in a file has no business in our output.
    stdout: true,
    stderr: true,
  });
  // Heard by `hear` where it matters; without a listener it would end the house.
  worker.on("error", () => undefined);
  try {
    const word = await hear(worker);
    if (word?.kind === "head")
      return { ok: true, value: await work(word.head, batches(worker)) };
    return {
      ok: false,
      problem: word?.kind === "problem" ? word.problem : { code: "unreadable" },
    };
  } finally {
    await worker.terminate();
  }
}
