import { describe, expect, it } from "vitest";
import { cutRecoveries } from "./recovery.ts";
import { canTrace, tracedRun } from "./traced-run.ts";

const seed = 20_261_123;
const say = () => undefined;
const patience = 120_000;

describe.skipIf(!canTrace())(
  "R03: the power fails again while Kept starts after a power failure",
  () => {
    it(
      "nothing acknowledged before the first failure or between the two is lost; a control without full syncs loses some",
      async () => {
        const recording = await tracedRun({ acts: 30, isCareless: false });
        const found = await cutRecoveries(recording, {
          rounds: 3,
          cutsEach: 10,
          acts: 4,
          isCareless: false,
          seed,
          say,
        });
        const control = await cutRecoveries(recording, {
          rounds: 1,
          cutsEach: 8,
          acts: 15,
          isCareless: true,
          seed,
          say,
        });
        recording.remove();
        expect(found).toMatchObject({
          recoveries: 3,
          states: 30,
          statesWithLoss: 0,
          wrong: [],
        });
        expect(control.statesWithLoss).toBeGreaterThan(0);
      },
      patience,
    );
  },
);
