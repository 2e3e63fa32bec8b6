import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Actor } from "@kept/domain/access/actor";
import { undoMinutes } from "@kept/domain/casework/bulk";
import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter, type WallClock } from "../../clock/wall-clock.ts";
import { tried } from "../../db/constraint-error.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { JobHandler } from "../../jobs/run-jobs.ts";
import {
  addCaseRows,
  addUnseenRows,
  cancelWaitingRows,
  clearRows,
  findRun,
  recount,
  settleRows,
  updateRun,
  waitingRows,
  type Outcome,
  type Run,
  type WaitingRow,
} from "../../jobs/run-store.ts";
import type { Change, ChangeMany, Each, ForAll } from "../../ledger/change.ts";
import type { LiveHub } from "../../live/hub.ts";
import { errorShape, type HouseLog } from "../../log/house-log.ts";
import { actingAccount } from "../../people/account-store.ts";
import type { Asking, House } from "../act.ts";
import { matchingIds } from "../list-views.ts";
import { bulkAction, type BulkRegister } from "./bulk-parts.ts";
import type { Done } from "./one-of-many.ts";
import type { AskedOfMany } from "./start-bulk.ts";

export interface BulkWork {
  readonly db: Db;
  readonly changeMany: ChangeMany;
  readonly house: Pick<House, "office">;
  readonly clock: Pick<WallClock, "now">;
  readonly log: HouseLog;
  readonly live: Pick<LiveHub, "publish">;
  readonly registers: readonly BulkRegister[];
  readonly isClosing: () => boolean;
  /** Other callers wait this long at most, because there is one writer. */
  readonly holdMs?: number;
}

const payloadSchema = z.strictObject({ runId: z.uuid() });
/** The house may close, and other jobs get their turn, this often. */
const turnMs = 1_000;
const usualHoldMs = 6;
const mostPerBatch = 200;
const mostAddedAtOnce = 1_000;

/**
 * Does what was asked, case by case by the ordinary commands, some of them in one transaction. What was done is
 * written down with the change itself, so a run that was broken off goes on where it stopped and does nothing
 * twice.
 */
export function workBulk(parts: BulkWork): JobHandler {
  return async (payload) => {
    const { runId } = payloadSchema.parse(payload);
    const began = performance.now();
    const run = await findRun(parts.db, runId);
    if (run === null || run.settledAt !== null) return undefined;
    const register = parts.registers.find(({ key }) => key === run.register);
    if (register === undefined)
      throw new Error(`Nobody keeps the register ${run.register}`);
    if (run.state === "preparing") await prepare(parts, run, register);
    for (;;) {
      if (parts.isClosing()) return "again";
      const more = await batch(parts, run, register);
      parts.live.publish({
        topic: "job",
        id: runId,
        kind: more ? "progress" : "settled",
        to: run.ownerId,
      });
      if (!more) return undefined;
      // Whoever waits for an answer gets it before the next batch.
      await setImmediate();
      if (performance.now() - began > turnMs) return "again";
    }
  };
}

/** Who started it, as they are now; null when they do not work here any more. */
async function actorOf(db: Db, run: Run): Promise<Actor | null> {
  const actor = await actingAccount(db, run.ownerId);
  return actor === null ? null : { ...actor, sessionHash: run.sessionHash };
}

/**
 * Writes down which cases are meant, each with the version it has now. Broken off, it begins anew: until all are
 * written down nothing is done to any of them.
 */
async function prepare(
  parts: BulkWork,
  run: Run,
  { source }: BulkRegister,
): Promise<void> {
  const { db, clock, house } = parts;
  const { selection, ...rest } = run.asked as unknown as AskedOfMany;
  const known = new Set<string>();
  let waiting: string[] = [];
  if (selection !== undefined) {
    const actor = await actorOf(db, run);
    await write(parts, (tx) => clearRows(tx, run.id));
    if (actor !== null) {
      const at = { actor, office: await house.office(), now: clock.now() };
      for await (const ids of matchingIds(db, source, { selection, at })) {
        for (const id of ids) known.add(id);
        waiting.push(...ids);
        if (waiting.length < mostAddedAtOnce) continue;
        const some = waiting;
        waiting = [];
        await write(parts, (tx) => addCaseRows(tx, run, some));
        await setImmediate();
      }
    }
  }
  await write(parts, async (tx) => {
    if (waiting.length > 0) await addCaseRows(tx, run, waiting);
    if (selection?.kind === "ids")
      await addUnseenRows(tx, run, {
        ids: selection.ids.filter((id) => !known.has(id)),
        refusal: { code: "notFound" },
      });
    await recount(tx, run.id);
    // The words that were searched for have served their purpose.
    await updateRun(tx, run.id, { state: "running", asked: { ...rest } });
  });
}

async function write(
  { changeMany }: BulkWork,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const written = await changeMany(async (tx) => {
    await work(tx);
    return { keep: true, value: null };
  });
  // The disk said no; the job table tries again later.
  if (!written.ok) throw new Error(written.refusal.code);
}

