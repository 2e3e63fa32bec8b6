import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "./sync-folder.ts";

const fileIdShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Where files lie: sharded by the first two signs of their random id, half written ones apart. */
export function incomingOf(folder: string): string {
  return join(folder, "incoming");
}

export function shardOf(folder: string, fileId: string): string {
  return join(folder, fileId.slice(0, 2));
}

/** Null for what is no id: ids come from addresses, and only the shape that we give out ever reaches the disk. */
export function pathOf(folder: string, fileId: string): string | null {
  return fileIdShape.test(fileId)
    ? join(shardOf(folder, fileId), fileId)
    : null;
}

/** Every stored file, by id. */
export async function fileIdsIn(folder: string): Promise<string[]> {
  const shards = (await readdir(folder)).filter((one) =>
    /^[0-9a-f]{2}$/u.test(one),
  );
  const names = await Promise.all(
    shards.sort().map((shard) => readdir(join(folder, shard))),
  );
  return names.flat().filter((name) => fileIdShape.test(name));
}

/**
 * A file appears whole or not at all: written beside, synced, renamed, and the folder synced. `write` says at
 * its end whether it is to appear.
 */
export async function putFile(
  folder: string,
  fileId: string,
  write: (keep: (piece: Uint8Array) => Promise<void>) => Promise<boolean>,
): Promise<void> {
  const temporary = join(incomingOf(folder), fileId);
  const handle = await open(temporary, "wx", 0o600);
  try {
    const isToAppear = await write((piece) => handle.writeFile(piece));
    if (!isToAppear) return;
    await handle.sync();
    const shard = shardOf(folder, fileId);
    const created = await mkdir(shard, { recursive: true, mode: 0o700 });
    await rename(temporary, join(shard, fileId));
    await syncFolder(shard);
    if (created !== undefined) await syncFolder(folder);
  } finally {
    await handle.close();
    await rm(temporary, { force: true });
  }
}
