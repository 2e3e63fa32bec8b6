import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { seededRandom, type SeededRandom } from "../src/seed/seeded-random.ts";
import { DiskImage, damages } from "./disk-image.ts";
import { furnishedFolder, type FurnishedFolder } from "./furnished-folder.ts";
import { KeptRefused } from "./kept-process.ts";
import type { Acknowledged } from "./load.ts";
import { powerCuts, type PowerFindings } from "./power.ts";
import type { Recording } from "./recording.ts";
import type { Torment } from "./torment.ts";
import { tracedRun } from "./traced-run.ts";

export interface RecoveryFindings extends Pick<
  PowerFindings,
  "states" | "statesWithLoss" | "worstLoss" | "wrong"
> {
  /** Starts after a power cut that were recorded and cut again. */
  readonly recoveries: number;
}

export interface Recoveries extends Torment {
  /** How often the power of each start is cut. */
  readonly cutsEach: number;
  /** Acts that people get through after the start. */
  readonly acts: number;
  readonly isCareless: boolean;
}

/**
 * Cuts the power of a recorded run, starts Kept from what is left, records that start and the first acts after it,
 * and cuts the power of these again: what was acknowledged before either cut has to be there.
 */
export async function cutRecoveries(
  recording: Recording,
  { rounds, cutsEach, acts, isCareless, seed, say }: Recoveries,
): Promise<RecoveryFindings> {
  const random = seededRandom(seed);
  const found: PowerFindings[] = [];
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const at = random.whole(0, recording.events.length - 1);
    const left = await leftByCut(recording, { at, round, random });
    try {
      const second = await tracedRun({ acts, isCareless, on: left });
      const both = afterwards(second, left.acknowledged);
      const cuts = { rounds: cutsEach, seed: seed + round, say };
      found.push(await powerCuts(both, cuts));
    } catch (error) {
      if (!(error instanceof KeptRefused)) throw error;
      wrong.push(`event ${String(at)}: ${error.message}`);
    } finally {
      left.remove();
    }
    if ((round + 1) % 10 === 0) say(`${String(round + 1)} starts cut again`);
  }
  const sum = (of: (one: PowerFindings) => number) =>
    found.reduce((total, one) => total + of(one), 0);
  return {
    recoveries: found.length,
    states: sum(({ states }) => states),
    statesWithLoss: sum(({ statesWithLoss }) => statesWithLoss),
    worstLoss: Math.max(0, ...found.map(({ worstLoss }) => worstLoss)),
    wrong: [...wrong, ...found.flatMap((one) => one.wrong)],
  };
}

interface Left extends FurnishedFolder {
  readonly acknowledged: readonly Acknowledged[];
}

/** The folder as it may be found after the power went at this event. */
async function leftByCut(
  recording: Recording,
  cut: {
    readonly at: number;
    readonly round: number;
    readonly random: SeededRandom;
  },
): Promise<Left> {
  const image = new DiskImage(recording.before, recording.folder);
  const acknowledged: Acknowledged[] = [];
  for (const event of recording.events.slice(0, cut.at + 1)) {
    image.take(event);
    const act =
      event.kind === "answer"
        ? recording.acknowledged.get(event.requestId)
        : undefined;
    if (act !== undefined) acknowledged.push(act);
  }
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = join(mkdtempSync(join(memory, "kept-recovery-")), "data");
  const damage = damages[cut.round % damages.length] ?? "nothing";
  image.writeTo(folder, { damage, random: cut.random });
  // Every furnished folder knows the same session.
  const furnished = await furnishedFolder();
  furnished.remove();
  return {
    folder,
    cookie: furnished.cookie,
    acknowledged,
    remove: () => {
      rmSync(dirname(folder), { recursive: true, force: true });
    },
  };
}

/** The second run as one that begins with everything that was acknowledged in the first. */
function afterwards(
  second: Recording,
  first: readonly Acknowledged[],
): Recording {
  return {
    ...second,
    events: [
      ...first.map(({ requestId }) => ({ kind: "answer", requestId }) as const),
      ...second.events.map((event) =>
        event.kind === "sync"
          ? { ...event, covers: event.covers + first.length }
          : event,
      ),
    ],
    acknowledged: new Map([
      ...first.map((act) => [act.requestId, act] as const),
      ...second.acknowledged,
    ]),
  };
}