/** As many cases as fit into one short transaction; says whether any are left. */
async function batch(
  parts: BulkWork,
  run: Run,
  register: BulkRegister,
): Promise<boolean> {
  const { clock, changeMany, holdMs = usualHoldMs } = parts;
  const worked = await changeMany(async (tx, each, forAll) => {
    const now = clock.now();
    const state = await findRun(tx, run.id);
    if (state?.isCancelAsked === true) {
      await cancelWaitingRows(tx, run.id);
      await settle(tx, run, { state: "cancelled", now, register });
      return { keep: true, value: false };
    }
    const rows = await waitingRows(tx, run.id, mostPerBatch);
    const actor = await actorOf(tx, run);
    const began = performance.now();
    const hand = { run, register, actor };
    const outcomes = [
      ...(await outcomesTogether(parts, { ...hand, forAll }, rows)),
    ];
    for (const row of rows.slice(outcomes.length)) {
      outcomes.push(await outcomeOf(parts, { ...hand, row, each, tx }));
      if (performance.now() - began > holdMs) break;
    }
    await settleRows(tx, run.id, outcomes);
    const isOver =
      rows.length < mostPerBatch && outcomes.length === rows.length;
    if (isOver) await settle(tx, run, { state: "done", now, register });
    return { keep: true, value: !isOver };
  });
  // The disk said no; the job table tries again later.
  if (!worked.ok) throw new Error(worked.refusal.code);
  return worked.value;
}

async function settle(
  tx: Tx,
  run: Run,
  end: {
    state: "done" | "cancelled";
    now: string;
    register: BulkRegister;
  },
): Promise<void> {
  const { state, now, register } = end;
  const { action } = run.asked as unknown as AskedOfMany;
  const found = bulkAction(register, action);
  // A letter can be stopped until it leaves; what stays in the house a while longer.
  const undoUntil =
    run.undoes !== null || !found.ok
      ? null
      : found.value.kind === "checked"
        ? instantAfter(now, stopWindowSeconds * 1000)
        : instantAfter(now, undoMinutes * 60_000);
  await updateRun(tx, run.id, {
    state,
    settledAt: now,
    ...(undoUntil !== null && { undoUntil }),
  });
}

interface Hand {
  readonly run: Run;
  readonly register: BulkRegister;
  readonly actor: Actor | null;
}

/** All rows at once, where the action allows it; none where each has to be done by itself, or where one stumbled. */
async function outcomesTogether(
  { clock, log }: BulkWork,
  { run, register, actor, forAll }: Hand & { readonly forAll: ForAll },
  rows: readonly WaitingRow[],
): Promise<readonly Outcome[]> {
  const { action: key, ownerId } = run.asked as unknown as AskedOfMany;
  const action = bulkAction(register, key);
  if (actor === null || !action.ok || rows.length === 0) return [];
  const doing = {
    forAll,
    asking: { actor, now: clock.now(), requestId: run.id },
  };
  const many = rows.map(({ subjectId, seenVersion, undo }) => ({
    caseId: subjectId,
    version: seenVersion,
    undo,
  }));
  const done = await tried(() =>
    run.undoes === null
      ? register.doMany(doing, { action: action.value, ownerId }, many)
      : register.undoMany(doing, many),
  );
  // One by one it shows which of them it is.
  if (!done.ok) logStumble(log, done.error);
  const verdicts = done.ok ? done.value : null;
  return verdicts === null
    ? []
    : rows.map((row) =>
        outcomeFrom(row, verdicts.get(row.subjectId) ?? refused("stumbled")),
      );
}

function logStumble(log: HouseLog, error: unknown): void {
  log.write({
    event: "job failed",
    job: "bulk",
    attempt: 1,
    ...errorShape(error),
  });
}

interface InHand extends Hand {
  readonly row: WaitingRow;
  readonly each: Each;
  readonly tx: Tx;
}

async function outcomeOf(parts: BulkWork, inHand: InHand): Promise<Outcome> {
  const done = await tried(() => attempt(parts, inHand));
  if (!done.ok) logStumble(parts.log, done.error);
  // A bug in one case is no reason to leave all the others.
  return outcomeFrom(inHand.row, done.ok ? done.value : refused("stumbled"));
}

function outcomeFrom(row: WaitingRow, verdict: Verdict<Done>): Outcome {
  const { position } = row;
  if (verdict.ok) {
    const { version, undo } = verdict.value;
    return { position, state: "done", refusal: null, version, undo };
  }
  // What others wrote meanwhile belongs on the case, and not into a list of outcomes.
  const { conflict: _theirs, ...told } = verdict.refusal;
  return {
    position,
    state: "failed",
    refusal: told.code === "stale" ? { code: "changedSince" } : told,
    version: null,
    undo: row.undo,
  };
}

async function attempt(
  { house, clock }: BulkWork,
  { row, run, register, actor, each, tx }: InHand,
): Promise<Verdict<Done>> {
  if (actor === null) return refused("notAllowed");
  const { action: key, ...what } = run.asked as unknown as AskedOfMany;
  const action = bulkAction(register, key);
  if (!action.ok) return action;
  const asking: Asking = { actor, now: clock.now(), requestId: run.id };
  const one = { caseId: row.subjectId, version: row.seenVersion };
  return each(async (change: Change) => {
    const doing = {
      house: { ...house, change },
      asking,
      tx,
    };
    const done = await (run.undoes === null
      ? register.doOne(doing, { ...what, action: action.value }, one)
      : register.undoOne(doing, row.undo, one));
    return done.ok ? granted(done.value) : done;
  });
}
