import { seededRandom } from "../src/seed/seeded-random.ts";
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
    lost += found.lost;
    wrong.push(...found.wrong.map((line) => `kill ${String(round)}: ${line}`));
    if (round % 20 === 0)
      say(
        `${String(round)} kills, ${String(load.acknowledged.length)} acknowledged, ${String(lost)} lost`,
      );
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
