import type { Text } from "@kept/domain/text";
import { officeOf } from "../casework/office-store.ts";
import type { Config } from "../config.ts";
import { runtimeProblem } from "../db/runtime-guard.ts";
import { examineFile, type FileState } from "../db/examine-file.ts";
import { openForReading } from "../db/open-for-reading.ts";
import type { Db } from "../db/reading.ts";
import { houseView, lastEntryAt, type HouseView } from "../desk/house-views.ts";
import { notesIn } from "../files/anchor-folder.ts";
import { openToOthers } from "../files/open-to-others.ts";
import { heldBack } from "../files/ballast.ts";
import { diskSpaceOf } from "../files/disk-space.ts";
import { secretIn } from "../files/secret-file.ts";
import { keyFileOf, keyLiesWithData } from "../files/open-files.ts";
import { readKeyRing } from "../files/key-ring.ts";
import { isReachable } from "../mail/outgoing/smtp-mailer.ts";

/** `bad`: act on it now. `look`: Kept works, and something about how it is set up deserves a thought. */
export interface Check {
  readonly key: string;
  readonly state: "good" | "look" | "bad";
  readonly words: Text;
}

const good = (key: string, en: string, zh: string): Check => ({
  key,
  state: "good",
  words: { en, zh },
});
const look = (key: string, en: string, zh: string): Check => ({
  ...good(key, en, zh),
  state: "look",
});
const bad = (key: string, en: string, zh: string): Check => ({
  ...good(key, en, zh),
  state: "bad",
});

/** Everything that can be asked of a house from the machine it stands on, whether it is running or not. */
export async function examineHouse(
  config: Config,
  now: string,
): Promise<Check[]> {
  const checks = [runtime()];
  const file = await examineFile(config.folder);
  if (file === null)
    return [
      ...checks,
      bad(
        "data",
        `There is no data of Kept in ${config.folder}. KEPT_DATA names the folder.`,
        `${config.folder} 中没有 Kept 数据。请用 KEPT_DATA 指定文件夹。`,
      ),
    ];
  checks.push(
    ...ofFile(file),
    await rights(config),
    await keys(config),
    await ballast(config),
    scanner(config),
    ...(await provider(config)),
  );
  const opened = await openForReading(config.folder);
  if (opened === null || file.historyProblem !== null || file.missing > 0) {
    opened?.close();
    return checks;
  }
  try {
    checks.push(...(await ofData(opened.db, config, now)));
  } finally {
    opened.close();
  }
  return checks;
}

function runtime(): Check {
  const problem = runtimeProblem({
    node: process.versions.node,
    napi: process.versions["napi"] ?? "0",
  });
  return problem === null
    ? good(
        "runtime",
        `Node ${process.versions.node}.`,
        `Node ${process.versions.node}。`,
      )
    : bad("runtime", problem, problem);
}

function ofFile(file: FileState): Check[] {
  const setting = file.sqliteProblem ?? file.settingProblem;
  return [
    file.isHeld
      ? good("process", "Kept is running.", "Kept 正在运行。")
      : look("process", "Kept is not running.", "Kept 未运行。"),
    setting === null
      ? good(
          "settings",
          `SQLite ${file.sqlite}, write-ahead log, synchronous=FULL and all other settings read back.`,
          `SQLite ${file.sqlite}，预写日志、synchronous=FULL 等设置均已读回确认。`,
        )
      : bad("settings", setting, setting),
    file.pagesAreSound
      ? good("pages", "The pages of the database are sound.", "数据库页完好。")
      : bad(
          "pages",
          "The database is damaged. Stop Kept and restore the last good backup into an empty folder.",
          "数据库已损坏。请停止 Kept，并将最近一份完好的备份恢复到空文件夹。",
        ),
    file.historyProblem !== null
      ? bad("schema", file.historyProblem, file.historyProblem)
      : file.missing > 0
        ? look(
            "schema",
            `The next start brings ${String(file.missing)} migrations; a copy is put beside the data first.`,
            `下次启动将执行 ${String(file.missing)} 个迁移，并先在数据旁保存副本。`,
          )
        : good("schema", "The data is of this release.", "数据与本版本一致。"),
  ];
}

/** What others on this machine could open; names of files are random, so they may be said. */
async function rights({ folder }: Config): Promise<Check> {
  const open = await openToOthers(folder);
  const [first] = open;
  return first === undefined
    ? good(
        "rights",
        "Only the user who runs Kept can read the data.",
        "仅运行 Kept 的用户可读取数据。",
      )
    : bad(
        "rights",
        `Others on this machine can read ${String(open.length)} files or folders of the data, the first is ${first}. Run: chmod -R go= ${folder}`,
        `本机其他用户可读取数据中的 ${String(open.length)} 个文件或文件夹，首个为 ${first}。请运行：chmod -R go= ${folder}`,
      );
}

