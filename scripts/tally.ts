/** How many tests a runner passed, failed and skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What is read of Vitest's JSON report. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** What is read of Playwright's JSON report. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
  readonly suites: readonly StorySuite[];
}

interface StorySuite {
  readonly suites?: readonly StorySuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly results: readonly {
        readonly status: string;
        readonly error?: { readonly message?: string };
      }[];
    }[];
  }[];
}

/**
 * A browser on a busy machine may lose a key press once in a run. A story is tried twice; one that needed it is told
 * by name, and a second one in the same run is a failure.
 */
const secondTries = 1;

/** A check that has no tests of its own, a formatter or a compiler, counts as one. */
export function tallyCheck(isGreen: boolean): Tally {
  return { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: 0 };
}

/** `report` is the JSON text, undefined when the runner died before it could write it. */
export function tallyVitest(
  report: string | undefined,
  isGreen: boolean,
): Tally {
  return honest(report, isGreen, (parsed) => {
    const { testResults } = parsed as VitestReport;
    const statuses = testResults.flatMap((file) => {
      const own = file.assertionResults.map((test) => test.status);
      // A file that fell over outside its tests: nothing in it was shown.
      const fell = file.status === "failed" && !own.includes("failed");
      return fell ? [...own, "failed"] : own;
    });
    const passed = statuses.filter((status) => status === "passed").length;
    const failed = statuses.filter((status) => status === "failed").length;
    return { passed, failed, skipped: statuses.length - passed - failed };
  });
}

/** `report` is the JSON text, undefined when the runner died before it could write it. */
export function tallyPlaywright(
  report: string | undefined,
  isGreen: boolean,
): Tally {
  return honest(report, isGreen, (parsed) => {
    const { stats, errors } = parsed as PlaywrightReport;
    const forgiven = Math.min(stats.flaky, secondTries);
    return {
      passed: stats.expected + forgiven,
      failed: stats.unexpected + stats.flaky - forgiven + errors.length,
      skipped: stats.skipped,
    };
  });
}

/** A line for every try of a story that failed: which, and the first line of why. */
export function failedTries(report: string | undefined): readonly string[] {
  const inSuite = ({ suites = [], specs }: StorySuite): string[] => [
    ...suites.flatMap(inSuite),
    ...specs.flatMap(({ title, tests }) =>
      tests
        .flatMap(({ results }) => results)
        .filter(({ status }) => !["passed", "skipped"].includes(status))
        .map(
          ({ status, error }, at) =>
            `${title}, try ${String(at + 1)}: ${error?.message?.split("\n")[0] ?? status}`,
        ),
    ),
  ];
  try {
    const { suites } = JSON.parse(report ?? "") as PlaywrightReport;
    return suites.flatMap(inSuite);
  } catch {
    return [];
  }
}

/** A runner that crashed, said no without a failed test, or ran no test has failed once. */
function honest(
  report: string | undefined,
  isGreen: boolean,
  count: (parsed: unknown) => Tally,
): Tally {
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    if (report !== undefined) tally = count(JSON.parse(report));
  } catch {
    // A report that cannot be read is a crash, and is counted as one below.
  }
  const ranNothing = tally.passed + tally.failed === 0;
  const saidNo = !isGreen && tally.failed === 0;
  return ranNothing || saidNo ? { ...tally, failed: 1 } : tally;
}

/** The last line of `npm test`. */
export function summaryLine(tallies: readonly Tally[]): string {
  const sum = (key: keyof Tally) =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`;
}
