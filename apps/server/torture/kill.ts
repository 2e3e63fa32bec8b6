import { seededRandom, type SeededRandom } from "../src/seed/seeded-random.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { startKept } from "./kept-process.ts";
import { makeLoad } from "./load.ts";
import { examine } from "./oracle.ts";
import type { Torment } from "./torment.ts";

export interface KillFindings {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acts that a kill cut off and that were sent once more under the same key. */
  readonly repeated: number;
  readonly lost: number;
  readonly wrong: readonly string[];
}

const writers = 8;
/** After so many kills a new house: looking at one takes longer with all that was done in it. */
const killsOfAHouse = 100;

/**
 * Kills the server without warning while eight people write, starts it again and looks, again and again. What was
 * cut off is sent once more under its key, so an act that had been done just before the kill must not be done twice.
 */
export async function kills({
  rounds,
  seed,
  say,
}: Torment): Promise<KillFindings> {
  const random = seededRandom(seed);
  let found = nothingYet;
  while (found.kills < rounds) {
    const more = await killsInOneHouse(
      Math.min(killsOfAHouse, rounds - found.kills),
      random,
    );
    found = {
      kills: found.kills + more.kills,
      acknowledged: found.acknowledged + more.acknowledged,
      repeated: found.repeated + more.repeated,
      lost: found.lost + more.lost,
      wrong: [...found.wrong, ...more.wrong],
    };
    say(
      `${String(found.kills)} kills, ${String(found.acknowledged)} acknowledged, ${String(found.lost)} lost`,
    );
  }
  return found;
}

const nothingYet: KillFindings = {
  kills: 0,
  acknowledged: 0,
  repeated: 0,
  lost: 0,
  wrong: [],
};

async function killsInOneHouse(
  rounds: number,
  random: SeededRandom,
): Promise<KillFindings> {
  const { folder, cookie, remove } = await furnishedFolder();
  const load = makeLoad(cookie, writers);
  const wrong: string[] = [];
  let lost = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const kept = await startKept(folder);
    const cut = { isOver: false };
    const working = load.writers.map((writer) =>
      writer.work(kept.url, () => cut.isOver),
    );
    await new Promise((resolve) => setTimeout(resolve, random.whole(50, 800)));
    kept.child.kill("SIGKILL");
    await kept.ended;
    cut.isOver = true;
    await Promise.all(working);
    const found = await examine(folder, load.acknowledged);
    // What one look misses, the next would miss again.
    lost = Math.max(lost, found.lost);
    wrong.push(...found.wrong.map((line) => `kill ${String(round)}: ${line}`));
  }
  remove();
  return {
    kills: rounds,
    acknowledged: load.acknowledged.length,
    repeated: load.repeated(),
    lost,
    wrong,
  };
}
