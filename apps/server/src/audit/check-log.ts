import { setImmediate as otherThings } from "node:timers/promises";
import { z } from "zod";
import { systemActor, type Actor } from "@kept/domain/access/actor";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../casework/act.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { addJob } from "../jobs/job-store.ts";
import type { JobHandler } from "../jobs/run-jobs.ts";
import { keptRoots, verifyLedger } from "../ledger/verify-views.ts";

export const checkLogKind = "check log";

/** Asks for the whole ledger to be read again; while that is under way, once more is the same. */
export function askForCheck(
  { change }: Pick<House, "change">,
  asking: Asking,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "log.ask-check" }, async (tx) => {
    await addJob(
      tx,
      {
        kind: checkLogKind,
        payload: { askedBy: asking.actor.id },
        runAt: asking.now,
      },
      asking.now,
    );
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "log.check-asked",
          object: { kind: "log", id: "check" },
          changes: [],
        },
      ],
    });
  });
}

const order = z.strictObject({ askedBy: z.string() });

/** Reads the whole ledger, against every checkpoint that is kept beside it, and says so in the ledger. */
export function checkLog(parts: {
  readonly db: Db;
  readonly change: House["change"];
  readonly clock: Pick<WallClock, "now">;
  readonly actorOf: (db: Db, accountId: string) => Promise<Actor | null>;
}): JobHandler {
  return async (payload, job) => {
    const { db, change, clock, actorOf } = parts;
    const { askedBy } = order.parse(payload);
    const finding = await verifyLedger(db, await keptRoots(db), otherThings);
    const said = finding.ok
      ? { ok: true, entries: finding.entries, seq: null, reason: null }
      : { ok: false, entries: null, seq: finding.seq, reason: finding.reason };
    const done = await change(
      {
        action: "log.verify",
        actor: (await actorOf(db, askedBy)) ?? systemActor("machine"),
        now: clock.now(),
        requestId: job.id,
      },
      async () =>
        granted({
          value: null,
          caseId: null,
          events: [
            {
              action: "log.verified",
              object: { kind: "log", id: "check" },
              changes: Object.entries(said).map(([field, after]) => ({
                field,
                before: null,
                after,
              })),
            },
          ],
        }),
    );
    if (!done.ok) throw new Error(done.refusal.code);
  };
}
