import { setImmediate as otherThings } from "node:timers/promises";
import { unsealedOf } from "../casework/access-store.ts";
import type { Db } from "../db/reading.ts";
import type { SearchFile } from "../db/search-file.ts";
import { readDocuments } from "./document-views.ts";
import {
  putDocument,
  readProgress,
  removeDocument,
  writeProgress,
  type Progress,
} from "./index-store.ts";
import {
  casesAfter,
  changedAfter,
  isInLedger,
  ledgerEnd,
} from "./ledger-views.ts";
import type { SearchSource } from "./search-source.ts";

export interface SearchParts {
  readonly db: Db;
  readonly search: SearchFile;
  readonly sources: readonly SearchSource[];
}

const entriesAtOnce = 400;
const casesAtOnce = 100;

/**
 * Brings the index up to the end of the ledger: the ledger is written with every change, so it is the list of
 * what has to be indexed, and no change writes anything else for search. Gives back how many cases were read.
 */
export async function keepUp(parts: SearchParts): Promise<number> {
  let read = 0;
  for (;;) {
    const progress = await soundProgress(parts);
    const step = await nextStep(parts, progress);
    if (step === null) return read;
    await indexCases(parts, step.caseIds, step.progress);
    read += step.caseIds.length;
  }
}

/** The index of another database, such as one brought back from a copy, is thrown away. */
async function soundProgress({ db, search }: SearchParts): Promise<Progress> {
  const progress = await readProgress(search.index);
  if (await isInLedger(db, progress)) return progress;
  search.clear();
  return readProgress(search.index);
}

/** Either the next cases of a building index, or what has happened since. */
async function nextStep(
  { db }: SearchParts,
  progress: Progress,
): Promise<{ caseIds: readonly string[]; progress: Progress } | null> {
  const { builtAfter } = progress;
  if (builtAfter !== null) {
    // What happens on a case while the index is built comes after this place and is read again.
    const from = builtAfter === "" ? await ledgerEnd(db) : progress;
    const caseIds = await casesAfter(db, builtAfter, casesAtOnce);
    return {
      caseIds,
      progress: { ...from, builtAfter: caseIds.at(-1) ?? null },
    };
  }
  const { caseIds, until } = await changedAfter(
    db,
    progress.seq,
    entriesAtOnce,
  );
  return until && { caseIds, progress: { ...until, builtAfter } };
}

/** In one transaction of the index, with a pause after every case: nobody waits for more than one. */
async function indexCases(
  { db, search, sources }: SearchParts,
  caseIds: readonly string[],
  progress: Progress,
): Promise<void> {
  await search.index.transaction().execute(async (index) => {
    for (const caseId of caseIds) {
      // What is sealed is in no index: those whom it names have it read to them.
      const open = await unsealedOf(db, [caseId]);
      const [document] = await readDocuments(db, sources, open);
      if (document) await putDocument(index, document);
      else await removeDocument(index, caseId);
      await otherThings();
    }
    await writeProgress(index, progress);
  });
}
