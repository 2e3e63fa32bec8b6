import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../db/open-database.ts";
import { civilDayOf } from "@kept/domain/time/civil-day";
import { instantAfter } from "../clock/wall-clock.ts";
import { makeBackup, type BackupProblem } from "./make-backup.ts";
import { restoreBackup, type BackupFault } from "./open-backup.ts";
import { stageFolder } from "./stage-folder.ts";

export interface DrillOrder {
  /** The data folder; Kept is running on it. */
  readonly folder: string;
  /** The file with the key of the stored files; null for the one in the data folder. */
  readonly keyFile: string | null;
  /** Where the backup stays, and who can open it; null for a drill whose backup is thrown away. */
  readonly keep: {
    readonly folder: string;
    readonly recipients: readonly string[];
  } | null;
  readonly now: string;
  readonly version: string;
}

export interface DrillOutcome {
  /** Null when what was restored is what was there. */
  readonly fault: BackupProblem | BackupFault | "opening" | null;
  readonly entries: number;
  readonly files: number;
}

const keptForMs = 35 * 24 * 60 * 60 * 1000;
const nightlyName = /^kept-(\d{4}-\d{2}-\d{2})T\d{6}Z\.age$/;

/**
 * Makes a backup and proves that it can be used: it is opened, read through, put into an empty folder and started
 * from there. The house holds no key that opens backups, so for this one night it adds one that never leaves memory.
 */
export async function drill(order: DrillOrder): Promise<DrillOutcome> {
  const { folder, keyFile, keep, now, version } = order;
  const identity = await generateX25519Identity();
  const stage = await stageFolder(folder);
  try {
    const place = keep?.folder ?? stage;
    await mkdir(place, { recursive: true, mode: 0o700 });
    const name = `kept-${now.slice(0, 19).replaceAll(":", "")}Z.age`;
    const to = join(place, name);
    const made = await makeBackup({
      folder,
      keyFile,
      to,
      recipients: [
        ...(keep?.recipients ?? []),
        await identityToRecipient(identity),
      ],
      now,
      version,
    });
    if (!made.ok) return { fault: made.problem, entries: 0, files: 0 };
    const { ledger, files } = made.manifest;
    const counted = { entries: ledger.entries, files: files.length };
    const into = join(stage, "restored");
    const restored = await restoreBackup({ file: to, identity }, into);
    if (!restored.ok) return { fault: restored.fault, ...counted };
    const opening = await openDatabase({
      folder: into,
      now,
      onFault: () => undefined,
    });
    if (!opening.ok) return { fault: "opening", ...counted };
    opening.database.close();
    if (keep !== null) await removeOld(keep.folder, now);
    return { fault: null, ...counted };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** What was erased from the data has to leave its backups too. */
async function removeOld(folder: string, now: string): Promise<void> {
  const oldest = civilDayOf(instantAfter(now, -keptForMs), "UTC");
  for (const name of await readdir(folder)) {
    const day = nightlyName.exec(name)?.[1];
    if (day !== undefined && day < oldest) await rm(join(folder, name));
  }
}
