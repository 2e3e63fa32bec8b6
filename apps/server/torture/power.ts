import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../src/seed/seeded-random.ts";
import { DiskImage, damages, type Damage } from "./disk-image.ts";
import type { Acknowledged } from "./load.ts";
import { examine, type Finding } from "./oracle.ts";
import type { Recording } from "./recording.ts";
import type { Torment } from "./torment.ts";

export interface PowerFindings {
  readonly events: number;
  readonly acknowledged: number;
  readonly states: number;
  /** States in which something acknowledged was gone. */
  readonly statesWithLoss: number;
  /** The most that one state lost. */
  readonly worstLoss: number;
  readonly wrong: readonly string[];
}

/** Cuts the power of a recorded run at so many moments, in every way that unsynced writes can survive, and looks. */
export async function powerCuts(
  recording: Recording,
  { rounds, seed, say }: Torment,
): Promise<PowerFindings> {
  const random = seededRandom(seed);
  const { events } = recording;
  const cuts = new Map<number, Damage[]>();
  for (let state = 0; state < rounds; state += 1) {
    const at = random.whole(0, events.length - 1);
    const damage = damages[state % damages.length] ?? "nothing";
    cuts.set(at, [...(cuts.get(at) ?? []), damage]);
  }
  const image = new DiskImage(recording.before, recording.folder);
  // In memory where there is such a place: these states need no disk.
  const place = mkdtempSync(
    join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "kept-power-"),
  );
  const acknowledged: Acknowledged[] = [];
  const found: Finding[] = [];
  const withLoss = () => found.filter(({ lost }) => lost > 0).length;
  for (const [at, event] of events.entries()) {
    image.take(event);
    const act =
      event.kind === "answer"
        ? recording.acknowledged.get(event.requestId)
        : undefined;
    if (act !== undefined) acknowledged.push(act);
    for (const damage of cuts.get(at) ?? []) {
      const target = join(place, "data");
      image.writeTo(target, { damage, random });
      const { lost, wrong } = await examine(target, acknowledged);
      const where = `event ${String(at)}, ${damage}`;
      found.push({ lost, wrong: wrong.map((line) => `${where}: ${line}`) });
      if (found.length % 200 === 0)
        say(
          `${String(found.length)} states, ${String(withLoss())} of them with a loss`,
        );
    }
  }
  rmSync(place, { recursive: true, force: true });
  return {
    events: events.length,
    acknowledged: acknowledged.length,
    states: found.length,
    statesWithLoss: withLoss(),
    worstLoss: Math.max(0, ...found.map(({ lost }) => lost)),
    wrong: found.flatMap(({ wrong }) => wrong),
  };
}
