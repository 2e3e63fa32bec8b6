import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import {
  isSettled,
  type Task,
  type TaskState,
} from "@kept/domain/casework/task";
import type { Text } from "@kept/domain/text";
import { fixedQuery, rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import type { Tx } from "../db/writing.ts";

export interface StoredTask extends Task {
  readonly result: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
}

type TaskRow = Selectable<Schema["case_tasks"]>;

const tasksOfCase = fixedQuery<TaskRow>(
  "select * from case_tasks where case_id = ? order by position",
);

export async function readTasks(db: Db, caseId: string): Promise<StoredTask[]> {
  const rows = await tasksOfCase(db, caseId);
  return rows.map(taskOf);
}

/** By case, the tasks whose plan begins so, of many cases in one question. */
export async function plannedTasks(
  db: Db,
  caseIds: readonly string[],
  plan: string,
): Promise<ReadonlyMap<string, readonly StoredTask[]>> {
  const rows = await rowsOf<TaskRow>(
    db,
    `select * from case_tasks where case_id in (select value from json_each(?))
      and substr(plan_key, 1, ?) = ?`,
    [JSON.stringify(caseIds), plan.length, plan],
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, tasks]) => [
      caseId,
      tasks.map(taskOf),
    ]),
  );
}

function taskOf(row: TaskRow): StoredTask {
  return {
    id: row.id,
    title: { en: row.title_en, zh: row.title_zh },
    state: row.state as TaskState,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    waitsFor: row.waits_for,
    planKey: row.plan_key,
    result: row.result,
    doneAt: row.done_at,
    doneBy: row.done_by,
  };
}

/**
 * Puts planned tasks on a case, each once; `waitsFor` names another planned task by its key. One that is
 * there and not settled takes over the day of the plan.
 */
export async function insertPlannedTasks(
  tx: Tx,
  caseId: string,
  planned: {
    tasks: readonly { key: string; title: Text; waitsFor: string | null }[];
    ownerId: string | null;
    dueOn: string | null;
  },
): Promise<void> {
  const { ownerId, dueOn } = planned;
  const present = await readTasks(tx, caseId);
  const ids = new Map(present.map((task) => [task.planKey, task.id]));
  let position = present.length;
  for (const { key, title, waitsFor } of planned.tasks) {
    const known = present.find(({ planKey }) => planKey === key);
    if (known !== undefined) {
      if (!isSettled(known) && dueOn !== null)
        await updateTask(tx, known.id, { dueOn });
      continue;
    }
    const first = waitsFor === null ? null : (ids.get(waitsFor) ?? null);
    const id = await insertTask(tx, {
      caseId,
      position,
      planKey: key,
      title,
      ownerId,
      dueOn,
      waitsFor: first,
    });
    ids.set(key, id);
    position += 1;
  }
}

export async function insertTask(
  tx: Tx,
  task: {
    caseId: string;
    position: number;
    planKey: string | null;
    title: Text;
    ownerId: string | null;
    dueOn: string | null;
    waitsFor: string | null;
  },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_tasks")
    .values({
      id,
      case_id: task.caseId,
      position: task.position,
      plan_key: task.planKey,
      title_en: task.title.en,
      title_zh: task.title.zh,
      state: "open",
      owner_id: task.ownerId,
      due_on: task.dueOn,
      waits_for: task.waitsFor,
    })
    .execute();
  return id;
}

export async function updateTask(
  tx: Tx,
  taskId: string,
  change: {
    state?: TaskState;
    result?: string | null;
    doneAt?: string | null;
    doneBy?: string | null;
    ownerId?: string | null;
    dueOn?: string;
  },
): Promise<void> {
  await tx
    .updateTable("case_tasks")
    .set({
      ...(change.state !== undefined && { state: change.state }),
      ...(change.result !== undefined && { result: change.result }),
      ...(change.doneAt !== undefined && { done_at: change.doneAt }),
      ...(change.doneBy !== undefined && { done_by: change.doneBy }),
      ...(change.ownerId !== undefined && { owner_id: change.ownerId }),
      ...(change.dueOn !== undefined && { due_on: change.dueOn }),
    })
    .where("id", "=", taskId)
    .execute();
}
