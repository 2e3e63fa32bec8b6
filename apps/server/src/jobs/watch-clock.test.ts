import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WallClock } from "../clock/wall-clock.ts";
import { instantAfter } from "../clock/wall-clock.ts";
import { verifyLedger } from "../ledger/verify-views.ts";
import { bareLedger, type BareLedger } from "../testing/bare-ledger.ts";
import { watchClock } from "./watch-clock.ts";

let bench: BareLedger;
let passed: number;
let stepped: number;
const clock: WallClock = {
  now: () => instantAfter("2026-09-21T01:42:00.000Z", passed + stepped),
  monotonic: () => passed,
};

beforeEach(async () => {
  bench = await bareLedger();
  passed = 0;
  stepped = 0;
});
afterEach(() => {
  bench.database.remove();
});

async function values() {
  return bench.database.db
    .selectFrom("ledger_values")
    .select(["side", "value"])
    .orderBy("seq")
    .orderBy("side", "desc")
    .execute();
}

describe("R11, T26: a clock that jumps", () => {
  it.each([-3_600_000, -40 * 86_400_000, 40 * 86_400_000])(
    "by %i ms is entered in the ledger, with the time that it should have been",
    async (step) => {
      const look = watchClock({ change: bench.change, clock });
      passed += 10_000;
      await look();
      expect(await values()).toEqual([]);
      stepped = step;
      passed += 10_000;
      await look();
      const should = "2026-09-21T01:42:20.000Z";
      expect(await values()).toEqual([
        { side: "before", value: JSON.stringify(should) },
        { side: "after", value: JSON.stringify(instantAfter(should, step)) },
      ]);
      passed += 10_000;
      await look();
      expect(await verifyLedger(bench.database.db)).toMatchObject({
        ok: true,
        entries: 1,
      });
    },
  );

  it("by the small corrections of a machine that keeps its time is not", async () => {
    const look = watchClock({ change: bench.change, clock });
    stepped = 900;
    passed += 10_000;
    await look();
    expect(await values()).toEqual([]);
  });
});
