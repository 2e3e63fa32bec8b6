import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { sqliteCode, tried } from "./constraint-error.ts";
import { setPragmas } from "./pragmas.ts";
import { attachSearch } from "./search-file.ts";

/** A question for the thread that answers the slow ones. */
export interface SlowQuestion {
  readonly number: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type SlowAnswer =
  | {
      readonly number: number;
      readonly ok: true;
      readonly rows: readonly unknown[];
    }
  | {
      readonly number: number;
      readonly ok: false;
      readonly name: string;
      readonly message: string;
      readonly code: string | null;
    };

const { file, folder } = workerData as { file: string; folder: string };
// Its own connection, which cannot write: what it reads was committed.
const handle = new Database(file, { readonly: true, fileMustExist: true });
attachSearch(handle, folder);
setPragmas(handle, "reader");

async function answerTo({
  number,
  text,
  values,
}: SlowQuestion): Promise<SlowAnswer> {
  const read = await tried(async () => handle.prepare(text).all(...values));
  if (read.ok) return { number, ok: true, rows: read.value };
  const { error } = read;
  const { name, message } =
    error instanceof Error ? error : new Error(String(error));
  return { number, ok: false, name, message, code: sqliteCode(error) ?? null };
}

parentPort?.on("message", (question: SlowQuestion) => {
  void answerTo(question).then((answer) => {
    parentPort?.postMessage(answer);
  });
});
