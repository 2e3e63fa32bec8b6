import { statfs } from "node:fs/promises";

export interface DiskSpace {
  /** Bytes. */
  readonly free: number;
  readonly total: number;
}

/** How much room is left where the data lies. */
export async function diskSpaceOf(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}
