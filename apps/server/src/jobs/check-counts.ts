import { setImmediate } from "node:timers/promises";
import {
  countFacets,
  recount,
  wrongCounts,
} from "../casework/case-count-store.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { HouseLog } from "../log/house-log.ts";

/**
 * Counts every case and compares that with the numbers kept by the database. They cannot differ as long as
 * the triggers are there; if they do, it is told and put right.
 */
export async function checkCounts({
  db,
  writer,
  log,
}: {
  readonly db: Db;
  readonly writer: Writer;
  readonly log: HouseLog;
}): Promise<void> {
  let wrong = 0;
  for (const facet of countFacets) {
    wrong += await wrongCounts(db, facet);
    // Counting a large office takes a while: whoever waits goes first.
    await setImmediate();
  }
  if (wrong === 0) return;
  log.write({ event: "counts differed", numbers: wrong });
  await writer.write(async (tx) => {
    await recount(tx);
    return { keep: true, value: null };
  });
}
