import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * A folder for what lies open while a backup is made or read. It carries the number of its process: a killed one
 * leaves a copy of the data that everybody with the disk could read, and whoever comes next takes it away.
 */
export async function stageFolder(place: string): Promise<string> {
  for (const name of await readdir(place)) {
    const pid = /^\.kept-stage-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(place, name), { recursive: true, force: true });
  }
  return mkdtemp(join(place, `.kept-stage-${String(process.pid)}-`));
}

function isAlive(pid: number): boolean {
  return pid === process.pid || existsSync(`/proc/${String(pid)}`);
}
