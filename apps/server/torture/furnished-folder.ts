import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { signedInCookie } from "../src/testing/own-calls.ts";
import { ringOf } from "../src/files/open-files.ts";
import { keepPeopleKey } from "../src/people/people-key-store.ts";
import {
  makeWorld,
  testPassword,
  testPeopleKey,
} from "../src/testing/world.ts";
import { startKept } from "./kept-process.ts";

export interface FurnishedFolder {
  readonly folder: string;
  /** The session of somebody who works on requests. */
  readonly cookie: string;
  /** Removes it, with everything that was put beside it. */
  readonly remove: () => void;
}

/** The session of a template ends when nobody uses it, so a long torture makes a new one. */
const templateLastsMs = 10 * 60_000;

let template: {
  readonly furnished: Promise<FurnishedFolder>;
  readonly madeAt: number;
} | null = null;

/** A data folder of its own with an office and people in it, closed, as an orderly shutdown leaves it. */
export async function furnishedFolder(): Promise<FurnishedFolder> {
  const now = performance.now();
  if (template === null || now - template.madeAt > templateLastsMs)
    template = { furnished: furnish(), madeAt: now };
  const { folder: from, cookie } = await template.furnished;
  const folder = newPlace();
  cpSync(from, folder, { recursive: true });
  return {
    folder,
    cookie,
    remove: () => {
      rmSync(dirname(folder), { recursive: true, force: true });
    },
  };
}

async function furnish(): Promise<FurnishedFolder> {
  const world = await makeWorld({ now: new Date().toISOString() });
  const folder = newPlace();
  // The house that starts on this folder has to know its people's passwords.
  const ring = await ringOf({ folder: world.database.folder, keyFile: null });
  if (!ring.ok) throw new Error("The folder has no key");
  await keepPeopleKey(world.database, ring.ring, testPeopleKey);
  world.beginClosing();
  await world.scheduler.stop();
  world.database.close();
  cpSync(world.database.folder, folder, { recursive: true });
  world.database.remove();
  const remove = () => {
    rmSync(dirname(folder), { recursive: true, force: true });
  };
  process.once("exit", remove);
  const kept = await startKept(folder);
  const cookie = await signedInCookie(kept.url, {
    email: world.emailOf("dpo1"),
    password: testPassword,
  });
  kept.child.kill("SIGTERM");
  await kept.ended;
  return { folder, cookie, remove };
}

function newPlace(): string {
  return join(mkdtempSync(join(tmpdir(), "kept-torture-")), "data");
}
