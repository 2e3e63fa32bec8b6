import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { diskFault, tried } from "../db/constraint-error.ts";
import type { Writer } from "../db/writing.ts";
import type { Tries } from "../people/tries.ts";
import { diskSpaceOf, type DiskSpace } from "./disk-space.ts";

/** Room for a good while of looking: an entry of the log is about a kilobyte. */
const ballastBytes = 16 * 1024 * 1024;
const chunkBytes = 1024 * 1024;
/** It is laid down only where it is no burden. */
const plenty = 4;

/** A file that holds nothing but room, given back when the disk is full so that the log can still be written. */
export interface Ballast {
  /** Gives the room back; false where it was not there. */
  drop(): Promise<boolean>;
  /** It was given back: until there is room again nothing but the log is written. */
  isSpent(): boolean;
  /** Lays it down again as soon as there is plenty of room. */
  restore(): Promise<void>;
}

export interface BallastParts {
  readonly folder: string;
  readonly bytes?: number;
  readonly spaceOf?: (folder: string) => Promise<DiskSpace>;
}

function ballastFile(folder: string): string {
  return join(folder, "ballast");
}

/** How much room is held back here; 0 where none is. */
export async function heldBack(folder: string): Promise<number> {
  const found = await tried(() => stat(ballastFile(folder)));
  return found.ok ? found.value.size : 0;
}

/** Lays the ballast down where there is room for it, or takes up the one that lies there. */
export async function openBallast({
  folder,
  bytes = ballastBytes,
  spaceOf = diskSpaceOf,
}: BallastParts): Promise<Ballast> {
  const path = ballastFile(folder);
  let spent = false;

  async function layDown(): Promise<void> {
    if ((await heldBack(folder)) === bytes) return;
    if ((await spaceOf(folder)).free < plenty * bytes) return;
    const beside = `${path}.part`;
    const written = await tried(async () => {
      const file = await open(beside, "w", 0o600);
      try {
        // Random, so that no disk that compresses takes the room away unseen.
        for (let left = bytes; left > 0; left -= chunkBytes)
          await file.write(randomBytes(Math.min(chunkBytes, left)));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    });
    if (!written.ok) await rm(beside, { force: true });
  }

  await layDown();
  return {
    isSpent: () => spent,
    async drop() {
      if ((await heldBack(folder)) === 0) return false;
      await rm(path, { force: true });
      spent = true;
      return true;
    },
    async restore() {
      await layDown();
      if (spent && (await heldBack(folder)) > 0) spent = false;
    },
  };
}

/** For the log: a write that finds no room is done once more with the room of the ballast. */
export function withReserve(writer: Writer, ballast: Ballast): Writer {
  return {
    changes: () => writer.changes(),
    isSound: () => writer.isSound(),
    async write(work) {
      const written = await writer.write(work);
      // It was certainly not written, so it is not done twice.
      return written.outcome === "full" && (await ballast.drop())
        ? writer.write(work)
        : written;
    },
  };
}

/** For the counters of failed sign-ins, which have a file of their own: whoever comes in is counted on a full disk, too. */
export function triesWithReserve(tries: Tries, ballast: Ballast): Tries {
  const withRoom = async <T>(count: () => Promise<T>): Promise<T> => {
    const first = await tried(count);
    if (first.ok) return first.value;
    if (diskFault(first.error) === "full" && (await ballast.drop()))
      return count();
    throw first.error;
  };
  return {
    count: (email, address) => withRoom(() => tries.count(email, address)),
    forgive: (email, address) => withRoom(() => tries.forgive(email, address)),
    countAddress: (address) => withRoom(() => tries.countAddress(address)),
    countCode: (id) => withRoom(() => tries.countCode(id)),
    forgiveCode: (id) => withRoom(() => tries.forgiveCode(id)),
  };
}

/** For everything else: while the ballast is spent its room is the log's. */
export function sparingReserve(writer: Writer, ballast: Ballast): Writer {
  return {
    changes: () => writer.changes(),
    isSound: () => writer.isSound(),
    write: async (work) =>
      ballast.isSpent() ? { outcome: "full" } : writer.write(work),
  };
}
