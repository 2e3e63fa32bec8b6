import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import type { Asking, House } from "../casework/act.ts";
import { findCase } from "../casework/case-store.ts";
import type { Db } from "../db/reading.ts";
import type { FileStore } from "../files/file-store.ts";
import { requestKeeping } from "../registers/requests/keeping.ts";
import type { CaseStory } from "./case-story.ts";

/** Who works in the demo office. */
export interface DemoStaff {
  readonly dpo: Actor;
  readonly manager: Actor;
  readonly counsel: Actor;
  readonly analysts: Readonly<Record<"shop" | "stores", readonly Actor[]>>;
}

export interface Stage {
  readonly house: House;
  readonly db: Db;
  readonly staff: DemoStaff;
  readonly calendar: WorkCalendar;
  readonly now: string;
  readonly files: FileStore;
  /** Lets everything that is due at this moment leave. */
  readonly deliver: (now: string) => Promise<unknown>;
}

export interface Running {
  readonly story: CaseStory;
  readonly owner: Actor;
  caseId: string | null;
  /** The case of the same person that this one is merged into. */
  earlier: Running | null;
}

/** One step of one case, at its hour. */
export interface Scene extends Stage {
  readonly running: Running;
  readonly at: string;
}

export function asking(scene: Scene, actor: Actor): Asking {
  return { actor, now: scene.at, requestId: randomUUIDv7() };
}

export async function caseOf(
  scene: Scene,
): Promise<{ caseId: string; version: number }> {
  const theCase =
    scene.running.caseId === null
      ? undefined
      : await findCase(scene.db, scene.running.caseId);
  return { caseId: theCase?.id ?? "", version: theCase?.version ?? 1 };
}

/** The house with the register of requests. */
export function keptHouse({ house }: Scene) {
  return { ...house, keeping: requestKeeping };
}
