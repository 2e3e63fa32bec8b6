import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const planted: string[] = [];

/** Writes `[path, text]` files into a new temporary folder and returns it. */
export function plantTree(files: readonly (readonly string[])[]): string {
  const root = mkdtempSync(join(tmpdir(), "kept-planted-"));
  planted.push(root);
  for (const [path = "", text = ""] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Removes every planted tree. */
export function removePlantedTrees(): void {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true });
}

/** Reads `a | b | c` lines. */
export function readTable(lines: string): string[][] {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.split(" | "));
}
