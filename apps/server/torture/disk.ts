import { furnishedFolder } from "./furnished-folder.ts";
import {
  startKept,
  type Circumstances,
  type KeptProcess,
} from "./kept-process.ts";
import { makeLoad, type Load } from "./load.ts";
import { examine, type Finding } from "./oracle.ts";

export interface DiskFindings extends Finding {
  /** How the process ended that met the fault; null when it did not end by itself. */
  readonly exitCode: number | null;
  /** What people were told while it lasted. */
  readonly failures: readonly string[];
  readonly acknowledged: number;
}

const writers = 3;

async function work(load: Load, url: string, acts: number): Promise<void> {
  const until = load.acknowledged.length + acts;
  await Promise.all(
    load.writers.map((writer) =>
      writer.work(url, () => load.acknowledged.length >= until),
    ),
  );
}

/**
 * A disk that gives no answer to a write. The act may or may not have happened, so it is sent once more under its
 * key to the process that is started next, and must then be there exactly once.
 */
export async function unansweredWrite(
  faultyIn: (folder: string) => Circumstances,
  arm: (kept: KeptProcess) => void = () => undefined,
): Promise<DiskFindings> {
  const { folder, cookie, remove } = await furnishedFolder();
  const load = makeLoad(cookie, writers);
  const kept = await startKept(folder, faultyIn(folder));
  await work(load, kept.url, 5);
  arm(kept);
  await work(load, kept.url, 10_000);
  const exitCode = await kept.ended;
  const failures = [...load.failures];
  const next = await startKept(folder);
  await work(load, next.url, 10);
  next.child.kill("SIGKILL");
  await next.ended;
  const found = await examine(folder, load.acknowledged);
  remove();
  return {
    ...found,
    exitCode,
    failures,
    acknowledged: load.acknowledged.length,
  };
}

/** A disk without room: refused and nothing saved, until there is room again, without a restart. */
export async function fullDisk(
  faultyIn: (folder: string) => Circumstances,
  change: (kept: KeptProcess) => void,
): Promise<DiskFindings & { readonly readsMeanwhile: number }> {
  const { folder, cookie, remove } = await furnishedFolder();
  const load = makeLoad(cookie, writers);
  const kept = await startKept(folder, faultyIn(folder));
  await work(load, kept.url, 10);
  change(kept);
  // Each writer is refused once, and gives up for now.
  await work(load, kept.url, 10_000);
  const failures = [...load.failures];
  const read = await fetch(`${kept.url}/trpc/requests.counts`, {
    method: "POST",
    headers: { cookie, "x-kept": "1", "content-type": "application/json" },
    body: "{}",
  });
  change(kept);
  await work(load, kept.url, 10);
  kept.child.kill("SIGTERM");
  const exitCode = await kept.ended;
  const found = await examine(folder, load.acknowledged);
  remove();
  return {
    ...found,
    exitCode,
    failures,
    acknowledged: load.acknowledged.length,
    readsMeanwhile: read.status,
  };
}
