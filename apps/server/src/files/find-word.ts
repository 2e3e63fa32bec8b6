import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";

/** A word in every spelling in which a file of the house could hold it. */
export function spellingsOf(word: string): Buffer[] {
  const texts = [
    word,
    word.normalize("NFC"),
    word.normalize("NFD"),
    word.toLowerCase(),
    JSON.stringify(word).slice(1, -1),
    encodeURIComponent(word),
  ];
  const spellings = [
    ...texts.map((text) => Buffer.from(text, "utf8")),
    Buffer.from(word, "utf16le"),
    ...[0, 1, 2].map((shift) => base64Core(word, shift)),
  ].filter(({ length }) => length > 0);
  return spellings.filter(
    (one, at) => spellings.findIndex((other) => other.equals(one)) === at,
  );
}

/** What base64 makes of a word wherever it stands: the groups that nothing before or behind it changes. */
function base64Core(word: string, shift: number): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(word, "utf8")]);
  const from = shift === 0 ? 0 : 4;
  const until = Math.floor(bytes.length / 3) * 4;
  const core = bytes.toString("base64").slice(from, until);
  // A few signs stand everywhere by chance.
  return Buffer.from(core.length < 8 ? "" : core, "latin1");
}

/** Whether any of these stands in the bytes, wherever a piece of the source ends. */
export async function holds(
  source: AsyncIterable<Uint8Array>,
  wanted: readonly Buffer[],
): Promise<boolean> {
  const overlap = Math.max(...wanted.map(({ length }) => length)) - 1;
  let tail = Buffer.alloc(0);
  for await (const piece of source) {
    const window = Buffer.concat([tail, piece]);
    if (wanted.some((one) => window.includes(one))) return true;
    tail = Buffer.from(
      overlap === 0 ? Buffer.alloc(0) : window.subarray(-overlap),
    );
  }
  return false;
}

/** Paths of the files below a folder that hold a word, from the folder; each file is read once, as it lies. */
export async function filesWith(
  folder: string,
  wanted: readonly Buffer[],
): Promise<{ readonly read: number; readonly found: readonly string[] }> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter((entry) => entry.isFile());
  const found: string[] = [];
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const bytes = createReadStream(path) as AsyncIterable<Buffer>;
    if (await holds(bytes, wanted)) found.push(relative(folder, path));
  }
  return { read: files.length, found: found.toSorted() };
}
