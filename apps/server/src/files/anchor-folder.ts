import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "./sync-folder.ts";

/** A place that keeps what the ledger was. Best where the house itself cannot change what it has put there. */
export interface Anchor {
  /** As the log names it: what kind of place, never where it is. */
  readonly name: string;
  /** `beside`: with the data itself, which is no evidence. */
  readonly place: "beside" | "folder" | "address" | "mail";
  keep(note: string, size: number): Promise<void>;
}

const noteName = /^ledger-\d{12}\.note$/;

/** A folder that gets one file per checkpoint: on another disk, a mounted share, or the data folder itself. */
export function anchorFolder(
  place: "beside" | "folder",
  folder: string,
): Anchor {
  return {
    name: place === "beside" ? "data folder" : "outside folder",
    place,
    async keep(note, size) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(
        folder,
        `ledger-${String(size).padStart(12, "0")}.note`,
      );
      const beside = `${path}.new`;
      const handle = await open(beside, "w", 0o600);
      try {
        await handle.writeFile(note);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, path);
      await syncFolder(folder);
    },
  };
}

/** Every note that lies in a folder of checkpoints, oldest first; null where there is no such folder. */
export async function notesIn(
  folder: string,
): Promise<{ readonly name: string; readonly note: string }[] | null> {
  if (!existsSync(folder)) return null;
  const names = (await readdir(folder)).filter((one) => noteName.test(one));
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      note: await readFile(join(folder, name), "utf8"),
    })),
  );
}
