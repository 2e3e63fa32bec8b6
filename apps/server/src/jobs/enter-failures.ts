import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Change } from "../ledger/change.ts";
import {
  hasFailuresBefore,
  takeFailuresBefore,
} from "../people/failed-sign-in-store.ts";

/**
 * Sign-ins that failed become entries of the ledger: one for each account, kind and minute with how many there
 * were, so that whoever guesses a million times does not bury what else it says.
 */
export function enterFailures({
  db,
  change,
  clock,
}: {
  readonly db: Db;
  readonly change: Change;
  readonly clock: Pick<WallClock, "now">;
}): () => Promise<void> {
  return async () => {
    const now = clock.now();
    if (!(await hasFailuresBefore(db, now))) return;
    await change(
      {
        action: "people.enter-failures",
        actor: systemActor("door"),
        now,
        requestId: randomUUIDv7(),
      },
      async (tx) =>
        granted({
          value: null,
          events: (await takeFailuresBefore(tx, now)).map(
            ({ minute, accountId, kind, count }) => ({
              action:
                accountId === null
                  ? "people.unknown-names-tried"
                  : "people.sign-ins-refused",
              object:
                accountId === null
                  ? { kind: "office", id: "office" }
                  : { kind: "account", id: accountId },
              changes: [
                { field: "kind", before: null, after: kind },
                { field: "count", before: null, after: count },
              ],
              happenedAt: minute,
            }),
          ),
        }),
    );
  };
}
