import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../src/seed/seeded-random.ts";
import type { DiskFindings } from "./disk.ts";
import { injected } from "./faults.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import {
  KeptRefused,
  startKept,
  type Circumstances,
  type KeptProcess,
} from "./kept-process.ts";
import { makeLoad, type Load } from "./load.ts";
import { examine } from "./oracle.ts";
import type { Torment } from "./torment.ts";
import { childrenOf } from "./traced-run.ts";

export interface CallFindings extends DiskFindings {
  /** What it said when it did not start; null where it did. */
  readonly refusal: string | null;
  /** Cases that were answered with something else than what is in the data. */
  readonly wrongAnswers: number;
}

export interface CallFault {
  /** From its start on. */
  readonly startsUnder?: (folder: string) => Circumstances;
  /** While it runs. */
  readonly begin?: (kept: KeptProcess, folder: string) => void;
  readonly end?: (kept: KeptProcess) => void;
}

/** Below what it has open already, nothing more can be opened; the limit of the system itself, and no pretence. */
export function allowNoMoreFiles(kept: KeptProcess): void {
  const pid = String(kept.child.pid);
  limit(kept, "nofile", readdirSync(`/proc/${pid}/fd`).length);
}

export function allowFilesAgain(kept: KeptProcess): void {
  limit(kept, "nofile", 4_096);
}

/** A little further on the log ends in the middle of a page: one write is short, and the next is refused. */
export function endLogInTheMiddle(kept: KeptProcess, folder: string): void {
  limit(kept, "fsize", endOfLog(folder) + 100_000);
}

const [logHead, frame] = [32, 24 + 4_096];

/** Where the next page goes, as the index of the log says: at its beginning, where all of it is in the base. */
function endOfLog(folder: string): number {
  const index = readFileSync(join(folder, "kept.db-shm"));
  const [written, inBase] = [index.readUInt32LE(16), index.readUInt32LE(96)];
  return logHead + (written === inBase ? 0 : written * frame);
}

function limit({ child }: KeptProcess, what: string, most: number): void {
  const { status } = spawnSync("prlimit", [
    `--pid=${String(child.pid)}`,
    `--${what}=${String(most)}:`,
  ]);
  if (status !== 0) throw new Error(`No limit of ${what} could be set`);
}

/**
 * One call to the system fails, at the start or later. Whatever Kept answers meanwhile has to be what the data
 * says, and whatever it acknowledged has to be there afterwards, in a process that nothing is done to.
 */
export async function underFault(fault: CallFault): Promise<CallFindings> {
  const { folder, cookie, remove } = await furnishedFolder();
  const load = makeLoad(cookie, 2);
  const before = await startKept(folder);
  await work(load, before.url, 8);
  before.child.kill("SIGKILL");
  await before.ended;

  const met = await meet(fault, { folder, cookie, load });
  const failures = [...load.failures];

  const next = await startKept(folder);
  const answers = await readCases(next.url, cookie, load);
  await work(load, next.url, 8);
  next.child.kill("SIGKILL");
  await next.ended;
  const found = await examine(folder, load.acknowledged);
  remove();
  return {
    ...found,
    exitCode: met.exitCode,
    refusal: met.refusal,
    failures,
    acknowledged: load.acknowledged.length,
    wrongAnswers: met.wrongAnswers + differing(met.answers, answers),
  };
}

interface Met {
  readonly exitCode: number | null;
  readonly refusal: string | null;
  /** What it answered last. */
  readonly answers: ReadonlyMap<string, string>;
  readonly wrongAnswers: number;
}

function differing(
  told: ReadonlyMap<string, string>,
  meant: ReadonlyMap<string, string>,
): number {
  return [...told].filter(([caseId, text]) => meant.get(caseId) !== text)
    .length;
}

