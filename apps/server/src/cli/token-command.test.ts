import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLiveToken } from "../tokens/token-store.ts";
import { makeWorld, type World } from "../testing/world.ts";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** Runs the command over the world's folder while nobody else has it open. */
async function create(...words: string[]) {
  const { folder } = world.database;
  world.database.close();
  const run = spawnSync(process.execPath, [cli, "token", "create", ...words], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], KEPT_DATA: folder },
  });
  world = await world.restart();
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe("kept token create", () => {
  test("prints a token that opens what it says, until it ends", async () => {
    const by = world.emailOf("admin1");
    const typed = `--scope mail:write --days 30 --by ${by} --json`.split(" ");
    const run = await create("--name", "Mail gateway", ...typed);
    expect([run.status, run.err]).toEqual([0, ""]);
    const made = JSON.parse(run.out) as { token: string; expiresAt: string };
    const now = new Date().toISOString();
    expect(await findLiveToken(world.db, made.token, now)).toMatchObject({
      name: "Mail gateway",
      scopes: ["mail:write"],
      createdBy: world.actor("admin1").id,
    });
    expect(
      await findLiveToken(world.db, made.token, made.expiresAt),
    ).toBeNull();
  });

  test.each([
    [
      "who is no administrator",
      ["--days", "30", "--by", "dpo1@office.example"],
      "--by",
    ],
    [
      "that never ends",
      ["--days", "9999", "--by", "admin1@office.example"],
      "--days",
    ],
  ])("makes none for somebody %s", async (_name, words, option) => {
    const run = await create("--name", "x", "--scope", "mail:write", ...words);
    expect(run.status).toBe(2);
    expect(run.err).toContain(option);
    expect(run.out).toBe("");
  });
});
