import type { Text } from "../text.ts";

export const taskStates = ["open", "inProgress", "done", "notNeeded"] as const;
export type TaskState = (typeof taskStates)[number];

/** A piece of work in one system, owned by one person. */
export interface Task {
  readonly id: string;
  readonly title: Text;
  readonly state: TaskState;
  readonly ownerId: string | null;
  /** Civil day, earlier than the legal date. */
  readonly dueOn: string | null;
  /** The task that has to be done first; until then this one cannot start. */
  readonly waitsFor: string | null;
  /** Key of the plan that put it on the case; null for a task that somebody added. */
  readonly planKey: string | null;
}

/** What the screen says of a task: "cannot start yet" is a state of its own. */
export type TaskStanding = TaskState | "cannotStart";

export function taskStanding(task: Task, all: readonly Task[]): TaskStanding {
  if (task.state !== "open" || task.waitsFor === null) return task.state;
  const first = all.find((other) => other.id === task.waitsFor);
  return first && !isSettled(first) ? "cannotStart" : task.state;
}

export function isSettled(task: Task): boolean {
  return task.state === "done" || task.state === "notNeeded";
}
