import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { tried } from "../db/constraint-error.ts";

/** Files and folders of the data that others on this machine could read, as paths from it. */
export async function openToOthers(folder: string): Promise<string[]> {
  const open: string[] = [];
  if (isOpen((await stat(folder)).mode)) open.push(".");
  for (const entry of await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  })) {
    const path = join(entry.parentPath, entry.name);
    // Gone between listing and looking, as side files of a database are.
    const found = await tried(() => stat(path));
    if (found.ok && isOpen(found.value.mode)) open.push(relative(folder, path));
  }
  return open;
}

function isOpen(mode: number): boolean {
  return (mode & 0o077) !== 0;
}
