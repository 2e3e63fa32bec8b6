import { spawn } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeKeyFile, readKeyFile } from "../src/backup/key-file.ts";
import { restoreBackup, verifyBackup } from "../src/backup/open-backup.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { startKept } from "./kept-process.ts";
import { makeLoad, type Load } from "./load.ts";
import { examine, type Finding } from "./oracle.ts";
import type { Torment } from "./torment.ts";

export interface BackupFindings extends Finding {
  /** Backups that were finished, and verified and were restored. */
  readonly whole: number;
  /** Backups that were killed before they had a name. */
  readonly cutOff: number;
  /** Of a whole backup with one byte changed, or its end cut off: how many still verified. */
  readonly unnoticed: number;
  /** What people were refused while it went on. */
  readonly refused: readonly string[];
}

const cli = join(import.meta.dirname, "../src/cli.ts");

function keptCommand(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env["PATH"], KEPT_DATA: folder },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      resolve(code);
    });
  });
  return { child, ended };
}

/**
 * Backups while people write. What was acknowledged before one began is in it; one that is killed leaves nothing
 * under its name, and nothing readable beside it once the next was made; a changed one is never taken for whole.
 */
export async function backups({
  rounds,
  seed,
  say,
}: Torment): Promise<BackupFindings> {
  const random = seededRandom(seed);
  const { folder, cookie, remove } = await furnishedFolder();
  const place = join(dirname(folder), "backups");
  mkdirSync(place);
  const keyFile = join(dirname(folder), "key");
  const recipient = (await makeKeyFile(keyFile)) ?? "";
  const identity = (await readKeyFile(keyFile)) ?? "";
  const kept = await startKept(folder);
  const load: Load = makeLoad(cookie, 4);
  const day = { isOver: false };
  const working = load.writers.map((writer) =>
    writer.work(kept.url, () => day.isOver),
  );
  let [lost, whole, cutOff, unnoticed] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const file = join(place, `kept-${String(round)}.age`);
    const before = [...load.acknowledged];
    const { child, ended } = keptCommand(folder, [
      "backup",
      "--to",
      file,
      "--recipient",
      recipient,
    ]);
    // Every second one is left in peace.
    const alarm =
      round % 2 === 0
        ? null
        : setTimeout(() => child.kill("SIGKILL"), random.whole(200, 1_500));
    const code = await ended;
    if (alarm !== null) clearTimeout(alarm);
    if (!readdirSync(place).includes(`kept-${String(round)}.age`)) {
      cutOff += 1;
      if (code !== null)
        wrong.push(
          `round ${String(round)}: the backup ended with ${String(code)}`,
        );
      continue;
    }
    const into = join(dirname(folder), "restored");
    const restored = await restoreBackup({ file, identity }, into);
    if (!restored.ok) {
      wrong.push(`round ${String(round)}: ${restored.fault}`);
      continue;
    }
    whole += 1;
    const found = await examine(into, before);
    lost += found.lost;
    wrong.push(...found.wrong);
    rmSync(into, { recursive: true });
    unnoticed += await damaged(file, { identity, share: random.share() });
    const beside = readdirSync(place).filter((name) => !name.endsWith(".age"));
    if (beside.length > 0)
      wrong.push(`round ${String(round)}: left behind ${beside.join(", ")}`);
    say(`${String(whole)} restored and equal, ${String(cutOff)} cut off`);
  }
  day.isOver = true;
  await Promise.all(working);
  kept.child.kill("SIGKILL");
  await kept.ended;
  remove();
  return { lost, wrong, whole, cutOff, unnoticed, refused: load.failures };
}

async function damaged(
  file: string,
  { identity, share }: { readonly identity: string; readonly share: number },
): Promise<number> {
  const sound = readFileSync(file);
  const at = Math.floor(share * sound.length);
  const changed = Buffer.from(sound);
  changed[at] = (changed[at] ?? 0) ^ 1;
  let unnoticed = 0;
  for (const bytes of [changed, sound.subarray(0, at)]) {
    writeFileSync(file, bytes);
    if ((await verifyBackup({ file, identity })).ok) unnoticed += 1;
  }
  writeFileSync(file, sound);
  return unnoticed;
}
