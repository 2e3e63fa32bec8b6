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
  const ids = new Map(fresh.map((task) => [task.key, randomUUIDv7()]));
  for (const [index, task] of fresh.entries()) {
    await tx
      .insertInto("case_tasks")
      .values({
        id: ids.get(task.key) ?? randomUUIDv7(),
        case_id: caseId,
        position: present.length + index,
        title_en: task.title.en,
        title_zh: task.title.zh,
        state: "open",
        owner_id: planned.ownerId,
        due_on: planned.dueOn,
        waits_for:
          task.waitsFor === null ? null : (ids.get(task.waitsFor) ?? null),
      })
      .execute();
  }
}
