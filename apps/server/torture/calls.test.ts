import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  allowFilesAgain,
  allowNoMoreFiles,
  endLogInTheMiddle,
  underFault,
} from "./calls.ts";
import { injected } from "./faults.ts";
import { canTrace } from "./traced-run.ts";

const patience = 120_000;
const whole = { lost: 0, wrong: [], wrongAnswers: 0 };

describe("R06: calls of the system that fail", () => {
  it(
    "no more files may be opened: what needs one is refused and not saved, the rest goes on, and all of it without a start when there are files again",
    async () => {
      const found = await underFault({
        begin: allowNoMoreFiles,
        end: allowFilesAgain,
      });
      expect(found).toMatchObject({ ...whole, exitCode: 0, refusal: null });
      expect(new Set(found.failures)).toEqual(new Set(["503 fileUnable"]));
    },
    patience,
  );

  it(
    "a write is cut short: people are told that the outcome is unknown, Kept ends with 75, and no half of it is taken for whole",
    async () => {
      const found = await underFault({ begin: endLogInTheMiddle });
      expect(found).toMatchObject({ ...whole, exitCode: 75, refusal: null });
      expect(found.failures).toContain("503 unknownOutcome");
    },
    patience,
  );

  it.skipIf(!canTrace()).each([
    { call: "openat", error: "EMFILE", file: "kept.db", first: 1, times: 1 },
    { call: "pread64", error: "EIO", file: "kept.db", first: 10, times: 1 },
  ])(
    "$call of $file answers $error while Kept starts: it says so in one line and ends with 75",
    async ({ file, ...fault }) => {
      const found = await underFault({
        startsUnder: (folder) =>
          injected({ ...fault, path: join(folder, file) }),
      });
      expect(found).toMatchObject({ ...whole, exitCode: 75 });
      expect(found.refusal).toMatch(/^Kept did not start: .*$/);
    },
    patience,
  );
});
