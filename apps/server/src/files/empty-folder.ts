import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";

/** Nothing is there, or a folder with nothing in it. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0;
}
