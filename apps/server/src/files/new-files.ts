import type { FileSource, FileStore, PutResult } from "./file-store.ts";

/** Files on trial: what is not kept by the end of the act is removed again. */
export interface NewFiles {
  put(
    source: FileSource,
    options: { readonly limit: number },
  ): Promise<PutResult>;
  keep(fileIds: readonly string[]): void;
}

/**
 * Bytes are stored before the transaction that speaks of them, because nothing but SQL is awaited in there.
 * Whatever `act` does not keep, for a refusal, a repeated call or a bug, is gone when it ends.
 */
export async function withNewFiles<T>(
  files: FileStore,
  act: (fresh: NewFiles) => Promise<T>,
): Promise<T> {
  const onTrial = new Set<string>();
  try {
    return await act({
      put: async (source, options) => {
        const result = await files.put(source, options);
        if (result.ok) onTrial.add(result.value.fileId);
        return result;
      },
      keep: (fileIds) => {
        for (const fileId of fileIds) onTrial.delete(fileId);
      },
    });
  } finally {
    for (const fileId of onTrial) await files.remove(fileId);
  }
}

/** The whole of a stored file, for what cannot be read in pieces. */
export async function bytesOfFile(
  files: FileStore,
  fileId: string,
): Promise<Buffer> {
  const opened = await files.open(fileId);
  if (opened === null) throw new Error(`The file ${fileId} is gone`);
  const chunks: Buffer[] = [];
  for await (const chunk of opened.stream as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
