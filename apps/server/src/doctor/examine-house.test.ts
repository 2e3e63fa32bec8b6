import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
  closeSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../config.ts";
import { openFiles } from "../files/open-files.ts";
import { setSetting } from "../people/first-accounts.ts";
import { atTheMachine } from "../people/first-accounts.ts";
import { drillKey } from "../backup/drill-record.ts";
import { hour } from "../testing/stopped-clock.ts";
import { openMailSink } from "../testing/mail-sink.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { examineHouse, type Check } from "./examine-house.ts";

let world: World;
let folder: string;

beforeEach(async () => {
  world = await makeWorld();
  ({ folder } = world.database);
  await openFiles({ folder, keyFile: null });
});
afterEach(() => world.close());

async function states(
  more: Partial<Config> = {},
): Promise<Record<string, Check["state"]>> {
  const checks = await examineHouse(
    { ...world.config, ...more },
    world.clock.now(),
  );
  return Object.fromEntries(checks.map(({ key, state }) => [key, state]));
}

async function drilled(goodAt: string | null, fault: string | null) {
  await setSetting(world.change, atTheMachine(world.clock.now()), {
    key: drillKey,
    value: { triedAt: world.clock.now(), goodAt, fault },
  });
}

describe("kept doctor", () => {
  it("finds nothing bad in a house that is well, and says what deserves a thought", async () => {
    expect(await states()).toEqual({
      runtime: "good",
      // A test lays none down.
      ballast: "look",
      process: "good",
      settings: "good",
      pages: "good",
      schema: "good",
      rights: "good",
      key: "look",
      scanner: "look",
      clock: "good",
      disk: expect.any(String) as string,
      calendar: "good",
      mail: "look",
      jobs: "good",
      backup: "look",
      checkpoints: "look",
    });
  });

  it.each<[string, string, (house: World) => Promise<Partial<Config> | void>]>([
    [
      "a file that others can read",
      "rights",
      async () => {
        chmodSync(join(folder, "kept.db"), 0o644);
      },
    ],
    [
      "a key that is missing",
      "key",
      async () => {
        rmSync(join(folder, "keys/files.key"));
      },
    ],
    [
      "a clock that stands before the last entry",
      "clock",
      async (house) => {
        house.clock.pass(-40 * 24 * hour);
      },
    ],
    [
      "a backup that failed",
      "backup",
      (house) => drilled(house.clock.now(), "damaged"),
    ],
    [
      "a backup of the day before yesterday",
      "backup",
      async (house) => {
        await drilled(house.clock.now(), null);
        house.clock.pass(27 * hour);
      },
    ],
    [
      "a place for checkpoints where nothing arrives",
      "checkpoints",
      async () => {
        mkdirSync(join(folder, "files/elsewhere"), { mode: 0o700 });
        return { checkpointFolder: join(folder, "files/elsewhere") };
      },
    ],
    [
      "a mail server that is away",
      "mail",
      async () => ({
        smtp: { host: "127.0.0.1", port: 9, security: "plain", auth: null },
      }),
    ],
    [
      "data of a newer Kept",
      "schema",
      async (house) => {
        await house.database.writer.write(async (tx) => {
          await tx
            .insertInto("migrations")
            .values({
              number: 9_999,
              name: "9999-later",
              checksum: "x",
              applied_at: house.clock.now(),
            })
            .execute();
          return { keep: true, value: null };
        });
      },
    ],
  ])("says that %s is bad", async (_what, key, harm) => {
    const more = await harm(world);
    expect((await states(more ?? {}))[key]).toBe("bad");
  });

  it("asks the mail server, and is content when it answers", async () => {
    const sink = await openMailSink();
    const smtp = {
      host: "127.0.0.1",
      port: sink.port,
      security: "plain" as const,
      auth: null,
    };
    expect((await states({ smtp }))["mail"]).toBe("good");
    await sink.close();
  });

  it("says that a damaged database is bad", async () => {
    const file = join(folder, "kept.db");
    world.database.close();
    const middle = Math.floor(statSync(file).size / 2 / 4096) * 4096;
    const handle = openSync(file, "r+");
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, middle);
    closeSync(handle);
    expect((await states())["pages"]).toBe("bad");
  });

  it("ends with 0 while nothing is bad, with 1 when something is, and with 78 when a setting makes no sense; says so in both languages and as JSON", () => {
    const doctor = (more: Record<string, string>, ...words: string[]) =>
      spawnSync(
        process.execPath,
        [join(import.meta.dirname, "../cli.ts"), "doctor", ...words],
        {
          encoding: "utf8",
          env: { PATH: process.env["PATH"], KEPT_DATA: folder, ...more },
        },
      );
    world.clock.set(new Date().toISOString());
    chmodSync(join(folder, "kept.db"), 0o644);
    const first = doctor({}, "--json");
    expect(first.status).toBe(1);
    const said = JSON.parse(first.stdout) as { ok: boolean; checks: Check[] };
    expect(said.ok).toBe(false);
    expect(said.checks.map(({ key }) => key)).toContain("rights");
    const nowhere = doctor({ KEPT_DATA: join(folder, "none") }, "--lang", "zh");
    expect([nowhere.status, nowhere.stdout]).toEqual([
      1,
      expect.stringContaining("没有 Kept 数据") as string,
    ]);
    expect(doctor({ PORT: "x" }).status).toBe(78);
  });
});
