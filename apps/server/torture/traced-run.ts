import { spawnSync } from "node:child_process";
import { cpSync, createReadStream, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { carelessDriver } from "./careless.ts";
import { diskEvents } from "./disk-events.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { startKept } from "./kept-process.ts";
import { makeLoad } from "./load.ts";
import type { Recording, Run } from "./recording.ts";

const calls =
  "pwrite64,write,writev,fsync,fdatasync,ftruncate,rename,unlink,mkdir";
const tracer = ["-f", "-y", "-xx", "-s", "70000", "--seccomp-bpf"];

/** Whether this machine lets one process watch the calls of another. */
export function canTrace(): boolean {
  return (
    spawnSync("strace", [...tracer, "-o", "/dev/null", "true"]).status === 0
  );
}

/** Lets people write, and keeps everything that the server asked of the disk and every answer that left. */
export async function tracedRun({
  acts,
  isCareless,
  on,
}: Run): Promise<Recording> {
  const { folder, cookie, remove } = on ?? (await furnishedFolder());
  const before = join(dirname(folder), "before");
  cpSync(folder, before, { recursive: true });
  const trace = join(dirname(folder), "trace");
  const kept = await startKept(folder, {
    under: ["strace", ...tracer, "-e", `trace=${calls}`, "-o", trace],
    ...(isCareless && { node: carelessDriver }),
  });
  const load = makeLoad(cookie, 6);
  const isOver = () => load.acknowledged.length >= acts;
  await Promise.all(
    load.writers.map((writer) => writer.work(kept.url, isOver)),
  );
  for (const pid of childrenOf(kept.child.pid)) process.kill(pid, "SIGKILL");
  await kept.ended;

  const lines: string[] = [];
  for await (const line of createInterface({
    input: createReadStream(trace, "latin1"),
  }))
    lines.push(line);
  return {
    before,
    folder,
    events: diskEvents(lines, folder),
    acknowledged: new Map(load.acknowledged.map((act) => [act.requestId, act])),
    remove,
  };
}

/** The processes under another, such as the one that a tracer watches. */
export function childrenOf(pid: number | undefined): number[] {
  const id = String(pid);
  return readFileSync(`/proc/${id}/task/${id}/children`, "utf8")
    .split(" ")
    .filter((text) => text !== "")
    .map(Number);
}
