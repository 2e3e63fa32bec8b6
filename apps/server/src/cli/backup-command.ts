import { resolve } from "node:path";
import { Option, type Command } from "commander";
import type { Text } from "@kept/domain/text";
import { makeKeyFile, readKeyFile } from "../backup/key-file.ts";
import { makeBackup, type BackupProblem } from "../backup/make-backup.ts";
import {
  restoreBackup,
  verifyBackup,
  type BackupFault,
  type OpenedBackup,
} from "../backup/open-backup.ts";
import type { BackupManifest } from "../backup/manifest.ts";
import { keptVersion } from "../backup/version.ts";
import { systemClock } from "../clock/wall-clock.ts";
import { complain, type Language } from "./misuse.ts";
import { filePlaces } from "./open-house.ts";

interface Asked {
  readonly lang: Language;
  readonly json?: boolean;
}

/** 0: done, and it holds. 1: it does not hold, or could not be made. 2: the command was used wrongly. */
const exitFound = 1;

/** `kept backup-key`, `backup`, `verify-backup` and `restore`. */
export function addBackupCommands(program: Command): void {
  common(
    program
      .command("backup-key")
      .description(
        "Make the key that opens backups. Keep its file away from this machine; the line it prints goes to kept backup.",
      )
      .requiredOption("--to <file>", "where to write the secret key"),
  ).action(makeKey);
  common(
    program
      .command("backup")
      .description(
        "Write everything into one encrypted file. Kept may go on running.",
      )
      .requiredOption("--to <file>", "the file to write; it must not exist yet")
      .requiredOption(
        "--recipient <key...>",
        "public keys (age1…) of those who can open it",
      ),
  ).action(backUp);
  common(
    program
      .command("verify-backup")
      .description("Open a backup, read all of it and say whether it holds.")
      .argument("<file>", "the backup")
      .requiredOption("--key <file>", "the file with the secret key"),
  ).action(verify);
  common(
    program
      .command("restore")
      .description(
        "Put a backup into an empty folder, after checking all of it.",
      )
      .argument("<file>", "the backup")
      .requiredOption("--into <folder>", "a folder that is empty or not there")
      .requiredOption("--key <file>", "the file with the secret key"),
  ).action(restore);
}

function common(command: Command): Command {
  return command
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON");
}

async function makeKey(typed: Asked & { readonly to: string }): Promise<void> {
  const recipient = await makeKeyFile(resolve(typed.to));
  if (recipient === null) return wrong("--to", inTheWay, typed.lang);
  say(typed, { recipient }, { en: recipient, zh: recipient });
}

async function backUp(
  typed: Asked & { readonly to: string; readonly recipient: string[] },
): Promise<void> {
  const { lang, recipient } = typed;
  if (recipient.some((key) => !/^age1[0-9a-z]{20,}$/.test(key)))
    return wrong("--recipient", notAKey, lang);
  const places = filePlaces();
  if (places === null) return;
  const made = await makeBackup({
    folder: places.folder,
    keyFile: places.keyFile,
    to: resolve(typed.to),
    recipients: recipient,
    now: systemClock.now(),
    version: await keptVersion(),
  });
  if (made.ok) return say(typed, made, holds(made.manifest));
  if (made.problem === "exists") return wrong("--to", inTheWay, lang);
  process.exitCode = exitFound;
  say(typed, made, notMade[made.problem]);
}

async function verify(
  file: string,
  typed: Asked & { readonly key: string },
): Promise<void> {
  const identity = await readKeyFile(resolve(typed.key));
  if (identity === null) return wrong("--key", noKey, typed.lang);
  report(typed, await verifyBackup({ file: resolve(file), identity }));
}

async function restore(
  file: string,
  typed: Asked & { readonly key: string; readonly into: string },
): Promise<void> {
  const identity = await readKeyFile(resolve(typed.key));
  if (identity === null) return wrong("--key", noKey, typed.lang);
  report(
    typed,
    await restoreBackup({ file: resolve(file), identity }, resolve(typed.into)),
  );
}

function report(typed: Asked, opened: OpenedBackup): void {
  if (opened.ok) return say(typed, opened, holds(opened.manifest));
  process.exitCode = exitFound;
  const at = opened.at === null ? "" : ` (${opened.at})`;
  const { en, zh } = faults[opened.fault];
  say(typed, opened, { en: `${en}${at}`, zh: `${zh}${at}` });
}

function say(typed: Asked, facts: object, sentence: Text): void {
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify(facts, null, 2)}\n`
      : `${sentence[typed.lang]}\n`,
  );
}

function wrong(option: string, sentence: Text, language: Language): void {
  complain([{ option, sentence }], language);
}

function holds(manifest: BackupManifest): Text {
  const { files, ledger, madeAt } = manifest;
  const tables = Object.keys(manifest.tables).length;
  return {
    en: `The backup of ${madeAt} holds: ${tables} tables, ${files.length} files, ${ledger.entries} entries in the ledger.`,
    zh: `${madeAt} 的备份完好：${tables} 个表、${files.length} 个文件、日志 ${ledger.entries} 条。`,
  };
}

const inTheWay: Text = {
  en: "There is a file of that name already. Nothing was written.",
  zh: "已有同名文件。未写入任何内容。",
};
const notAKey: Text = {
  en: "That is no public key: it begins with age1, as kept backup-key prints it. Nothing was written.",
  zh: "这不是公钥：公钥以 age1 开头，由 kept backup-key 输出。未写入任何内容。",
};
const noKey: Text = {
  en: "There is no secret key in that file. Nothing was read.",
  zh: "该文件中没有私钥。未读取任何内容。",
};

const notMade: Readonly<Record<Exclude<BackupProblem, "exists">, Text>> = {
  noData: {
    en: "There is no data of Kept in the folder that KEPT_DATA names. Nothing was written.",
    zh: "KEPT_DATA 所指文件夹中没有 Kept 数据。未写入任何内容。",
  },
  damaged: {
    en: "The database is damaged, so no backup was made. Keep the older ones, and restore the last one that holds.",
    zh: "数据库已损坏，未生成备份。请保留较早的备份，并恢复最近一份完好的备份。",
  },
  ledger: {
    en: "The ledger does not hold, so no backup was made. kept verify-audit names the entry.",
    zh: "日志不完好，未生成备份。运行 kept verify-audit 可查出所在记录。",
  },
};

const faults: Readonly<Record<BackupFault, Text>> = {
  missing: {
    en: "There is no such file.",
    zh: "没有这个文件。",
  },
  sealed: {
    en: "The backup cannot be opened: it is for another key, cut off or changed.",
    zh: "无法打开备份：密钥不符，或文件被截断、改动。",
  },
  manifest: {
    en: "The backup does not say what it holds.",
    zh: "备份缺少清单。",
  },
  files: {
    en: "A file in the backup is not what the list says",
    zh: "备份中有文件与清单不符",
  },
  database: {
    en: "The database in the backup is damaged",
    zh: "备份中的数据库已损坏",
  },
  tables: {
    en: "A table in the backup is not what the list says",
    zh: "备份中有表与清单不符",
  },
  ledger: {
    en: "The ledger in the backup does not hold.",
    zh: "备份中的日志不完好。",
  },
  notEmpty: {
    en: "That folder is not empty. A restore never writes over data; choose an empty one. Nothing was written.",
    zh: "该文件夹不为空。恢复绝不覆盖数据，请选择空文件夹。未写入任何内容。",
  },
};
