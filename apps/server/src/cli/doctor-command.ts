import { Option, type Command } from "commander";
import { systemClock } from "../clock/wall-clock.ts";
import { readConfig } from "../config.ts";
import { exitMisconfigured } from "../db/open-database.ts";
import { examineHouse, type Check } from "../doctor/examine-house.ts";
import type { Language } from "./misuse.ts";
import { stop } from "./open-house.ts";

interface Typed {
  readonly lang: Language;
  readonly json?: boolean;
}

/** 0: nothing has to be done. 1: something has. 78: a setting makes no sense. */
const exitFound = 1;

const signs: Readonly<Record<Check["state"], string>> = {
  good: "ok  ",
  look: "look",
  bad: "BAD ",
};

/** `kept doctor`: everything that can be asked of the house from its machine. Kept may go on running. */
export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description(
      "Look at runtime, settings, file rights, key, clock, disk, calendars, mail, backup and checkpoints.",
    )
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON")
    .action(examine);
}

async function examine(typed: Typed): Promise<void> {
  const configuring = readConfig();
  if (!configuring.ok) {
    stop(configuring.line, exitMisconfigured);
    return;
  }
  const checks = await examineHouse(configuring.config, systemClock.now());
  const isWell = checks.every(({ state }) => state !== "bad");
  process.exitCode = isWell ? 0 : exitFound;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ ok: isWell, checks }, null, 2)}\n`
      : `${checks.map(({ key, state, words }) => `${signs[state]}  ${key.padEnd(12)} ${words[typed.lang]}`).join("\n")}\n`,
  );
}
