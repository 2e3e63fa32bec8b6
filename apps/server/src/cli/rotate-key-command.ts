import { Option, type Command } from "commander";
import type { Text } from "@kept/domain/text";
import { rotateFileKey } from "../files/open-files.ts";
import { rewrapPeopleKey } from "../people/people-key-store.ts";
import type { Language } from "./misuse.ts";
import { openData, stop } from "./open-house.ts";

interface Typed {
  readonly lang: Language;
  readonly json?: boolean;
}

/** 0: every file is under the new key. 1: not yet; the old key is kept, and running it again goes on. */
const exitUnfinished = 1;

/** `kept rotate-key`: a new key for the stored files, while Kept is stopped. */
export function addRotateKeyCommand(program: Command): void {
  program
    .command("rotate-key")
    .description(
      "Give the stored files a new key. Stop Kept first; broken off, it goes on where it was.",
    )
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON")
    .action(rotate);
}

async function rotate({ lang, json }: Typed): Promise<void> {
  const opened = await openData();
  if (opened === null) return;
  const rotated = await rotateFileKey(opened.places, (ring) =>
    rewrapPeopleKey(opened.database, ring),
  );
  opened.database.close();
  if (!rotated.ok) {
    stop(rotated.line, exitUnfinished);
    return;
  }
  const { files, resumed } = rotated;
  process.stdout.write(
    json === true
      ? `${JSON.stringify({ files, resumed }, null, 2)}\n`
      : `${sentence(files, resumed)[lang]}\n`,
  );
}

function sentence(files: number, resumed: boolean): Text {
  return {
    en: `${resumed ? "An earlier rotation was taken up. " : ""}${files} stored files are under the new key, and the old one is gone from the key file. Backups made before need the old key, which they carry.`,
    zh: `${resumed ? "已接续上次未完成的更换。" : ""}已有 ${files} 个文件改用新密钥，旧密钥已从密钥文件中移除。此前的备份自带旧密钥，仍可恢复。`,
  };
}
