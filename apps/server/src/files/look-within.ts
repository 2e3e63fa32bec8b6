import { constants, inflateSync } from "node:zlib";
import type { Inside } from "@kept/domain/casework/file-insides";
import { tried } from "../db/constraint-error.ts";
import { mostEntries, type FileEnds } from "./look-inside.ts";
import { isActiveName } from "./sniff-type.ts";
import { zipEntries } from "./zip-directory.ts";

/** So much of one packed part of a PDF is unpacked, in memory, and so much of all of them. */
const mostPacked = 256 * 1024;
const mostOfOne = 2 * 1024 * 1024;
const mostOfAll = 32 * 1024 * 1024;
const ends = "endstream";
const headBytes = 1_024;
/** Longer than any word that is looked for, with every sign of it escaped. */
const overlap = 128;

// Long enough that no picture holds one by chance, so the whole file is searched, streams and all.
const wordsOfPdf: readonly (readonly [RegExp, Inside])[] = [
  [/\/JavaScript\b/u, "script"],
  [/\/(?:Launch|SubmitForm|ImportData)\b/u, "launch"],
  [/\/(?:EmbeddedFiles?|RichMedia)\b/u, "embedded"],
  [/\/Encrypt\b/u, "locked"],
];

// Names of parts in an office file of before 2007, two bytes to a letter.
const wide = (name: string) => [...name].join("\0");
const wordsOfCompound: readonly (readonly [string, Inside])[] = [
  [wide("_VBA_PROJECT"), "macros"],
  [wide("EncryptedPackage"), "locked"],
  [wide("ObjectPool"), "embedded"],
];

/** Looks at a file as it passes by, in memory, and says what is packed in it; nothing is written anywhere. */
export interface LookWithin {
  add(chunk: Uint8Array): Promise<void>;
  /** What was found, when all of it has passed. */
  found(file: FileEnds): Promise<readonly Inside[]>;
}

type Search = (text: string, fresh: number) => Promise<void>;

export function lookWithin(): LookWithin {
  const found = new Set<Inside>();
  let before = "";
  let search: Search | null | undefined;
  return {
    async add(chunk) {
      const text =
        before +
        Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString(
          "latin1",
        );
      if (search === undefined) {
        before = text;
        // Until there is enough to know what it is: a PDF may begin a little later than its file.
        if (text.length < headBytes) return;
        search = searchFor(text, found);
        await search?.(text, 0);
      } else await search?.(text, before.length);
      before = search === null ? "" : text.slice(-overlap);
    },
    async found(file) {
      if (search === undefined) await searchFor(before, found)?.(before, 0);
      for (const inside of insidesOfArchive(file)) found.add(inside);
      return [...found].toSorted();
    },
  };
}

function searchFor(head: string, found: Set<Inside>): Search | null {
  if (head.slice(0, headBytes).includes("%PDF-")) return pdfSearch(found);
  return head.startsWith("\u00d0\u00cf\u0011\u00e0")
    ? async (text: string) => {
        for (const [word, inside] of wordsOfCompound)
          if (text.includes(word)) found.add(inside);
      }
    : null;
}

function searchPdfText(text: string, found: Set<Inside>): void {
  // A name may be written with its signs as numbers.
  const plain = text.replace(/#([0-9a-f]{2})/giu, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  for (const [word, inside] of wordsOfPdf)
    if (word.test(plain)) found.add(inside);
}

/** Objects of a PDF may stand packed in a stream of their own: those are unpacked in memory and searched as well. */
function pdfSearch(found: Set<Inside>): Search {
  let isAwaited = false;
  let packed: string | null = null;
  let left = mostOfAll;

  async function unpack(): Promise<void> {
    const bytes = Buffer.from(packed ?? "", "latin1");
    packed = null;
    if (left <= 0) {
      found.add("unseen");
      return;
    }
    const plain = await tried(async () =>
      inflateSync(bytes, {
        maxOutputLength: Math.min(left, mostOfOne),
        // Cut at the end of what was kept, it still says what it says until there.
        finishFlush: constants.Z_SYNC_FLUSH,
      }),
    );
    left -= plain.ok ? plain.value.byteLength : mostOfOne;
    if (plain.ok) searchPdfText(plain.value.toString("latin1"), found);
    // Packed in another way, locked, or larger than anything that holds objects.
    else found.add("unseen");
  }

  /** Takes what is packed from here on; where it ends, or null while it goes on. */
  async function take(piece: string): Promise<number | null> {
    const so = packed ?? "";
    const all = so + piece;
    const end = all.indexOf(ends, Math.max(0, so.length - ends.length));
    packed = (end < 0 ? all : all.slice(0, end)).slice(0, mostPacked);
    if (end < 0 && all.length <= mostPacked) return null;
    await unpack();
    return end < 0 ? piece.length : end + ends.length - so.length;
  }

  return async (text: string, fresh: number): Promise<void> => {
    searchPdfText(text, found);
    let at = packed === null ? 0 : fresh;
    for (;;) {
      if (packed !== null) {
        const taken = await take(text.slice(at));
        if (taken === null) return;
        at += taken;
      }
      if (!isAwaited) {
        const next = text.indexOf("/ObjStm", at);
        if (next < 0) return;
        isAwaited = true;
        at = next;
      }
      const begin = /(?<!end)stream\r?\n/gu;
      begin.lastIndex = at;
      if (begin.exec(text) === null) return;
      isAwaited = false;
      packed = "";
      at = begin.lastIndex;
    }
  };
}

function insidesOfArchive(file: FileEnds): Inside[] {
  const directory = zipEntries(file, mostEntries);
  if (directory.kind !== "entries") return [];
  const { entries } = directory;
  const some = (word: RegExp) => entries.some(({ name }) => word.test(name));
  const isOffice = some(/^(?:\[Content_Types\]\.xml|mimetype)$/u);
  const insides: Inside[] = [];
  if (
    some(/(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/iu) ||
    some(/(?:^|\/)macrosheets\//iu) ||
    (isOffice && some(/^(?:Basic|Scripts)\//u))
  )
    insides.push("macros");
  if (isOffice && some(/(?:^|\/)(?:embeddings|activeX|Object \d+)\//iu))
    insides.push("embedded");
  if (!isOffice && entries.some(({ name }) => isActiveName(name)))
    insides.push("programs");
  if (entries.some(({ isLocked }) => isLocked)) insides.push("locked");
  return insides;
}
