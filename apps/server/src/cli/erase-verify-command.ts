import { text } from "node:stream/consumers";
import { Option, type Command } from "commander";
import type { Text } from "@kept/domain/text";
import { exitMisconfigured } from "../db/open-database.ts";
import { filesWith, holds, spellingsOf } from "../files/find-word.ts";
import {
  everyStoredFile,
  keyFileOf,
  type FilePlaces,
} from "../files/open-files.ts";
import { readKeyRing } from "../files/key-ring.ts";
import { complain, type Language } from "./misuse.ts";
import { filePlaces, stop } from "./open-house.ts";

interface Typed {
  readonly lang: Language;
  readonly json?: boolean;
}

/** 0: the word stands nowhere. 1: it does, and the files are named. */
const exitFound = 1;
const shortestWord = 3;

/** `kept erase-verify`: whether a word is anywhere in the data folder, in the open or within a stored file. */
export function addEraseVerifyCommand(program: Command): void {
  program
    .command("erase-verify")
    .description(
      "Look for a word in every file of the data folder, stored files included. Kept may go on running.",
    )
    .argument(
      "<word>",
      "a name, an address, a number; - reads it from standard input, so that it stands in no history",
    )
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON")
    .action(verify);
}

async function verify(asked: string, { lang, json }: Typed): Promise<void> {
  const word = (asked === "-" ? await text(process.stdin) : asked).trim();
  if ([...word].length < shortestWord && !/\p{Script=Han}{2}/u.test(word))
    return complain([{ option: "<word>", sentence: tooShort }], lang);
  const places = filePlaces();
  if (places === null) return;
  const looked = await look(places, word);
  if (looked === null) return;
  if (looked.found.length > 0) process.exitCode = exitFound;
  process.stdout.write(
    json === true
      ? `${JSON.stringify(looked, null, 2)}\n`
      : `${sentence(looked)[lang]}\n${looked.found.map((path) => `  ${path}\n`).join("")}`,
  );
}

interface Looked {
  readonly read: number;
  readonly found: readonly string[];
}

async function look(places: FilePlaces, word: string): Promise<Looked | null> {
  const opened = await readKeyRing(keyFileOf(places));
  if (!opened.ok) return stop(opened.line, exitMisconfigured);
  const wanted = spellingsOf(word);
  const { read, found } = await filesWith(places.folder, wanted);
  const within: string[] = [];
  for await (const { fileId, bytes } of everyStoredFile(places, opened.ring))
    if (await holds(bytes, wanted)) within.push(`files/${fileId} (opened)`);
  return { read, found: [...found, ...within] };
}

function sentence({ read, found }: Looked): Text {
  return found.length === 0
    ? {
        en: `Not found in any of ${read} files.`,
        zh: `已检查 ${read} 个文件，均未找到。`,
      }
    : {
        en: `Found in ${found.length} places of ${read} files:`,
        zh: `已检查 ${read} 个文件，在 ${found.length} 处找到：`,
      };
}

const tooShort: Text = {
  en: "Give at least three signs, or two Chinese ones: less stands everywhere by chance.",
  zh: "请至少输入三个字符或两个汉字，过短的内容会随处偶然出现。",
};