async function meet(
  { startsUnder, begin, end }: CallFault,
  at: { readonly folder: string; readonly cookie: string; readonly load: Load },
): Promise<Met> {
  const { folder, cookie, load } = at;
  let kept: KeptProcess;
  try {
    kept = await startKept(folder, startsUnder?.(folder) ?? {});
  } catch (error) {
    if (!(error instanceof KeptRefused)) throw error;
    const { exitCode, message: refusal } = error;
    return { exitCode, refusal, answers: new Map(), wrongAnswers: 0 };
  }
  await readCases(kept.url, cookie, load);
  begin?.(kept, folder);
  await work(load, kept.url, 12);
  let answers = await readCases(kept.url, cookie, load);
  let wrongAnswers = 0;
  if (end !== undefined) {
    end(kept);
    const told = answers;
    answers = await readCases(kept.url, cookie, load);
    wrongAnswers = differing(told, answers);
    await work(load, kept.url, 6);
    answers = await readCases(kept.url, cookie, load);
  }
  // What a tracer watches is told itself: the tracer does not pass it on.
  const pids = startsUnder ? childrenOf(kept.child.pid) : [];
  for (const pid of pids) process.kill(pid, "SIGTERM");
  if (pids.length === 0) kept.child.kill("SIGTERM");
  const exitCode = await kept.ended;
  return { exitCode, refusal: null, answers, wrongAnswers };
}

async function work(load: Load, url: string, acts: number): Promise<void> {
  const until = load.acknowledged.length + acts;
  await Promise.all(
    load.writers.map((writer) =>
      writer.work(url, () => load.acknowledged.length >= until),
    ),
  );
}

/** The cases as they are shown, where they are shown. */
async function readCases(
  url: string,
  cookie: string,
  { acknowledged }: Load,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const caseId of new Set(acknowledged.map((act) => act.caseId))) {
    const text = await fetch(`${url}/trpc/requests.get`, {
      method: "POST",
      headers: { cookie, "x-kept": "1", "content-type": "application/json" },
      body: JSON.stringify({ caseId }),
    }).then(
      (reply) => (reply.ok ? reply.text() : null),
      () => null,
    );
    if (text !== null) answers.set(caseId, text);
  }
  return answers;
}

/** The calls that the tracer lets fail, on these files. */
const kinds = [
  ["pread64", "EIO", "kept.db"],
  ["pread64", "EIO", "kept.db-wal"],
  ["pread64", "EIO", "search.db"],
  ["pwrite64", "ENOSPC", "kept.db-wal"],
  ["pwrite64", "EIO", "kept.db"],
  ["openat", "EMFILE", "kept.db"],
  ["openat", "EMFILE", "kept.db-wal"],
  ["openat", "EIO", "keys"],
  ["ftruncate", "EIO", "kept.db-shm"],
  ["fsync", "EIO", "kept.db"],
] as const;

export interface CallsFindings {
  readonly refusedAtStart: number;
  readonly endedByItself: number;
  readonly wentOn: number;
  readonly wrong: readonly string[];
}

/** One call after the other fails, sooner or later. */
export async function failingCalls({
  rounds,
  seed,
  say,
}: Torment): Promise<CallsFindings> {
  const random = seededRandom(seed);
  const all: CallFindings[] = [];
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [call, error, file] = kinds[round % kinds.length] ?? kinds[0];
    const first = random.chance(0.5)
      ? random.whole(1, 5)
      : random.whole(6, 300);
    const found = await underFault({
      startsUnder: (folder) =>
        injected({ call, error, path: join(folder, file), first, times: 1 }),
    });
    all.push(found);
    const where = `${call} ${error} ${file} ${String(first)}`;
    wrong.push(...problemsOf(found).map((line) => `${where}: ${line}`));
    if (all.length % 10 === 0) say(`${String(all.length)} failing calls`);
  }
  const count = (is: (found: CallFindings) => boolean) => all.filter(is).length;
  return {
    refusedAtStart: count(({ refusal }) => refusal !== null),
    endedByItself: count(
      ({ refusal, exitCode }) => refusal === null && exitCode === 75,
    ),
    wentOn: count(({ exitCode }) => exitCode === 0),
    wrong,
  };
}

function problemsOf(found: CallFindings): string[] {
  const { lost, wrong, wrongAnswers, refusal, exitCode } = found;
  const isPlain = refusal === null || /^Kept [^\n]*$/.test(refusal);
  return [
    ...wrong,
    ...(lost > 0 ? [`${String(lost)} acknowledged acts lost`] : []),
    ...(wrongAnswers > 0 ? [`${String(wrongAnswers)} wrong answers`] : []),
    ...(isPlain ? [] : [`it refused with ${refusal}`]),
    ...(exitCode === 75 || (refusal === null && exitCode === 0)
      ? []
      : [`it ended with ${String(exitCode)}`]),
  ];
}
