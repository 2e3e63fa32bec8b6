import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { FileStore, PutResult } from "./file-store.ts";
import type { KeyRing } from "./key-ring.ts";
import { measureFile } from "./measure-file.ts";
import { incomingOf, pathOf, putFile, shardOf } from "./put-file.ts";
import { makeSealer, openedSize, unsealed } from "./sealed-file.ts";
import { syncFolder } from "./sync-folder.ts";

/** Opened at the first read, so that a stream nobody reads holds nothing open. */
async function* bytesOf(
  path: string,
  fileId: string,
  ring: KeyRing,
): AsyncGenerator<Buffer> {
  const handle = await open(path, "r");
  try {
    yield* unsealed(handle, fileId, ring);
  } finally {
    await handle.close();
  }
}

/** Files under `folder`, each sealed under a key of its own, which the first key of the ring wraps. */
export async function openDiskFileStore(
  folder: string,
  ring: KeyRing,
): Promise<FileStore> {
  const incoming = incomingOf(folder);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  // What a crash left half written belongs to nobody: no answer was given for it.
  for (const leftover of await readdir(incoming)) {
    await rm(join(incoming, leftover), { force: true });
  }
  return {
    async put(source, { limit }) {
      const fileId = randomUUID();
      const sealer = makeSealer(fileId, ring);
      let result: PutResult = { ok: false, code: "empty" };
      await putFile(folder, fileId, async (keep) => {
        await keep(sealer.head);
        const measured = await measureFile(source, limit, (piece) =>
          keep(sealer.write(piece)),
        );
        result = measured.ok
          ? { ok: true, value: { fileId, ...measured.value } }
          : measured;
        if (measured.ok) await keep(sealer.end());
        return measured.ok;
      });
      return result;
    },
    async open(fileId) {
      const path = pathOf(folder, fileId);
      if (path === null || !existsSync(path)) return null;
      const { size } = await stat(path);
      return {
        stream: Readable.from(bytesOf(path, fileId, ring)),
        size: openedSize(size),
      };
    },
    async remove(fileId) {
      const path = pathOf(folder, fileId);
      if (path === null || !existsSync(path)) return;
      await rm(path, { force: true });
      await syncFolder(shardOf(folder, fileId));
    },
  };
}
