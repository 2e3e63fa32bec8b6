import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import { addJob } from "../jobs/job-store.ts";
import { removeFilesKind } from "../jobs/remove-files.ts";
import type { House } from "./act.ts";
import { filesPastTheirDay, markDeleted } from "./case-file-store.ts";
import { holdOn } from "./erasure/hold-store.ts";
import { today } from "./office.ts";

/**
 * Lets go of every copy whose day has come: the bytes are removed, and the case remembers what it was and when
 * it went. The letter that asked for the copy promised this day to the person.
 */
export async function deleteFilesOnTheirDay(
  house: House,
  db: Db,
  now: string,
): Promise<void> {
  const day = today(await house.office(), now);
  for (const file of await filesPastTheirDay(db, day)) {
    // What somebody may have to show in court stays; the next round after the hold takes it.
    if ((await holdOn(db, file.caseId, day)) !== null) continue;
    await house.change(
      {
        actor: systemActor("file-expiry"),
        now,
        requestId: randomUUIDv7(),
        action: "files.delete",
      },
      async (tx) => {
        const isOurs = await markDeleted(tx, file.id, now);
        if (!isOurs) return granted({ value: null, events: [] });
        await addJob(
          tx,
          {
            kind: removeFilesKind,
            payload: { fileIds: [file.fileId] },
            runAt: now,
          },
          now,
        );
        return granted({
          value: null,
          caseId: file.caseId,
          events: [
            {
              action: "files.deleted",
              object: { kind: "file", id: file.id },
              changes: [
                { field: "name", before: file.name, after: null },
                { field: "sha256", before: file.sha256, after: null },
              ],
            },
          ],
        });
      },
    );
  }
}
