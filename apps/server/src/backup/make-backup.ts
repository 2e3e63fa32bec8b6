import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Encrypter } from "age-encryption";
import { pack, type Pack } from "tar-stream";
import { openForReading } from "../db/open-for-reading.ts";
import { describeDatabase, snapshotOf } from "../db/snapshot.ts";
import { keyFileOf } from "../files/open-files.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { verifyLedger } from "../ledger/verify-views.ts";
import { stageFolder } from "./stage-folder.ts";
import { manifestName, pathShape, type BackupManifest } from "./manifest.ts";

export interface BackupOrder {
  /** The data folder; Kept may be running on it. */
  readonly folder: string;
  /** Where the key of the stored files is, when it is not in the data folder. */
  readonly keyFile: string | null;
  /** The file to write; there must be none yet. */
  readonly to: string;
  /** Public keys (age1…) of those who can open it. */
  readonly recipients: readonly string[];
  readonly now: string;
  readonly version: string;
}

export type MadeBackup =
  | { readonly ok: true; readonly manifest: BackupManifest }
  | { readonly ok: false; readonly problem: BackupProblem };

/** Why none was made: there is no data, a file is in the way, or what is there does not hold. */
export type BackupProblem = "noData" | "exists" | "damaged" | "ledger";

/**
 * One encrypted file (age over tar) of everything that Kept needs: database, files, key and checkpoints. The
 * database is copied between two changes and read through before it goes in; the file appears under its name only
 * when the disk has all of it.
 */
export async function makeBackup(order: BackupOrder): Promise<MadeBackup> {
  const { folder, to } = order;
  if (existsSync(to)) return { ok: false, problem: "exists" };
  const stage = await stageFolder(dirname(to));
  try {
    const copy = join(stage, "kept.db");
    if (!(await snapshotOf(folder, copy)))
      return { ok: false, problem: "noData" };
    const described = await describeDatabase(copy);
    if (!described.ok) return { ok: false, problem: "damaged" };
    const opened = await openForReading(stage);
    if (opened === null) return { ok: false, problem: "noData" };
    const ledger = await verifyLedger(opened.db);
    opened.close();
    if (!ledger.ok) return { ok: false, problem: "ledger" };
    const about: Omit<BackupManifest, "files"> = {
      format: 1,
      madeAt: order.now,
      kept: order.version,
      ledger: { entries: ledger.entries, root: ledger.root },
      ...described.description,
    };
    const manifest = await write(order, { copy, stage, about });
    return { ok: true, manifest };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function write(
  { folder, keyFile, to, recipients }: BackupOrder,
  staged: {
    readonly copy: string;
    readonly stage: string;
    readonly about: Omit<BackupManifest, "files">;
  },
): Promise<BackupManifest> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const archive = pack();
  const sealed = await encrypter.encrypt(
    Readable.toWeb(Readable.from(archive)) as Parameters<
      Encrypter["encrypt"]
    >[0],
  );
  const beside = join(staged.stage, "sealed");
  const writing = pipeline(
    Readable.fromWeb(sealed as ReadableStream<Uint8Array>),
    createWriteStream(beside, { mode: 0o600 }),
  );
  const files: BackupManifest["files"] = [];
  const rest = (await pathsIn(folder)).filter((path) => path !== keyInBackup);
  for (const { path, from } of [
    { path: "kept.db", from: staged.copy },
    ...rest.map((path) => ({ path, from: join(folder, path) })),
    // Without it nobody could read the files again; the whole is sealed to a key that is not on this machine.
    { path: keyInBackup, from: keyFileOf({ folder, keyFile }) },
  ]) {
    const added = await add(archive, path, from);
    if (added !== null) files.push({ path, ...added });
  }
  const manifest = { ...staged.about, files };
  archive.entry({ name: manifestName, mode: 0o600 }, JSON.stringify(manifest));
  archive.finalize();
  await writing;
  const handle = await open(beside, "r");
  await handle.sync();
  await handle.close();
  await chmod(beside, 0o600);
  await rename(beside, to);
  await syncFolder(dirname(to));
  return manifest;
}

const keyInBackup = "keys/files.key";

/** Files of the data folder that go along, as paths from it. */
async function pathsIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const room of ["files", "keys", "checkpoints"]) {
    if (!existsSync(join(folder, room))) continue;
    for (const entry of await readdir(join(folder, room), {
      recursive: true,
      withFileTypes: true,
    })) {
      const path = relative(folder, join(entry.parentPath, entry.name));
      if (entry.isFile() && pathShape.test(path)) found.push(path);
    }
  }
  return found.sort();
}

/** Adds a file; null when it went between listing and reading, as a file whose day had come does. */
async function add(
  archive: Pack,
  name: string,
  from: string,
): Promise<{ size: number; sha256: string } | null> {
  if (!existsSync(from)) return null;
  const { size } = await stat(from);
  const hash = createHash("sha256");
  const entry = archive.entry({ name, size, mode: 0o600 });
  await pipeline(
    createReadStream(from),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    entry,
  );
  return { size, sha256: hash.digest("hex") };
}
