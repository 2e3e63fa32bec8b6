import { randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { FileStore } from "./file-store.ts";
import { measureFile } from "./measure-file.ts";
import { syncFolder } from "./sync-folder.ts";

const fileIdShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Opened at the first read, so that a stream nobody reads holds nothing open. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path)) yield chunk as Buffer;
}

/**
 * Files under `folder`, sharded by the first two signs of their random id. A file appears whole or not at
 * all: written beside, synced, renamed, and the folder synced.
 */
export async function openDiskFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  // What a crash left half written belongs to nobody: no answer was given for it.
  for (const leftover of await readdir(incoming)) {
    await rm(join(incoming, leftover), { force: true });
  }

  const shardOf = (fileId: string) => join(folder, fileId.slice(0, 2));
  const pathOf = (fileId: string) =>
    // An id comes from a URL: only the shape that we give out ever reaches the disk.
    fileIdShape.test(fileId) ? join(shardOf(fileId), fileId) : null;

  return {
    async put(source, { limit }) {
      const fileId = randomUUID();
      const temporary = join(incoming, fileId);
      const handle = await open(temporary, "wx", 0o600);
      try {
        const measured = await measureFile(source, limit, (chunk) =>
          handle.writeFile(chunk),
        );
        if (!measured.ok) return measured;
        await handle.sync();
        const shard = shardOf(fileId);
        const created = await mkdir(shard, { recursive: true, mode: 0o700 });
        await rename(temporary, join(shard, fileId));
        await syncFolder(shard);
        if (created !== undefined) await syncFolder(folder);
        return { ok: true, value: { fileId, ...measured.value } };
      } finally {
        await handle.close();
        await rm(temporary, { force: true });
      }
    },

    async open(fileId) {
      const path = pathOf(fileId);
      if (path === null || !existsSync(path)) return null;
      const { size } = await stat(path);
      return { stream: Readable.from(chunksOf(path)), size };
    },

    async remove(fileId) {
      const path = pathOf(fileId);
      if (path === null || !existsSync(path)) return;
      await rm(path, { force: true });
      await syncFolder(shardOf(fileId));
    },
  };
}
