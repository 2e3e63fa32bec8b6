import { forgetOldExports } from "../casework/export-store.ts";
import {
  forgetImportFile,
  staleImportFiles,
} from "../casework/import-store.ts";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import type { OpenDatabase } from "../db/open-database.ts";
import { forgetOldDrafts } from "../drafts/draft-store.ts";
import type { Tx } from "../db/writing.ts";
import { forgetOldAnswers } from "../ledger/change.ts";
import { forgetOldLinks } from "../people/links/link-store.ts";
import { forgetOldSessions } from "../people/session-store.ts";
import { addJob, forgetFinishedJobs } from "./job-store.ts";
import { removeFilesKind } from "./remove-files.ts";
import { forgetOldRuns } from "./run-store.ts";

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
    await forgetOldLinks(tx, instantAfter(now, -7 * day));
    await forgetFinishedJobs(tx, instantAfter(now, -7 * day));
    await letGoOfTables(tx, now);
    await forgetOldRuns(tx, instantAfter(now, -30 * day));
    return { keep: true, value: null };
  });
  forgetTriesBefore(Date.parse(now));
}

/** A table holds whole lists of people; what was imported stands in the cases, and an export runs out. */
async function letGoOfTables(tx: Tx, now: string): Promise<void> {
  const imported = await staleImportFiles(tx, {
    taken: instantAfter(now, -7 * day),
    ended: instantAfter(now, -30 * day),
  });
  for (const { importId } of imported) await forgetImportFile(tx, importId);
  const fileIds = [
    ...imported.map(({ fileId }) => fileId),
    ...(await forgetOldExports(tx, now)),
  ];
  if (fileIds.length === 0) return;
  await addJob(
    tx,
    { kind: removeFilesKind, payload: { fileIds }, runAt: now },
    now,
  );
}
