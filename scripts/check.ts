import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand, stopAll, type CommandEnd } from "./run-command.ts";
import {
  failedTries,
  summaryLine,
  tallyCheck,
  tallyPlaywright,
  tallyVitest,
  type Tally,
} from "./tally.ts";

interface Check {
  readonly name: string;
  readonly command: string;
  readonly limitSeconds: number;
}

/** Each of these counts as one test: passed or failed. */
const checks: readonly Check[] = [
  // First, because on a new machine it downloads a browser while the others work.
  {
    name: "a browser",
    command: "node scripts/ensure-browser.ts",
    limitSeconds: 900,
  },
  {
    name: "web build",
    command: "node scripts/build-web.ts",
    limitSeconds: 180,
  },
  { name: "types", command: "node scripts/types.ts", limitSeconds: 180 },
  { name: "lint", command: "oxlint", limitSeconds: 120 },
  {
    name: "format",
    command: "prettier --check --cache --cache-location .cache/prettier .",
    limitSeconds: 120,
  },
  { name: "walls", command: "node scripts/walls.ts", limitSeconds: 120 },
  {
    name: "house rules",
    command: "node scripts/house-rules.ts",
    limitSeconds: 60,
  },
  { name: "unused", command: "knip", limitSeconds: 120 },
];

const reports = mkdtempSync(join(tmpdir(), "kept-check-"));
const unitReport = join(reports, "unit.json");
const storyReport = join(reports, "stories.json");

const tallies: Tally[] = [];
const lines: string[] = [];

function heading(text: string): void {
  console.log(`\n── ${text} ${"─".repeat(Math.max(2, 70 - text.length))}`);
}

function enter(name: string, tally: Tally, seconds: number): void {
  tallies.push(tally);
  const verdict = tally.failed === 0 ? "ok    " : "FAILED";
  lines.push(
    `${verdict} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s   ${summaryLine([tally])}`,
  );
}

function read(report: string): string | undefined {
  try {
    return readFileSync(report, "utf8");
  } catch {
    return undefined;
  }
}

function finish(exitCode: number): never {
  heading("summary");
  for (const line of lines) console.log(line);
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${summaryLine(tallies)}`);
  process.exit(exitCode);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    stopAll();
    enter("interrupted", tallyCheck(false), 0);
    finish(130);
  });

/** Runs the checks two at a time; what one says is printed in one piece when it has ended. */
async function runChecks(): Promise<ReadonlyMap<string, CommandEnd>> {
  const ends = new Map<string, CommandEnd>();
  const queue = checks.values();
  const work = async () => {
    for (const { name, ...check } of queue) {
      const end = await runCommand({ ...check, isShown: false });
      ends.set(name, end);
      heading(
        `${name}: ${end.isGreen ? "ok" : "FAILED"}, ${end.seconds.toFixed(1)} s`,
      );
      if (!end.isGreen) console.log(end.output.trim());
      enter(name, tallyCheck(end.isGreen), end.seconds);
    }
  };
  await Promise.all([work(), work()]);
  return ends;
}

const ends = await runChecks();

heading("first load");
const load = await runCommand({
  command: "node scripts/first-load.ts",
  isShown: true,
  limitSeconds: 60,
});
enter("first load", tallyCheck(load.isGreen), load.seconds);

heading("unit and server tests");
const unit = await runCommand({
  command: `vitest run --reporter=default --reporter=json --outputFile.json=${unitReport}`,
  isShown: true,
  limitSeconds: 900,
});
enter(
  "unit, server",
  tallyVitest(read(unitReport), unit.isGreen),
  unit.seconds,
);

heading("stories in the browser");
const missing = ["web build", "a browser"].filter(
  (name) => ends.get(name)?.isGreen !== true,
);
if (missing.length === 0) {
  const stories = await runCommand({
    command: "playwright test --config e2e/playwright.config.ts",
    env: { KEPT_E2E_REPORT: storyReport },
    isShown: true,
    limitSeconds: 1800,
  });
  enter(
    "stories",
    tallyPlaywright(read(storyReport), stories.isGreen),
    stories.seconds,
  );
  lines.push(...failedTries(read(storyReport)));
} else {
  console.log(`Not run, because this failed: ${missing.join(", ")}.`);
  enter("stories", tallyPlaywright(undefined, false), 0);
}

finish(tallies.some((tally) => tally.failed > 0) ? 1 : 0);
