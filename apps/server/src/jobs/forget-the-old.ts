import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import type { OpenDatabase } from "../db/open-database.ts";
import { forgetOldDrafts } from "../drafts/draft-store.ts";
import { forgetOldAnswers } from "../ledger/change.ts";
import { forgetOldSessions } from "../people/session-store.ts";
import { forgetFinishedJobs } from "./job-store.ts";

const day = 24 * 60 * 60 * 1000;

/** Removes what has served its purpose and names people: answers, sessions, counters, finished jobs,
 * drafts that nobody went on with. */
export async function forgetTheOld(
  {
    writer,
    forgetTriesBefore,
  }: Pick<OpenDatabase, "writer" | "forgetTriesBefore">,
  clock: Pick<WallClock, "now">,
): Promise<void> {
  const now = clock.now();
  await writer.write(async (tx) => {
    await forgetOldAnswers(tx, now);
    await forgetOldDrafts(tx, now);
    await forgetOldSessions(tx, instantAfter(now, -90 * day));
    await forgetFinishedJobs(tx, instantAfter(now, -7 * day));
    return { keep: true, value: null };
  });
  forgetTriesBefore(Date.parse(now));
}
