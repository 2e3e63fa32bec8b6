import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Decrypter } from "age-encryption";
import { extract, type Extract } from "tar-stream";
import { tried } from "../db/constraint-error.ts";
import { openForReading } from "../db/open-for-reading.ts";
import { isEmptyFolder } from "../files/empty-folder.ts";
import { describeDatabase } from "../db/snapshot.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { verifyLedger } from "../ledger/verify-views.ts";
import { stageFolder } from "./stage-folder.ts";
import {
  backupManifest,
  manifestName,
  pathShape,
  type BackupManifest,
} from "./manifest.ts";

/** Why a backup is not what it should be, or cannot be put where it should go. */
export type BackupFault =
  | "missing"
  | "sealed"
  | "manifest"
  | "files"
  | "database"
  | "tables"
  | "ledger"
  | "notEmpty";

export type OpenedBackup =
  | { readonly ok: true; readonly manifest: BackupManifest }
  | {
      readonly ok: false;
      readonly fault: BackupFault;
      /** The file or table that it shows at; null where there is none to name. */
      readonly at: string | null;
    };

export interface BackupToOpen {
  readonly file: string;
  /** The secret key (AGE-SECRET-KEY-…). */
  readonly identity: string;
}

/** Opens a backup, reads all of it and compares it with what it says of itself. Leaves nothing behind. */
export async function verifyBackup(
  backup: BackupToOpen,
): Promise<OpenedBackup> {
  return throughStage(backup, dirname(backup.file), async () => undefined);
}

/**
 * Puts a backup into a folder that does not exist or is empty, after all of it has been checked beside it. A live
 * folder is never written over.
 */
export async function restoreBackup(
  backup: BackupToOpen,
  into: string,
): Promise<OpenedBackup> {
  if (!(await isEmptyFolder(into)))
    return { ok: false, fault: "notEmpty", at: null };
  const beside = dirname(into);
  await mkdir(beside, { recursive: true });
  return throughStage(backup, beside, async (stage) => {
    await rm(join(stage, manifestName));
    await rm(into, { recursive: true, force: true });
    await rename(stage, into);
    await syncFolder(beside);
  });
}

async function throughStage(
  backup: BackupToOpen,
  beside: string,
  then: (stage: string) => Promise<void>,
): Promise<OpenedBackup> {
  if (!existsSync(backup.file))
    return { ok: false, fault: "missing", at: null };
  const stage = await stageFolder(beside);
  try {
    const unpacked = await tried(() => unpack(backup, stage));
    if (!unpacked.ok) return { ok: false, fault: "sealed", at: null };
    if (unpacked.value !== null)
      return { ok: false, fault: "files", at: unpacked.value };
    const checked = await check(stage);
    if (checked.ok) await then(stage);
    return checked;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Unpacks every file; gives back the name of one that does not belong into a backup, or null. */
async function unpack(
  { file, identity }: BackupToOpen,
  stage: string,
): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(
    Readable.toWeb(createReadStream(file)) as Parameters<
      Decrypter["decrypt"]
    >[0],
  );
  const archive = extract();
  const [read, flown] = await Promise.allSettled([
    readEntries(archive, stage).finally(() => {
      archive.destroy();
    }),
    pipeline(Readable.fromWeb(plain as ReadableStream<Uint8Array>), archive),
  ]);
  if (read.status === "rejected") throw read.reason;
  // An archive that was left early breaks its stream; that is no fault of its own.
  if (read.value === null && flown.status === "rejected") throw flown.reason;
  return read.value;
}

async function readEntries(
  archive: Extract,
  stage: string,
): Promise<string | null> {
  for await (const entry of archive) {
    const { name, type } = entry.header;
    if (type !== "file" || (name !== manifestName && !pathShape.test(name)))
      return name;
    const path = join(stage, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, "wx", 0o600);
    try {
      for await (const chunk of entry as AsyncIterable<Buffer>)
        await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  return null;
}

async function check(stage: string): Promise<OpenedBackup> {
  const said = join(stage, manifestName);
  const read = backupManifest.safeParse(
    existsSync(said) ? JSON.parse(await readFile(said, "utf8")) : null,
  );
  if (!read.success) return { ok: false, fault: "manifest", at: null };
  const manifest = read.data;
  for (const { path, size, sha256 } of manifest.files) {
    const found = await digestOf(join(stage, path));
    if (found?.size !== size || found.sha256 !== sha256)
      return { ok: false, fault: "files", at: path };
  }
  const described = await describeDatabase(join(stage, "kept.db"));
  if (!described.ok)
    return { ok: false, fault: "database", at: described.problem };
  const { tables, migration } = described.description;
  const names = new Set([
    ...Object.keys(tables),
    ...Object.keys(manifest.tables),
  ]);
  for (const name of names)
    if (tables[name]?.sha256 !== manifest.tables[name]?.sha256)
      return { ok: false, fault: "tables", at: name };
  if (migration !== manifest.migration)
    return { ok: false, fault: "tables", at: "migrations" };
  const opened = await openForReading(stage);
  const ledger = opened === null ? null : await verifyLedger(opened.db);
  opened?.close();
  if (ledger?.ok !== true || ledger.root !== manifest.ledger.root)
    return { ok: false, fault: "ledger", at: null };
  return { ok: true, manifest };
}

async function digestOf(
  path: string,
): Promise<{ size: number; sha256: string } | null> {
  if (!existsSync(path)) return null;
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest("hex") };
}
