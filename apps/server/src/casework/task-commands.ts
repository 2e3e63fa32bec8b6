import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  addTaskInput,
  setTaskInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { taskStanding } from "@kept/domain/casework/task";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { act, type Asking, type House } from "./act.ts";
import type { Keeping } from "./keeping.ts";
import { readTasks } from "./task-store.ts";

type Kept<Facts extends CaseFacts> = House & {
  keeping: Keeping<string, Facts>;
};

export function addTask<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof addTaskInput>,
): Promise<Verdict<{ taskId: string }>> {
  return act(
    house,
    { asking, move: "work", ...input },
    async (tx, { theCase }) => {
      const tasks = await readTasks(tx, theCase.id);
      if (
        input.waitsFor !== null &&
        !tasks.some((task) => task.id === input.waitsFor)
      )
        return refused("notFound");
      const taskId = randomUUIDv7();
      await tx
        .insertInto("case_tasks")
        .values({
          id: taskId,
          case_id: theCase.id,
          position: tasks.length,
          title_en: input.title,
          title_zh: input.title,
          state: "open",
          owner_id: input.ownerId,
          due_on: input.dueOn,
          waits_for: input.waitsFor,
        })
        .execute();
      return granted({
        value: { taskId },
        events: [
          {
            action: `${house.keeping.register.key}.task-added`,
            object: { kind: "task", id: taskId },
            changes: [{ field: "title", before: null, after: input.title }],
          },
        ],
      });
    },
  );
}

export function setTask<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof setTaskInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "work", ...input },
    async (tx, { theCase, now, actor }) => {
      const tasks = await readTasks(tx, theCase.id);
      const task = tasks.find((found) => found.id === input.taskId);
      if (!task) return refused("notFound");
      if (
        taskStanding(task, tasks) === "cannotStart" &&
        input.state !== "notNeeded"
      )
        return refused("cannotStartYet");
      const isDone = input.state === "done";
      await tx
        .updateTable("case_tasks")
        .set({
          state: input.state,
          result: input.result,
          done_at: isDone ? now : null,
          done_by: isDone ? actor.id : null,
        })
        .where("id", "=", task.id)
        .execute();
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.task-set`,
            object: { kind: "task", id: task.id },
            changes: [
              {
                field: `task ${task.title.en}`,
                before: task.state,
                after: input.state,
              },
              { field: "result", before: task.result, after: input.result },
            ],
          },
        ],
      });
    },
  );
}

export function takeTask<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof takeTaskInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "work", ...input },
    async (tx, { theCase }) => {
      const task = (await readTasks(tx, theCase.id)).find(
        (found) => found.id === input.taskId,
      );
      if (!task || !(await isPerson(tx, input.ownerId)))
        return refused("notFound");
      await tx
        .updateTable("case_tasks")
        .set({ owner_id: input.ownerId })
        .where("id", "=", task.id)
        .execute();
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.task-assigned`,
            object: { kind: "task", id: task.id },
            changes: [
              { field: "ownerId", before: task.ownerId, after: input.ownerId },
            ],
          },
        ],
      });
    },
  );
}

/** Nobody, or somebody who still works here. */
export async function isPerson(
  tx: Tx,
  accountId: string | null,
): Promise<boolean> {
  if (accountId === null) return true;
  const found = await tx
    .selectFrom("accounts")
    .select("id")
    .where("id", "=", accountId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}
