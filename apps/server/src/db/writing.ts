import type { Database as Handle } from "better-sqlite3";
import { Kysely, type Transaction } from "kysely";
import { diskFault, tried } from "./constraint-error.ts";
import { HouseDialect } from "./house-dialect.ts";
import { remember } from "./prepared.ts";
import type { Schema } from "./schema.ts";

/** The one handle that writes. It exists only inside `Writer.write`, and nothing but SQL is awaited there. */
export type Tx = Transaction<Schema>;

/**
 * How a write ended. `unknown`: the disk gave no answer, so it may or may not be there after a restart.
 * `full`: not written, no room. `stopped`: not begun, because an earlier write ended `unknown`.
 */
export type Written<T> =
  | { readonly outcome: "done"; readonly value: T }
  | { readonly outcome: "unknown" | "full" | "stopped" };

export interface Work<T> {
  readonly keep: boolean;
  readonly value: T;
  /** Nothing that a screen is told depends on it: answers that are kept stay as they are. */
  readonly changesNothing?: boolean;
}

export interface Writer {
  /** Runs `work` in one BEGIN IMMEDIATE and commits if it says `keep`; otherwise nothing is left behind. */
  write<T>(work: (tx: Tx) => Promise<Work<T>>): Promise<Written<T>>;
  /** Grows with every commit that could make an answer another one. */
  changes(): number;
  /** False after a fault of the disk: the process should end and be started again. */
  isSound(): boolean;
}

export function writingOver(handle: Handle, onFault: () => void): Writer {
  const root = new Kysely<Schema>({ dialect: new HouseDialect(handle) });
  let sound = true;
  let changes = 0;

  async function attempt<T>(
    work: (tx: Tx) => Promise<Work<T>>,
  ): Promise<Written<T>> {
    const tx = await root.startTransaction().execute();
    remember(tx, { handle });
    if (!sound) {
      await tx.rollback().execute();
      return { outcome: "stopped" };
    }
    const result = await tried(async () => {
      const { keep, value, changesNothing = false } = await work(tx);
      if (keep) {
        if (!changesNothing) changes += 1;
        await tx.commit().execute();
        if (!changesNothing) changes += 1;
      }
      return value;
    });
    if (!tx.isCommitted) await tx.rollback().execute();
    if (!result.ok) throw result.error;
    return { outcome: "done", value: result.value };
  }

  return {
    isSound: () => sound,
    changes: () => changes,
    async write(work) {
      if (!sound) return { outcome: "stopped" };
      const result = await tried(() => attempt(work));
      if (result.ok) return result.value;
      switch (diskFault(result.error)) {
        case "full":
          return { outcome: "full" };
        case "unknown":
          // Never again in this process: what the cache believes and what the disk holds may differ now.
          sound = false;
          onFault();
          return { outcome: "unknown" };
        case "unable":
        case null:
          throw result.error;
      }
    },
  };
}
