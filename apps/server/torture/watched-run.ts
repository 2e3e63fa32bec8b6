import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DiskEvent } from "./disk-events.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { startKept } from "./kept-process.ts";
import { makeLoad } from "./load.ts";
import type { Recording, Run } from "./recording.ts";

const step = 512;

/**
 * Where no process may watch the calls of another: one person writes, and after every answer the folder is compared
 * with what it was. When bytes were synced is then not seen but taken from what SQLite documents for the setting
 * that Kept reads back at every start: the log at every commit with FULL, at checkpoints only with NORMAL.
 */
export async function watchedRun({
  acts,
  isCareless,
}: Run): Promise<Recording> {
  const { folder, cookie, remove } = await furnishedFolder();
  const before = join(dirname(folder), "before");
  cpSync(folder, before, { recursive: true });
  const kept = await startKept(folder);
  const events: DiskEvent[] = [];
  const seen = new Map<string, Buffer>([
    [join(folder, "kept.db"), readFileSync(join(before, "kept.db"))],
  ]);
  const sync = (path: string) => {
    events.push({ kind: "sync", path, covers: events.length });
  };

  function look(path: string): boolean {
    const known = seen.get(path) ?? Buffer.alloc(0);
    const found = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    seen.set(path, found);
    const changed = events.length;
    for (let offset = 0; offset < found.length; offset += step) {
      const bytes = found.subarray(offset, offset + step);
      if (!bytes.equals(known.subarray(offset, offset + step)))
        events.push({ kind: "write", path, offset, bytes });
    }
    return events.length > changed;
  }

  function lookAtAll(): void {
    for (const path of filesIn(join(folder, "files")))
      if (!seen.has(path)) {
        look(path);
        sync(path);
        sync(dirname(path));
      }
    const log = join(folder, "kept.db-wal");
    if (look(log) && !isCareless) sync(log);
    const base = join(folder, "kept.db");
    if (look(base)) sync(base);
  }

  const load = makeLoad(cookie, 1);
  let told = 0;
  await load.writers[0]?.work(kept.url, () => {
    lookAtAll();
    for (const { requestId } of load.acknowledged.slice(told))
      events.push({ kind: "answer", requestId });
    told = load.acknowledged.length;
    if (told === 1) sync(folder);
    return told >= acts;
  });
  kept.child.kill("SIGKILL");
  await kept.ended;
  return {
    before,
    folder,
    events,
    acknowledged: new Map(load.acknowledged.map((act) => [act.requestId, act])),
    remove,
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith("incoming"))
    .map((entry) => join(entry.parentPath, entry.name));
}
