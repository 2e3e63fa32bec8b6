import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import type { Change } from "../ledger/change.ts";

/** A machine that keeps its time in small corrections stays below this. */
const mostMs = 5_000;

/**
 * Notices that the time of day jumped, by comparing it with how much time has passed, and enters it: deadlines
 * are counted from the time of day, and whoever reads the ledger later has to know when not to trust it.
 */
export function watchClock({
  change,
  clock,
}: {
  readonly change: Change;
  readonly clock: WallClock;
}): () => Promise<void> {
  let last = { wall: clock.now(), steady: clock.monotonic() };
  return async () => {
    const now = { wall: clock.now(), steady: clock.monotonic() };
    const expected = instantAfter(last.wall, now.steady - last.steady);
    last = now;
    if (Math.abs(Date.parse(now.wall) - Date.parse(expected)) < mostMs) return;
    const action = "house.clock-stepped";
    await change(
      {
        action,
        actor: systemActor("clock"),
        now: now.wall,
        requestId: randomUUIDv7(),
      },
      async () =>
        granted({
          value: null,
          events: [
            {
              action,
              object: { kind: "clock", id: "house" },
              changes: [
                { field: "timeOfDay", before: expected, after: now.wall },
              ],
            },
          ],
        }),
    );
  };
}
