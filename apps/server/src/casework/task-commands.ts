import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  addTaskInput,
  setTaskInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { taskStanding } from "@kept/domain/casework/task";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import { isReachable } from "./access-store.ts";
import { mayWorkOn } from "./person-store.ts";
import { insertTask, readTasks, updateTask } from "./task-store.ts";

export function addTask<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof addTaskInput>,
): Promise<Verdict<{ taskId: string }>> {
  const { register } = house.keeping;
  return act(
    house,
    { asking, move: "work", ...input },
    async (tx, { theCase, now }) => {
      const tasks = await readTasks(tx, theCase.id);
      const { waitsFor, ownerId, dueOn } = input;
      if (waitsFor !== null && !tasks.some((task) => task.id === waitsFor))
        return refused("notFound");
      if (!(await mayWorkOn(tx, register, ownerId))) return refused("notFound");
      if (!(await isReachable(tx, theCase, { personId: ownerId, now })))
        return refused("notOnList");
      const taskId = await insertTask(tx, {
        caseId: theCase.id,
        position: tasks.length,
        planKey: null,
        title: { en: input.title, zh: input.title },
        ownerId,
        dueOn,
        waitsFor,
      });
      return granted({
        value: { taskId },
        events: [
          {
            action: `${register.key}.task-added`,
            object: { kind: "task", id: taskId },
            changes: [
              ...fieldChange("title", null, input.title),
              ...fieldChange("ownerId", null, ownerId),
              ...fieldChange("dueOn", null, dueOn),
            ],
          },
        ],
      });
    },
  );
}

/** Says how far a task is; what it waits for has to be settled first. */
export function setTask<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
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
      const { state, result } = input;
      if (
        taskStanding(task, tasks) === "cannotStart" &&
        state !== "notNeeded" &&
        state !== "open"
      )
        return refused("cannotStartYet");
      const changes = [
        ...fieldChange("state", task.state, state),
        ...fieldChange("result", task.result, result),
      ];
      if (changes.length === 0) return granted({ value: null, events: [] });
      const isDone = state === "done";
      await updateTask(tx, task.id, {
        state,
        result,
        doneAt: isDone ? (task.doneAt ?? now) : null,
        doneBy: isDone ? (task.doneBy ?? actor.id) : null,
      });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.task-set`,
            object: { kind: "task", id: task.id },
            changes,
          },
        ],
      });
    },
  );
}

export function takeTask<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof takeTaskInput>,
): Promise<Verdict<null>> {
  const { register } = house.keeping;
  return act(
    house,
    { asking, move: "work", ...input },
    async (tx, { theCase, now }) => {
      const task = (await readTasks(tx, theCase.id)).find(
        (found) => found.id === input.taskId,
      );
      const personId = input.ownerId;
      if (!task || !(await mayWorkOn(tx, register, personId)))
        return refused("notFound");
      if (!(await isReachable(tx, theCase, { personId, now })))
        return refused("notOnList");
      const changes = fieldChange("ownerId", task.ownerId, input.ownerId);
      if (changes.length === 0) return granted({ value: null, events: [] });
      await updateTask(tx, task.id, { ownerId: input.ownerId });
      return granted({
        value: null,
        events: [
          {
            action: `${register.key}.task-assigned`,
            object: { kind: "task", id: task.id },
            changes,
          },
        ],
      });
    },
  );
}
