import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshDatabase } from "../db/fresh-database.ts";
import { openDatabase, type OpenDatabase } from "../db/open-database.ts";

let template: Promise<Buffer> | null = null;

async function migratedTemplate(): Promise<Buffer> {
  const handle = await freshDatabase();
  const bytes = handle.serialize();
  handle.close();
  return bytes;
}

export interface TemporaryDatabase extends OpenDatabase {
  readonly folder: string;
  /** Closes the database and removes its folder. */
  remove(): void;
}

/** A migrated database of its own, as real as in production: files, two connections, every setting. */
export async function temporaryDatabase(
  options: { now?: string; onFault?: () => void } = {},
): Promise<TemporaryDatabase> {
  template ??= migratedTemplate();
  const folder = mkdtempSync(join(tmpdir(), "kept-"));
  writeFileSync(join(folder, "kept.db"), await template);
  return reopenDatabase(folder, options);
}

/** Opens the folder of a temporary database again, as a restart does. */
export async function reopenDatabase(
  folder: string,
  {
    now = "2026-09-21T01:42:00.000Z",
    onFault = () => undefined,
  }: { now?: string; onFault?: () => void } = {},
): Promise<TemporaryDatabase> {
  const opening = await openDatabase({ folder, now, onFault });
  if (!opening.ok) throw new Error(opening.line);
  const { database } = opening;
  return {
    ...database,
    folder,
    remove: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
