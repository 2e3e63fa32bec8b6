import { statfs } from "node:fs/promises";
import { tried } from "../db/constraint-error.ts";

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

const shortShare = 0.1;
/** On a large disk a tenth is no want yet. */
const shortBytes = 2 * 1024 ** 3;
/** Hardly a change fits. */
const fullBytes = 1024 ** 2;

/** `short`: nobody adds files, so that mails and changes still find room. `full`: nothing is changed. */
export type Room = "enough" | "short" | "full";

export function isShort({ free, total }: DiskSpace): boolean {
  return free < Math.min(shortBytes, total * shortShare);
}

/** Asked of the disk each time, so that it is known at once when there is room again. */
export function roomBy(
  diskSpace: () => Promise<DiskSpace>,
  isReserveSpent: () => boolean,
): () => Promise<Room> {
  return async () => {
    if (isReserveSpent()) return "full";
    const asked = await tried(diskSpace);
    // A disk that gives no answer says so where it is written to.
    if (!asked.ok || !isShort(asked.value)) return "enough";
    return asked.value.free < fullBytes ? "full" : "short";
  };
}
