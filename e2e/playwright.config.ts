import { defineConfig, type ReporterDescription } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser.ts";

const executablePath = findBrowser();
/** Where `npm test` wants the machine-readable result; unset when the stories are run by hand. */
const report = process.env["KEPT_E2E_REPORT"];
const jsonReporter: ReporterDescription[] =
  report === undefined ? [] : [["json", { outputFile: report }]];

/** Every story starts its own office on a port of its own (server-fixture.ts), so nothing is started here. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: false,
  // Told by name in the summary, and forgiven once in a run (scripts/tally.ts).
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./policy-reporter.ts"], ...jsonReporter],
  use: {
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    // Keeping one of every story cost a third of their time; one that fails is told again and kept then.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // The browser talks to the office under test and to nobody else.
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
