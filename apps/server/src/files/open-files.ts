import { existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { openDiskFileStore } from "./disk-file-store.ts";
import type { FileStore } from "./file-store.ts";
import {
  newFileKey,
  readKeyRing,
  writeKeyRing,
  type KeyRing,
} from "./key-ring.ts";
import { fileIdsIn, pathOf, putFile } from "./put-file.ts";
import { makeSealer, readHead, rewrapped, unsealed } from "./sealed-file.ts";
import { syncFolder } from "./sync-folder.ts";

/** Where the stored files lie, and the key that opens them. */
export interface FilePlaces {
  /** The data folder. */
  readonly folder: string;
  /** Null for the place within the data folder. */
  readonly keyFile: string | null;
}

export type FilesOpening =
  | {
      readonly ok: true;
      readonly files: FileStore;
      readonly ring: KeyRing;
      /** How many files of an older Kept were sealed now. */
      readonly sealedNow: number;
    }
  | { readonly ok: false; readonly line: string };

export function keyFileOf({ folder, keyFile }: FilePlaces): string {
  return keyFile ?? keyInFolder(folder);
}

function keyInFolder(folder: string): string {
  return join(folder, "keys", "files.key");
}

/** Whether whoever takes the disk with the data has the key too. A restored folder carries one. */
export function keyLiesWithData(places: FilePlaces): boolean {
  const way = relative(places.folder, keyFileOf(places));
  const isInside = !way.startsWith("..") && !isAbsolute(way);
  return isInside || existsSync(keyInFolder(places.folder));
}

/**
 * Opens the stored files. A new folder gets its key; a folder of an older Kept gets its files sealed, which goes
 * on where it was broken off; after that nothing that is not sealed is ever read.
 */
export async function openFiles(places: FilePlaces): Promise<FilesOpening> {
  const ring = await ringOf(places);
  if (!ring.ok) return ring;
  const folder = join(places.folder, "files");
  const files = await openDiskFileStore(folder, ring.ring);
  const ids = isAllSealed(folder) ? await oneFile(folder) : null;
  const foreign =
    ids === null ? null : await firstForeign(folder, ids, ring.ring);
  if (foreign !== null) return wrongKey(places);
  if (ids !== null) return { ok: true, files, ring: ring.ring, sealedNow: 0 };
  const sealing = await sealAll(folder, ring.ring);
  return sealing === null
    ? wrongKey(places)
    : { ok: true, files, ring: ring.ring, sealedNow: sealing };
}

/** The keys of this house; made where there is neither a key nor anything sealed yet. */
export async function ringOf(
  places: FilePlaces,
): ReturnType<typeof readKeyRing> {
  const path = keyFileOf(places);
  const isNew = !existsSync(path) && !isAllSealed(join(places.folder, "files"));
  return isNew ? writeKeyRing(path, [newFileKey()]) : readKeyRing(path);
}

export function wrongKey(places: FilePlaces): {
  readonly ok: false;
  readonly line: string;
} {
  const other =
    places.keyFile !== null && existsSync(keyInFolder(places.folder))
      ? ` A restored folder carries its key in ${keyInFolder(places.folder)}.`
      : "";
  return {
    ok: false,
    line: `The key in ${keyFileOf(places)} does not open the stored files: they were sealed under another one. Put that one back.${other} Nothing was changed.`,
  };
}

/** Stands in the folder once every file in it is sealed. */
function sealedMark(folder: string): string {
  return join(folder, "all-sealed");
}

function isAllSealed(folder: string): boolean {
  return existsSync(sealedMark(folder));
}

/** Any one stored file tells whether the key is the right one. */
async function oneFile(folder: string): Promise<string[]> {
  return (await fileIdsIn(folder)).slice(0, 1);
}

async function headOf(folder: string, fileId: string, ring: KeyRing) {
  const path = pathOf(folder, fileId);
  if (path === null) return null;
  const handle = await open(path, "r");
  try {
    return await readHead(handle, fileId, ring);
  } finally {
    await handle.close();
  }
}

async function firstForeign(
  folder: string,
  fileIds: readonly string[],
  ring: KeyRing,
): Promise<string | null> {
  for (const fileId of fileIds)
    if ((await headOf(folder, fileId, ring))?.kind === "foreign") return fileId;
  return null;
}

/** Seals what an older Kept left open; null when a file is sealed under a key that is not on the ring. */
async function sealAll(folder: string, ring: KeyRing): Promise<number | null> {
  let count = 0;
  for (const fileId of await fileIdsIn(folder)) {
    const head = await headOf(folder, fileId, ring);
    if (head?.kind === "foreign") return null;
    if (head?.kind !== "plain") continue;
    await replaceFile(folder, fileId, async function* sealed(handle) {
      const sealer = makeSealer(fileId, ring);
      yield sealer.head;
      for await (const piece of handle.createReadStream({ autoClose: false }))
        yield sealer.write(piece as Buffer);
      yield sealer.end();
    });
    count += 1;
  }
  const mark = await open(sealedMark(folder), "w", 0o600);
  await mark.sync();
  await mark.close();
  await syncFolder(folder);
  return count;
}

/** Puts other bytes in the place of a file, whole or not at all. */
async function replaceFile(
  folder: string,
  fileId: string,
  make: (
    handle: Awaited<ReturnType<typeof open>>,
  ) => AsyncGenerator<Uint8Array>,
): Promise<void> {
  const path = pathOf(folder, fileId);
  if (path === null) return;
  const handle = await open(path, "r");
  try {
    await putFile(folder, fileId, async (keep) => {
      for await (const piece of make(handle)) await keep(piece);
      return true;
    });
  } finally {
    await handle.close();
  }
}

export type Rotation =
  | { readonly ok: true; readonly files: number; readonly resumed: boolean }
  | { readonly ok: false; readonly line: string };

/**
 * Gives the house a new key and wraps the key of every file under it. Both keys stand in the key file until the
 * last file is done, so a rotation that was broken off anywhere is taken up by the next one.
 */
export async function rotateFileKey(
  places: FilePlaces,
  /** Whatever else is wrapped by it; false where that did not open. */
  rewrapRest: (ring: KeyRing) => Promise<boolean>,
): Promise<Rotation> {
  const opening = await openFiles(places);
  if (!opening.ok) return opening;
  const known = await ringOf(places);
  if (!known.ok) return known;
  const resumed = known.ring.length > 1;
  const path = keyFileOf(places);
  const both = resumed
    ? known
    : await writeKeyRing(path, [newFileKey(), ...known.ring]);
  if (!both.ok) return both;
  const folder = join(places.folder, "files");
  await mkdir(join(folder, "incoming"), { recursive: true, mode: 0o700 });
  let files = 0;
  for (const fileId of await fileIdsIn(folder)) {
    const head = await headOf(folder, fileId, both.ring);
    if (head?.kind !== "sealed")
      return {
        ok: false,
        line: `The stored file ${fileId} cannot be opened, so the old key stays in ${path}. Put that file back from a backup and run this again.`,
      };
    if (head.isCurrent) continue;
    const { fileKey } = head;
    await replaceFile(folder, fileId, (handle) =>
      rewrapped(handle, fileId, { ring: both.ring, fileKey }),
    );
    files += 1;
  }
  if (!(await rewrapRest(both.ring))) return wrongKey(places);
  const [current] = both.ring;
  const alone = await writeKeyRing(path, [current]);
  return alone.ok ? { ok: true, files, resumed } : alone;
}

/** Every stored file as it was before it was sealed, for a look through all of them while Kept may be running. */
export async function* everyStoredFile(
  places: FilePlaces,
  ring: KeyRing,
): AsyncGenerator<{ fileId: string; bytes: AsyncIterable<Uint8Array> }> {
  const folder = join(places.folder, "files");
  if (!existsSync(folder)) return;
  for (const fileId of await fileIdsIn(folder)) {
    const path = pathOf(folder, fileId);
    // One that went between listing and reading is gone.
    if (path === null || !existsSync(path)) continue;
    const handle = await open(path, "r");
    try {
      yield { fileId, bytes: unsealed(handle, fileId, ring) };
    } finally {
      await handle.close();
    }
  }
}
