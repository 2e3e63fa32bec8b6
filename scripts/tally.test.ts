import { describe, expect, it } from "vitest";
import {
  failedTries,
  summaryLine,
  tallyCheck,
  tallyPlaywright,
  tallyVitest,
} from "./tally.ts";

const vitest = (...files: { status: string; tests: string[] }[]) =>
  JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  });
const playwright = (stats: object, errors: unknown[] = []) =>
  JSON.stringify({
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
    errors,
  });

describe("the last line of npm test", () => {
  it("adds the runners up when all is green", () => {
    const unit = vitest({ status: "passed", tests: ["passed", "passed"] });
    const stories = playwright({ expected: 3 });
    expect(
      summaryLine([
        tallyCheck(true),
        tallyVitest(unit, true),
        tallyPlaywright(stories, true),
      ]),
    ).toBe("6 passed, 0 failed, 0 skipped");
  });

  it("counts what failed and what was skipped in each runner", () => {
    const unit = vitest(
      { status: "failed", tests: ["passed", "failed"] },
      { status: "passed", tests: ["skipped", "todo"] },
    );
    const stories = playwright({ expected: 1, unexpected: 2, skipped: 1 });
    expect(
      summaryLine([
        tallyCheck(false),
        tallyVitest(unit, false),
        tallyPlaywright(stories, false),
      ]),
    ).toBe("2 passed, 4 failed, 3 skipped");
  });
});

describe("a runner", () => {
  it("that died without a report has failed", () => {
    const once = { passed: 0, failed: 1, skipped: 0 };
    expect(tallyVitest(undefined, false)).toEqual(once);
    expect(tallyVitest("", true)).toEqual(once);
    expect(tallyPlaywright("{}", true)).toEqual(once);
  });

  it("that executed no test has failed, even if it says it is well", () => {
    expect(tallyVitest(vitest(), true).failed).toBe(1);
    expect(tallyPlaywright(playwright({ skipped: 2 }), true)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 2,
    });
  });

  it("that ended badly although every test passed has failed", () => {
    const unit = vitest({ status: "passed", tests: ["passed"] });
    expect(tallyVitest(unit, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(tallyPlaywright(playwright({ expected: 1 }), false).failed).toBe(1);
  });

  it("counts a test file that fell over before its first test", () => {
    const unit = vitest(
      { status: "failed", tests: [] },
      { status: "passed", tests: ["passed"] },
    );
    expect(tallyVitest(unit, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it("may need a second try for one story in a run, and for no other", () => {
    const tally = (flaky: number) =>
      tallyPlaywright(playwright({ expected: 3, flaky }), true);
    expect(tally(1)).toEqual({ passed: 4, failed: 0, skipped: 0 });
    expect(tally(2)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  it("counts an error outside the stories", () => {
    const stories = playwright({ expected: 1 }, ["no server"]);
    expect(tallyPlaywright(stories, false).failed).toBe(1);
  });

  it("names every failed try with its reason", () => {
    const spec = (title: string, ...results: object[]) => ({
      title,
      tests: [{ results }],
    });
    const passed = { status: "passed" };
    const failed = { status: "failed", error: { message: "No row\n  at x" } };
    const report = JSON.stringify({
      suites: [
        {
          specs: [spec("one", passed)],
          suites: [{ specs: [spec("two", failed, passed)] }],
        },
      ],
    });
    expect(failedTries(report)).toEqual(["two, try 1: No row"]);
    expect(failedTries(undefined)).toEqual([]);
  });
});
