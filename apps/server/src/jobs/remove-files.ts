import { z } from "zod";
import type { FileStore } from "../files/file-store.ts";
import type { JobHandler } from "./run-jobs.ts";

/** Asked for by the change that lets go of files; the bytes go when it is certain. */
export const removeFilesKind = "remove files";

const removal = z.strictObject({ fileIds: z.array(z.string()) });

export function removeFiles(files: FileStore): JobHandler {
  return async (payload) => {
    for (const fileId of removal.parse(payload).fileIds)
      await files.remove(fileId);
  };
}