/** Room that is held back so that the log can be written on a full disk. */
async function ballast({ folder }: Config): Promise<Check> {
  const megabytes = String(Math.round((await heldBack(folder)) / 1024 ** 2));
  return megabytes === "0"
    ? look(
        "ballast",
        "No room is held back for the log: the disk was full or nearly so, or Kept has not run since. On a full disk nobody could read either.",
        "没有为日志预留空间：磁盘曾满或将满，或此后未运行 Kept。磁盘满时将无法查阅。",
      )
    : good(
        "ballast",
        `${megabytes} MB are held back so that the log can be written on a full disk.`,
        `已预留 ${megabytes} MB，磁盘满时日志仍可写入。`,
      );
}

function scanner(config: Config): Check {
  return config.scanner === null
    ? look(
        "scanner",
        "No scanner looks at files that come in. KEPT_SCANNER names one.",
        "没有程序检查收到的文件。请用 KEPT_SCANNER 指定。",
      )
    : good(
        "scanner",
        "Files that come in are handed out when the scanner has looked at them.",
        "收到的文件经检查后方可下载。",
      );
}

/** Whether the place where people sign in answers, and names itself as the setting does. */
async function provider({ sso }: Config): Promise<Check[]> {
  if (sso === null) return [];
  const secret = await secretIn(sso.secretFile);
  if (!secret.ok) return [bad("provider", secret.line, secret.line)];
  const { openIdentityProvider } =
    await import("../people/sso/identity-provider.ts");
  const asked = await openIdentityProvider(sso, secret.value).leaveFor({
    returnTo: "https://kept.invalid/sign-in/return",
    state: "doctor",
    nonce: "doctor",
    verifier: "doctor",
    isFresh: false,
  });
  if (!asked.ok)
    return [
      bad(
        "provider",
        `The provider where people sign in does not answer at ${sso.issuer}, or calls itself something else. Passwords still open accounts.`,
        `身份提供方 ${sso.issuer} 没有应答，或其名称与设置不符。密码登录仍可用。`,
      ),
    ];
  return [
    sso.two.length + sso.phishingResistant.length === 0
      ? look(
          "provider",
          "The provider answers. What it says about second factors counts for nothing yet: KEPT_OIDC_TWO_FACTORS and KEPT_OIDC_PHISHING_RESISTANT name what does, and until then everybody shows a second factor here.",
          "身份提供方有应答。尚未设置其验证强度的效力（KEPT_OIDC_TWO_FACTORS、KEPT_OIDC_PHISHING_RESISTANT），因此每个人仍须在此出示第二验证因素。",
        )
      : good(
          "provider",
          "The provider where people sign in answers.",
          "身份提供方有应答。",
        ),
  ];
}

async function keys(config: Config): Promise<Check> {
  const ring = await readKeyRing(keyFileOf(config));
  if (!ring.ok) return bad("key", ring.line, ring.line);
  return keyLiesWithData(config)
    ? look(
        "key",
        "The key of the stored files lies with the data: whoever takes this disk can read them. KEPT_KEY_FILE names another place.",
        "文件密钥与数据同处：取得此磁盘者可读取文件。请用 KEPT_KEY_FILE 指定别处。",
      )
    : good(
        "key",
        "The key of the stored files lies apart from the data.",
        "文件密钥与数据分开存放。",
      );
}

async function ofData(db: Db, config: Config, now: string): Promise<Check[]> {
  const office = await officeOf(db);
  const view = await houseView(
    db,
    {
      diskSpace: () => diskSpaceOf(config.folder),
      mailGoes: config.smtp === null ? "folder" : "server",
      keepsBackups: config.backups !== null,
      outsideAnchors: [
        config.checkpointFolder,
        config.checkpointUrl,
        config.checkpointMail,
      ].filter((one) => one !== null).length,
    },
    { office, now },
  );
  return [
    clockCheck(await lastEntryAt(db), now),
    diskCheck(view),
    ...calendarChecks(view),
    await mailCheck(config, view),
    jobsCheck(view),
    backupCheck(view),
    await checkpointCheck(config, view),
  ];
}

function clockCheck(last: string | null, now: string): Check {
  return last !== null && last > now
    ? bad(
        "clock",
        `The clock says ${now}, and the last entry of the ledger was made at ${last}. Set the clock: deadlines are counted by it.`,
        `当前时钟为 ${now}，而日志最后一条写于 ${last}。请校正时钟：期限以此计算。`,
      )
    : good("clock", `The clock says ${now}.`, `当前时钟为 ${now}。`);
}

