import { randomUUIDv7 } from "node:crypto";
import { awayFromDesk } from "@kept/domain/access/visible-cases";
import { may } from "@kept/domain/access/permissions";
import {
  hasMoved,
  macroAction,
  mostCasesAtOnce,
  mostLettersAtOnce,
  type BulkAction,
} from "@kept/domain/casework/bulk";
import { isForMany, mostMacroCases } from "@kept/domain/casework/macro";
import type {
  SendBulkInput,
  StartBulkInput,
} from "@kept/domain/casework/bulk-schema";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { StartMacroInput } from "@kept/domain/casework/macro-schema";
import type { Selection } from "@kept/domain/casework/listing-query";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import { addJob } from "../../jobs/job-store.ts";
import { addCheckedRows, insertRun } from "../../jobs/run-store.ts";
import type { Change } from "../../ledger/change.ts";
import type { Asking } from "../act.ts";
import { hasPermission } from "../person-store.ts";
import { runnable } from "../macros/macro-commands.ts";
import type { RunMacro } from "../macros/macro-register.ts";
import { bulkAction, bulkJob, type BulkRegister } from "./bulk-parts.ts";

/** What a run has to do; the selection goes as soon as its cases are written down. */
export interface AskedOfMany {
  readonly action: string;
  readonly ownerId: string | null;
  /** The steps as they were looked over; what becomes of the macro meanwhile changes no run. */
  readonly macro?: RunMacro;
  readonly selection?: Selection;
}

type Matching = Extract<Selection, { kind: "matching" }>;

export interface BulkDesk {
  readonly register: BulkRegister;
  readonly change: Change;
  readonly asking: Asking;
  /** How many cases match now, those that were taken out again among them. */
  readonly count: (selection: Matching) => Promise<number>;
}

/** Begins something reversible on all that was chosen. The work itself is a job; what it is known by comes back. */
export async function startBulk(
  desk: BulkDesk,
  input: StartBulkInput,
): Promise<Verdict<{ runId: string }>> {
  const allowed = allowedAction(desk, input.action);
  if (!allowed.ok) return allowed;
  // What leaves the house begins at the page where it was looked over.
  if (allowed.value.kind !== "undoable") return refused("notInBulk");
  const { selection } = input;
  const count = await countOf(desk, selection, mostCasesAtOnce);
  if (!count.ok) return count;
  return desk.change({ ...desk.asking, action: "bulk.start" }, async (tx) => {
    const ownerId =
      input.action === "takeOver" ? desk.asking.actor.id : input.ownerId;
    const { permission } = allowed.value;
    if (ownerId !== null && !(await hasPermission(tx, ownerId, permission)))
      return refused("notFound");
    const asked = { action: input.action, ownerId, selection };
    const runId = await beginRun(tx, desk, asked);
    const { action } = input;
    return granted({
      value: { runId },
      events: [startedEvent(desk, runId, { action, count: count.value })],
    });
  });
}

/** Begins the steps of a macro on all that was chosen; each case stands or falls alone. */
export async function startMacro(
  desk: BulkDesk,
  { macroId, macroVersion, selection }: StartMacroInput,
): Promise<Verdict<{ runId: string }>> {
  const allowed = allowedAction(desk, macroAction);
  if (!allowed.ok) return allowed;
  const count = await countOf(desk, selection, mostMacroCases);
  if (!count.ok) return count;
  const { actor } = desk.asking;
  return desk.change({ ...desk.asking, action: "bulk.start" }, async (tx) => {
    const found = await runnable(tx, actor, {
      register: desk.register.key,
      macroId,
      version: macroVersion,
    });
    if (!found.ok) return found;
    const { name, steps } = found.value;
    if (!isForMany(steps)) return refused("notForMany");
    const runId = await beginRun(tx, desk, {
      action: macroAction,
      ownerId: null,
      macro: { name, steps },
      selection,
    });
    const asked = { action: macroAction, macro: name, count: count.value };
    return granted({
      value: { runId },
      events: [startedEvent(desk, runId, asked)],
    });
  });
}

/** Sends a letter to the cases that were looked over, each as it was then. */
export async function sendBulk(
  desk: Omit<BulkDesk, "count">,
  { action, checked }: SendBulkInput,
): Promise<Verdict<{ runId: string }>> {
  const allowed = allowedAction(desk, action);
  if (!allowed.ok) return allowed;
  if (allowed.value.kind !== "checked") return refused("notInBulk");
  const { change, asking, register } = desk;
  return change({ ...asking, action: "bulk.send" }, async (tx) => {
    const runId = await beginRun(tx, desk, { action, ownerId: null });
    const viewer = awayFromDesk(asking.actor);
    await addCheckedRows(
      tx,
      { id: runId, register: register.key, viewer },
      checked,
    );
    return granted({
      value: { runId },
      events: [startedEvent(desk, runId, { action, count: checked.length })],
    });
  });
}

/** How many cases are meant, where it is neither none nor too many nor far from what was shown. */
export async function countOf(
  { count }: Pick<BulkDesk, "count">,
  selection: Selection,
  limit = mostLettersAtOnce,
): Promise<Verdict<number>> {
  if (selection.kind === "ids") {
    const { length } = selection.ids;
    return length > limit
      ? refused("tooManyCases", { limit })
      : granted(length);
  }
  const now = await count(selection);
  if (hasMoved(selection.count, now))
    return refused("selectionMoved", { shown: selection.count, now });
  const meant = Math.max(0, now - selection.except.length);
  if (meant === 0) return refused("nothingChosen");
  return meant > limit ? refused("tooManyCases", { limit }) : granted(meant);
}

/** The action, where the register knows it and the role may do it. */
export function allowedAction(
  { register, asking }: Pick<BulkDesk, "register" | "asking">,
  key: string,
): Verdict<BulkAction> {
  const found = bulkAction(register, key);
  if (!found.ok) return found;
  return may(asking.actor, found.value.permission)
    ? found
    : refused("notAllowed");
}

async function beginRun(
  tx: Tx,
  { register, asking }: Pick<BulkDesk, "register" | "asking">,
  asked: AskedOfMany,
): Promise<string> {
  const id = randomUUIDv7();
  const { actor, now } = asking;
  await insertRun(tx, {
    id,
    jobKind: bulkJob,
    register: register.key,
    ownerId: actor.id,
    sessionHash: actor.sessionHash,
    asked: asked as unknown as Json,
    now,
  });
  await addJob(tx, { kind: bulkJob, payload: { runId: id }, runAt: now }, now);
  return id;
}

function startedEvent(
  { register }: Pick<BulkDesk, "register">,
  runId: string,
  asked: Readonly<Record<string, string | number>>,
): CaseEvent {
  return {
    action: `${register.key}.bulk-started`,
    object: { kind: "run", id: runId },
    // Of the run and of no case; what happened to each case stands in its own history.
    changes: Object.entries(asked).map(([field, after]) => ({
      field,
      before: null,
      after,
    })),
  };
}
