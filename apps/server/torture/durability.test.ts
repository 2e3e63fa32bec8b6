import { describe, expect, it } from "vitest";
import { kills } from "./kill.ts";
import { powerCuts } from "./power.ts";
import { canTrace, tracedRun } from "./traced-run.ts";
import { watchedRun } from "./watched-run.ts";

const seed = 20_261_122;
const say = () => undefined;
/** The whole is `pnpm torture kill power`; here as much as fits beside the other tests. */
const patience = 120_000;

describe("R01: what was acknowledged outlives kill -9 under load", () => {
  it(
    "nothing is lost, nothing is done twice, the ledger verifies and every file is there",
    async () => {
      const found = await kills({ rounds: 4, seed, say });
      expect(found).toMatchObject({ kills: 4, lost: 0, wrong: [] });
      expect(found.acknowledged).toBeGreaterThan(0);
    },
    patience,
  );
});

const ways = [
  ...(canTrace()
    ? [{ way: "seen by watching every call", record: tracedRun }]
    : []),
  { way: "seen by comparing after every answer", record: watchedRun },
];

describe.each(ways)("R02, R04: a power cut, $way", ({ record }) => {
  it(
    "loses nothing acknowledged, whatever became of unsynced writes: none, half, or torn at sectors",
    async () => {
      const recording = await record({ acts: 60, isCareless: false });
      const found = await powerCuts(recording, { rounds: 60, seed, say });
      recording.remove();
      expect(found).toMatchObject({
        states: 60,
        statesWithLoss: 0,
        wrong: [],
      });
      expect(found.acknowledged).toBeGreaterThanOrEqual(60);
    },
    patience,
  );

  it(
    "does lose acknowledged acts with synchronous=NORMAL, so the cuts bite",
    async () => {
      const recording = await record({ acts: 30, isCareless: true });
      const found = await powerCuts(recording, { rounds: 15, seed, say });
      recording.remove();
      expect(found.statesWithLoss).toBeGreaterThan(0);
      expect(found.worstLoss).toBeGreaterThan(1);
    },
    patience,
  );
});