const gigabyte = 1024 ** 3;

function diskCheck({ disk }: HouseView): Check {
  const free = (disk.free / gigabyte).toFixed(1);
  const total = (disk.total / gigabyte).toFixed(1);
  const words = [
    `${free} GB of ${total} GB are free.`,
    `共 ${total} GB，可用 ${free} GB。`,
  ] as const;
  return disk.isLow ? bad("disk", ...words) : good("disk", ...words);
}

function calendarChecks({ calendars }: HouseView): Check[] {
  return calendars.map(({ title, horizon, isEnding }) => {
    const words = [
      `${title.en}: known until ${horizon}.`,
      `${title.zh}：已知至 ${horizon}。`,
    ] as const;
    return isEnding ? look("calendar", ...words) : good("calendar", ...words);
  });
}

async function mailCheck(
  { smtp }: Config,
  { mail }: HouseView,
): Promise<Check> {
  if (smtp === null)
    return look(
      "mail",
      "No mail server is set: letters go to a folder.",
      "未设置邮件服务器：信函存入文件夹。",
    );
  if (!(await isReachable(smtp)))
    return bad(
      "mail",
      "The mail server does not answer, or does not take the sign-in.",
      "邮件服务器无应答或拒绝登录。",
    );
  return mail.dead > 0
    ? bad(
        "mail",
        `The mail server answers; ${String(mail.dead)} mails were given up in the last seven days.`,
        `邮件服务器有应答；最近七天有 ${String(mail.dead)} 封邮件发送失败。`,
      )
    : good("mail", "The mail server answers.", "邮件服务器有应答。");
}

function jobsCheck({ deadJobs }: HouseView): Check {
  return deadJobs === 0
    ? good("jobs", "No job has been given up.", "没有失败的任务。")
    : bad(
        "jobs",
        `${String(deadJobs)} jobs were given up; the log names them.`,
        `${String(deadJobs)} 个任务失败，详见日志。`,
      );
}

function backupCheck({ backup }: HouseView): Check {
  const { goodAt, fault, isLate, isKept } = backup;
  const last = goodAt ?? "never";
  if (fault !== null)
    return bad(
      "backup",
      `The last backup or its trial failed (${fault}); the last good one: ${last}.`,
      `最近一次备份或试恢复失败（${fault}）；最近成功：${goodAt ?? "无"}。`,
    );
  if (isLate)
    return bad(
      "backup",
      `No good backup for more than 26 hours; the last one: ${last}.`,
      `超过 26 小时没有成功的备份；最近成功：${goodAt ?? "无"}。`,
    );
  if (!isKept)
    return look(
      "backup",
      "No backup is kept. KEPT_BACKUPS names a folder for it, KEPT_BACKUP_KEYS who can open it.",
      "未保留备份。请用 KEPT_BACKUPS 指定文件夹，用 KEPT_BACKUP_KEYS 指定公钥。",
    );
  return goodAt === null
    ? look("backup", "The first is made tonight.", "首次备份在今晚进行。")
    : good(
        "backup",
        `Made, restored in a trial and found to be equal at ${goodAt}.`,
        `${goodAt} 已生成备份，并试恢复核对一致。`,
      );
}

async function checkpointCheck(
  { checkpointFolder }: Config,
  { checkpoints }: HouseView,
): Promise<Check> {
  if (checkpointFolder === null)
    return look(
      "checkpoints",
      "Checkpoints of the ledger lie beside the data only: whoever can write there can rewrite both. KEPT_CHECKPOINTS names a place elsewhere.",
      "日志检查点仅存于数据旁：能写入该处者可同时改写两者。请用 KEPT_CHECKPOINTS 指定别处。",
    );
  const notes = await notesIn(checkpointFolder);
  return notes === null || notes.length === 0
    ? bad(
        "checkpoints",
        "The folder that KEPT_CHECKPOINTS names holds no checkpoint: it is not mounted or cannot be written.",
        "KEPT_CHECKPOINTS 所指文件夹中没有检查点：未挂载或无法写入。",
      )
    : good(
        "checkpoints",
        `${String(notes.length)} checkpoints are kept elsewhere; the last was signed at ${checkpoints.lastAt ?? "an unknown time"}.`,
        `别处保存有 ${String(notes.length)} 个检查点；最近签署于 ${checkpoints.lastAt ?? "未知时间"}。`,
      );
}
