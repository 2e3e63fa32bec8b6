import { join } from "node:path";
import { Option, type Command } from "commander";
import { openForReading } from "../db/open-for-reading.ts";
import { notesIn } from "../files/anchor-folder.ts";
import { knownKey } from "../files/signing-key.ts";
import { noteSigner, readNote } from "../ledger/anchor.ts";
import { rowsAgainstLedger, type RowFinding } from "../ledger/row-views.ts";
import { verifyThreads } from "../ledger/verify-thread-views.ts";
import { verifyInRanges, type LedgerFinding } from "../ledger/verify-views.ts";
import { ledgerPlaces } from "../registers/ledger-places.ts";
import { complain, type Language } from "./misuse.ts";
import { dataFolder } from "./open-house.ts";

interface Typed {
  readonly checkpoints?: string;
  readonly key?: string;
  readonly rows?: boolean;
  readonly lang: Language;
  readonly json?: boolean;
}

/** 0: the ledger holds. 1: it does not, and the first entry that does not is named. */
const exitFound = 1;

/** `kept verify-audit`: reads the whole ledger and says whether anybody has changed it. Kept may go on running. */
export function addVerifyAuditCommand(program: Command): void {
  program
    .command("verify-audit")
    .description(
      "Check every entry of the ledger, and the ledger against checkpoints that were kept elsewhere.",
    )
    .option(
      "--checkpoints <folder>",
      "compare with the notes in this folder; without it only with those beside the data",
    )
    .option(
      "--key <key>",
      "the public key that signed them, as `kept verify-audit --json` prints it; without it the one beside the data",
    )
    .option(
      "--rows",
      "compare cases, files, letters, notes and tasks too with what the ledger said of them last",
    )
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON")
    .action(verify);
}

async function verify(typed: Typed): Promise<void> {
  const folder = dataFolder();
  if (folder === null) return;
  const data = await openForReading(folder);
  if (data === null) return misused("KEPT_DATA", typed.lang);
  const key = typed.key ?? (await ownKey(folder));
  const notes = await notesIn(typed.checkpoints ?? join(folder, "checkpoints"));
  if (typed.checkpoints !== undefined && notes === null) {
    data.close();
    return misused("--checkpoints", typed.lang);
  }
  const read = (notes ?? []).map(({ name, note }) => ({
    name,
    checkpoint: key === null ? null : readNote(note, key),
  }));
  const unread = read.find(({ checkpoint }) => checkpoint === null);
  const threads = verifyThreads(folder);
  const finding = await verifyInRanges(
    data.db,
    read.flatMap(({ checkpoint }) => (checkpoint === null ? [] : [checkpoint])),
    threads,
  );
  await threads.close();
  const rows =
    typed.rows === true ? await rowsAgainstLedger(data.db, ledgerPlaces) : null;
  data.close();
  const isOutside = typed.checkpoints !== undefined;
  const isSound =
    finding.ok && unread === undefined && (rows?.apart.length ?? 0) === 0;
  process.exitCode = isSound ? 0 : exitFound;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ ...finding, ok: isSound, ...(rows && { rows }), unreadNote: unread?.name ?? null, evidence: isOutside ? "outside" : "local", key }, null, 2)}\n`
      : `${[
          sentence(finding)[typed.lang],
          ...(rows === null ? [] : [ofRows(rows)[typed.lang]]),
          ...(unread === undefined ? [] : [unsigned(unread.name)[typed.lang]]),
          ...(isOutside ? [] : [localOnly[typed.lang]]),
        ].join("\n")}\n`,
  );
}

function misused(option: string, language: Language): void {
  complain(
    [
      {
        option,
        sentence: {
          en: "There is no such folder with data of Kept. Nothing was read.",
          zh: "没有这样的文件夹或其中没有 Kept 数据。未读取任何内容。",
        },
      },
    ],
    language,
  );
}

async function ownKey(folder: string): Promise<string | null> {
  const pem = await knownKey(join(folder, "keys/ledger.pem"));
  return pem === null ? null : noteSigner(pem).verifierKey;
}

const localOnly = {
  en: "Compared with notes beside the data only: whoever can write there can rewrite both. Keep checkpoints elsewhere (KEPT_CHECKPOINTS) and give their folder here.",
  zh: "仅与数据旁的检查点比对：能写入该处者可同时改写两者。请在别处保存检查点（KEPT_CHECKPOINTS），并在此指定其文件夹。",
};

function unsigned(name: string): { en: string; zh: string } {
  return {
    en: `The note ${name} is not signed by this key.`,
    zh: `检查点 ${name} 不是由此密钥签署。`,
  };
}

function ofRows({ compared, apart }: RowFinding): { en: string; zh: string } {
  if (apart.length === 0)
    return {
      en: `The rows hold: ${compared} values are what the ledger said last.`,
      zh: `数据行完好：${compared} 个值与日志最后的记载一致。`,
    };
  const where = apart
    .map(({ table, field, rows }) => `${table}.${field} (${rows})`)
    .join(", ");
  return {
    en: `Rows say something else than the ledger: ${where}. Stop Kept and compare with the last backup.`,
    zh: `数据行与日志不符：${where}。请停止 Kept，并与最近的备份比对。`,
  };
}

function sentence(finding: LedgerFinding): { en: string; zh: string } {
  if (finding.ok) {
    const { entries, erasedValues, checkpoints, root } = finding;
    return {
      en: `The ledger holds: ${entries} entries, ${erasedValues} erased values, compared with ${checkpoints} checkpoints. Root ${root}.`,
      zh: `日志完好：共 ${entries} 条，已擦除 ${erasedValues} 个值，与 ${checkpoints} 个检查点一致。根 ${root}。`,
    };
  }
  const { seq, reason } = finding;
  switch (reason) {
    case "cut":
      return {
        en: `The ledger does not hold: entries up to ${seq} were there when a checkpoint was signed, and the end is missing now.`,
        zh: `日志不完好：检查点签署时记录已至第 ${seq} 条，现末尾缺失。`,
      };
    case "checkpoint":
      return {
        en: `The ledger does not hold: the entries up to ${seq} are not those that a checkpoint was signed for. They were rewritten.`,
        zh: `日志不完好：至第 ${seq} 条的记录与检查点签署时不同，已被改写。`,
      };
    case "looks":
      return {
        en: `The ledger does not hold: of entry ${seq} the table of looks says something else than the entry commits to. Stop Kept, find out who changed it, and make the table anew: kept rebuild-looks.`,
        zh: `日志不完好：第 ${seq} 条在查阅表中的内容与日志承诺不符。请停止 Kept、查明更改者，再执行 kept rebuild-looks 重建该表。`,
      };
    default:
      return {
        en: `The ledger does not hold: entry ${seq} is the first that was changed (${reason}).`,
        zh: `日志不完好：第 ${seq} 条是首条被改动的记录（${reason}）。`,
      };
  }
}
