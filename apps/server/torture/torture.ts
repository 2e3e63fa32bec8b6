import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { kills } from "./kill.ts";
import { powerCuts } from "./power.ts";
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

const record = canTrace() ? tracedRun : watchedRun;

const parts: Readonly<Record<string, Part>> = {
  ledger: {
    rounds: 1_000,
    run: async (rounds) => {
      const script = join(import.meta.dirname, "../scripts/torture-ledger.ts");
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
