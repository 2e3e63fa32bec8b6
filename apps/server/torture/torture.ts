import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backups } from "./backups.ts";
import { failingCalls } from "./calls.ts";
import { clockSteps } from "./clock.ts";
import { fullDisk, unansweredWrite, type DiskFindings } from "./disk.ts";
import { injected, withFaults } from "./faults.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { kills } from "./kill.ts";
import { interruptedMigrations } from "./migrations.ts";
import { walkModel } from "./model-walk.ts";
import { damagedPages } from "./pages.ts";
import { powerCuts } from "./power.ts";
import { cutRecoveries } from "./recovery.ts";
import { canTrace, tracedRun } from "./traced-run.ts";
import { watchedRun } from "./watched-run.ts";

// `pnpm torture` torments the house in every way, `pnpm torture kill power` in these, `pnpm torture kill 2000` that often.

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "20261122" } },
});
const seed = Number(values.seed);

interface Part {
  /** How often, unless said otherwise. */
  readonly rounds: number;
  /** True when everything held. */
  readonly run: (rounds: number) => Promise<boolean>;
}

const faults = [
  ["fsync", "EIO"],
  ["pwrite64", "EIO"],
] as const;

const record = canTrace() ? tracedRun : watchedRun;

const parts: Readonly<Record<string, Part>> = {
  ledger: {
    rounds: 1_000,
    run: async (rounds) => {
      const script = join(import.meta.dirname, "ledger.ts");
      const { status } = spawnSync(process.execPath, [script, String(rounds)], {
        stdio: "inherit",
      });
      return status === 0;
    },
  },
  kill: {
    rounds: 200,
    run: async (rounds) => {
      const found = await kills({ rounds, seed, say });
      for (const line of found.wrong) say(line);
      say(
        `${String(found.kills)} kills under load: ${String(found.acknowledged)} acts acknowledged, ${String(found.repeated)} cut off and sent once more, ${String(found.lost)} acknowledged acts lost, ${String(found.wrong.length)} other findings`,
      );
      return found.lost === 0 && found.wrong.length === 0;
    },
  },
  power: {
    rounds: 1_000,
    run: async (rounds) => {
      say(
        canTrace()
          ? "recorded by watching every call of the server"
          : "recorded by comparing the folder after every answer: no process may watch another here",
      );
      const isGood: boolean[] = [];
      for (const isCareless of [false, true]) {
        const recording = await record({ acts: 1_000, isCareless });
        const states = isCareless ? Math.ceil(rounds / 10) : rounds;
        const found = await powerCuts(recording, { rounds: states, seed, say });
        recording.remove();
        for (const line of found.wrong) say(line);
        say(
          `${isCareless ? "control, synchronous=NORMAL" : "synchronous=FULL"}: ${String(found.states)} power cuts in ${String(found.events)} events of the disk with ${String(found.acknowledged)} acts acknowledged: ${String(found.statesWithLoss)} states lost some (at most ${String(found.worstLoss)}), ${String(found.wrong.length)} other findings`,
        );
        isGood.push(
          isCareless
            ? found.statesWithLoss > 0
            : found.statesWithLoss === 0 && found.wrong.length === 0,
        );
      }
      return isGood.every(Boolean);
    },
  },
  recovery: {
    rounds: 100,
    run: async (rounds) => {
      if (!canTrace()) {
        say("no process may watch another here, so no start can be recorded");
        return true;
      }
      const recording = await tracedRun({ acts: 300, isCareless: false });
      const all = { cutsEach: 20, acts: 4, isCareless: false, seed, say };
      const found = await cutRecoveries(recording, { ...all, rounds });
      recording.remove();
      for (const line of found.wrong) say(line);
      say(
        `${String(found.recoveries)} starts after a power cut, cut again in ${String(found.states)} states: ${String(found.statesWithLoss)} lost some, ${String(found.wrong.length)} other findings`,
      );
      return found.statesWithLoss === 0 && found.wrong.length === 0;
    },
  },
  disk: {
    rounds: 60,
    run: async (rounds) => {
      const all: DiskFindings[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const [call, error] = faults[round % faults.length] ?? faults[0];
        const first = 5 + Math.floor(round / faults.length) * 3;
        all.push(
          await (canTrace()
            ? unansweredWrite((folder) =>
                injected({
                  call,
                  error,
                  path: join(folder, "kept.db-wal"),
                  first,
                  times: 1,
                }),
              )
            : unansweredWrite(
                () => withFaults("unknown"),
                (kept) => kept.child.kill("SIGUSR2"),
              )),
        );
        if (all.length % 10 === 0) say(`${String(all.length)} faults`);
      }
      const full = await fullDisk(
        () => withFaults("full"),
        (kept) => kept.child.kill("SIGUSR2"),
      );
      all.push({ ...full, exitCode: 75 });
      const lost = all.reduce((sum, found) => sum + found.lost, 0);
      const wrong = all.flatMap((found) => found.wrong);
      const badlyEnded = all.filter(({ exitCode }) => exitCode !== 75).length;
      for (const line of wrong) say(line);
      say(
        `${String(all.length)} faults of the disk (no answer, no room) at different writes: ${String(lost)} acknowledged acts lost, ${String(wrong.length)} other findings, ${String(badlyEnded)} processes that did not end with 75`,
      );
      return lost === 0 && wrong.length === 0 && badlyEnded === 0;
    },
  },
  calls: {
    rounds: 60,
    run: async (rounds) => {
      if (!canTrace()) {
        say(
          "no process may watch another here, so no call can be made to fail",
        );
        return true;
      }
      const found = await failingCalls({ rounds, seed, say });
      for (const line of found.wrong) say(line);
      say(
        `${String(rounds)} calls of the system that failed: ${String(found.refusedAtStart)} times it did not start, ${String(found.endedByItself)} times it ended, ${String(found.wentOn)} times it went on; ${String(found.wrong.length)} findings`,
      );
      return found.wrong.length === 0;
    },
  },
  model: {
    rounds: 1_000,
    run: async (rounds) => {
      const acts = await walkModel(rounds, seed);
      say(
        `${String(rounds)} walks, ${String(acts)} acts of several people on a request: every answer and every case is as the model says, and the ledger verifies`,
      );
      return true;
    },
  },
  pages: {
    rounds: 1_000,
    run: async (rounds) => {
      const { folder, remove } = await furnishedFolder();
      const file = join(folder, "kept.db");
      const found = await damagedPages(file, { rounds, seed, say });
      remove();
      const { harmless, detected, silent, silentTables } = found;
      say(
        `${String(rounds)} times 64 random bytes in a page: ${String(harmless)} meant nothing, ${String(detected)} were found, ${String(silent)} changed what is read in silence (${Object.keys(silentTables).join(", ")})`,
      );
      return ["ledger_entries", "ledger_values"].every(
        (table) => !(table in silentTables),
      );
    },
  },
  backup: {
    rounds: 50,
    run: async (rounds) => {
      const found = await backups({ rounds, seed, say });
      for (const line of found.wrong) say(line);
      say(
        `${String(rounds)} backups under load: ${String(found.whole)} restored and equal, ${String(found.cutOff)} killed before they had a name, ${String(found.unnoticed)} changed ones taken for whole, ${String(found.lost)} acknowledged acts not in them`,
      );
      return (
        found.lost === 0 && found.wrong.length === 0 && found.unnoticed === 0
      );
    },
  },
  migration: {
    rounds: 100,
    run: async (rounds) => {
      const found = await interruptedMigrations({ rounds, seed, say });
      for (const line of found.wrong) say(line);
      say(
        `${String(rounds)} migrations killed: ${String(found.before)} left the data before, ${String(found.after)} after, ${String(found.wrong.length)} between or broken`,
      );
      return found.wrong.length === 0;
    },
  },
  clock: {
    rounds: 300,
    run: async (rounds) => {
      const found = await clockSteps({ rounds, seed, say });
      say(
        `${String(rounds)} jumps of the clock: ${String(found.reminders)} reminders, ${String(found.badlyTold)} told never or twice; the ledger ${found.ledgerHolds ? "verifies" : "does not verify"} and is ${found.inOrder ? "" : "not "}in order`,
      );
      return found.badlyTold === 0 && found.ledgerHolds && found.inOrder;
    },
  },
};

const asked: { name: string; rounds: number | null }[] = [];
for (const word of positionals) {
  const last = asked.at(-1);
  if (Object.hasOwn(parts, word)) asked.push({ name: word, rounds: null });
  else if (/^\d+$/.test(word) && last !== undefined) last.rounds = Number(word);
  else
    throw new Error(
      `There is no torture ${word}: ${Object.keys(parts).join(", ")}`,
    );
}
const all = Object.keys(parts).map((name) => ({ name, rounds: null }));
let isGood = true;
for (const { name, rounds } of asked.length > 0 ? asked : all) {
  const part = parts[name];
  if (part === undefined) continue;
  say(`── ${name}, seed ${String(seed)}`);
  const began = performance.now();
  const held = await part.run(rounds ?? part.rounds);
  isGood &&= held;
  say(
    `${held ? "held" : "DID NOT HOLD"}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
}
process.exitCode = isGood ? 0 : 1;
