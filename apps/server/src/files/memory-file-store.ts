import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { FileStore } from "./file-store.ts";
import { measureFile } from "./measure-file.ts";

/** The kind for tests: the same rules, nothing on disk. */
export function openMemoryFileStore(): FileStore {
  const files = new Map<string, Buffer>();
  return {
    async put(source, { limit }) {
      const chunks: Uint8Array[] = [];
      const measured = await measureFile(source, limit, (chunk) => {
        // A copy: `slice` of a Buffer is a view.
        chunks.push(new Uint8Array(chunk));
        return Promise.resolve();
      });
      if (!measured.ok) return measured;
      const fileId = randomUUID();
      files.set(fileId, Buffer.concat(chunks));
      return { ok: true, value: { fileId, ...measured.value } };
    },

    open(fileId) {
      const bytes = files.get(fileId);
      return Promise.resolve(
        bytes === undefined
          ? null
          : { stream: Readable.from([bytes]), size: bytes.byteLength },
      );
    },

    remove(fileId) {
      files.delete(fileId);
      return Promise.resolve();
    },
  };
}
