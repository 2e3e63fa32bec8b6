import { z } from "zod";
import { setTimeout as pause } from "node:timers/promises";
import type { WallClock } from "../clock/wall-clock.ts";
import { markFinished } from "../casework/erasure/erasure-store.ts";
import type { OpenDatabase } from "../db/open-database.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Mailer } from "../mail/outgoing/mailer.ts";
import type { JobHandler } from "./run-jobs.ts";

const erased = z.strictObject({
  erasureId: z.string(),
  fileIds: z.array(z.string()),
  mailIds: z.array(z.string()),
});

export interface ErasingParts {
  readonly database: Pick<OpenDatabase, "writer" | "letGo">;
  readonly files: FileStore;
  readonly mailer: Pick<Mailer, "forget">;
  readonly clock: Pick<WallClock, "now">;
  /** Brings the search index up to what is now. */
  readonly keepUp: () => Promise<unknown>;
}

const mostTries = 50;
const pauseMs = 200;

/**
 * The rows are gone with the change; this lets go of everything else that still has the words: stored files,
 * letters in an outbox folder, the search index, the copy from before the last upgrade, and the logs that the
 * database writes ahead.
 */
export function finishErasing(parts: ErasingParts): JobHandler {
  const { database, files, mailer, clock, keepUp } = parts;
  return async (payload) => {
    const { erasureId, fileIds, mailIds } = erased.parse(payload);
    for (const fileId of fileIds) await files.remove(fileId);
    await mailer.forget(mailIds);
    await keepUp();
    // Somebody who reads at this moment holds the log open; reads are short.
    for (let tries = 0; !(await database.letGo()); tries += 1) {
      if (tries === mostTries)
        throw new Error("The write-ahead log could not be let go of");
      await pause(pauseMs);
    }
    await database.writer.write(async (tx) => {
      await markFinished(tx, erasureId, clock.now());
      return { keep: true, value: null };
    });
  };
}
