import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("kept search rebuild makes the index anew from the cases", async () => {
  for (const personName of ["张伟", "Aisha Noor"])
    await requestDesk(world, "dpo1").open({ personName });
  const { folder } = world.database;
  world.database.close();
  const run = spawnSync(
    process.execPath,
    [cli, "search", "rebuild", "--json"],
    {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], KEPT_DATA: folder },
    },
  );
  world = await world.restart();
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(JSON.parse(run.stdout)).toMatchObject({ cases: 2 });
  const found = await world.as("dpo1").search.cases({ text: "张伟", limit: 5 });
  expect(found).toMatchObject({ total: 1, isWhole: true });
});
