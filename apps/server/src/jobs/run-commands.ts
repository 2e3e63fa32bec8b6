import { randomUUIDv7 } from "node:crypto";
import type { CaseEvent } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Change } from "../ledger/change.ts";
import { addJob } from "./job-store.ts";
import { addUndoRows, findRun, insertRun, updateRun } from "./run-store.ts";

interface RunDesk {
  readonly change: Change;
  readonly asking: Asking;
}

/** Stops a run after what it has in hand; what is done stays done. */
export function cancelRun(
  { change, asking }: RunDesk,
  { runId }: { runId: string },
): Promise<Verdict<null>> {
  return change({ ...asking, action: "runs.cancel" }, async (tx) => {
    const run = await findRun(tx, runId);
    if (run?.ownerId !== asking.actor.id) return refused("notFound");
    if (run.settledAt !== null) return refused("runOver");
    if (run.isCancelAsked) return granted({ value: null, events: [] });
    await updateRun(tx, runId, { isCancelAsked: true });
    return granted({ value: null, events: [runEvent(run, "cancelled")] });
  });
}

/** Takes back what a run did, as one act of its own. */
export function undoRun(
  { change, asking }: RunDesk,
  { runId }: { runId: string },
): Promise<Verdict<{ runId: string }>> {
  return change({ ...asking, action: "runs.undo" }, async (tx) => {
    const run = await findRun(tx, runId);
    const { actor, now } = asking;
    if (run?.ownerId !== actor.id) return refused("notFound");
    if (run.undoneBy !== null || run.undoUntil === null || run.undoUntil <= now)
      return refused("undoTooLate");
    const id = randomUUIDv7();
    const { jobKind, register } = run;
    await insertRun(tx, {
      id,
      jobKind,
      register,
      ownerId: actor.id,
      sessionHash: actor.sessionHash,
      asked: run.asked,
      undoes: runId,
      now,
    });
    await addUndoRows(tx, { id, undoes: runId });
    await updateRun(tx, runId, { undoneBy: id });
    await addJob(
      tx,
      { kind: jobKind, payload: { runId: id }, runAt: now },
      now,
    );
    return granted({ value: { runId: id }, events: [runEvent(run, "undone")] });
  });
}

function runEvent(
  { id, register }: { id: string; register: string },
  what: string,
): CaseEvent {
  return {
    action: `${register}.bulk-${what}`,
    object: { kind: "run", id },
    changes: [],
  };
}
