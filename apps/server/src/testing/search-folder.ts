import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Which of these words stand in which files of a folder, as `file: word`, byte for byte. */
export function wordsIn(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const bytes = readFileSync(path);
      return words
        .filter((word) => bytes.includes(Buffer.from(word, "utf8")))
        .map((word) => `${relative(folder, path)}: ${word}`);
    });
}
