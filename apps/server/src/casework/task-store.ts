import { randomUUIDv7 } from "node:crypto";
import type { Task, TaskState } from "@kept/domain/casework/task";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface StoredTask extends Task {
  readonly result: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
}

export async function readTasks(db: Db, caseId: string): Promise<StoredTask[]> {
  const rows = await db
    .selectFrom("case_tasks")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: { en: row.title_en, zh: row.title_zh },
    state: row.state as TaskState,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    waitsFor: row.waits_for,
    result: row.result,
    doneAt: row.done_at,
    doneBy: row.done_by,
  }));
}

/** Puts planned tasks on a case; `waitsFor` names another planned task by its key. */
export async function insertPlannedTasks(
  tx: Tx,
  caseId: string,
  planned: {
    tasks: readonly { key: string; title: Text; waitsFor: string | null }[];
    ownerId: string | null;
    dueOn: string | null;
  },
): Promise<void> {
  const present = await readTasks(tx, caseId);
  const fresh = planned.tasks.filter(
    (task) => !present.some((found) => found.title.en === task.title.en),
  );
  const ids = new Map<string, string>();
  for (const [index, { key, title, waitsFor }] of fresh.entries()) {
    const { ownerId, dueOn } = planned;
    const position = present.length + index;
    const first = waitsFor === null ? null : (ids.get(waitsFor) ?? null);
    ids.set(
      key,
      await insertTask(tx, {
        caseId,
        position,
        title,
        ownerId,
        dueOn,
        waitsFor: first,
      }),
    );
  }
}

export async function insertTask(
  tx: Tx,
  task: {
    caseId: string;
    position: number;
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
    })
    .where("id", "=", taskId)
    .execute();
}
