import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../testing/world.ts";

let world: World;

beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function open(cases: number): Promise<string[]> {
  const desk = requestDesk(world, "dpo1");
  const ids = [];
  for (let made = 0; made < cases; made += 1) ids.push(await desk.open());
  return ids;
}

async function look(who: CastName, ids: readonly string[]): Promise<void> {
  for (const caseId of ids) await world.as(who).requests.get({ caseId });
}

const alertsOf = async (who: CastName) =>
  (await world.as(who).context.inbox()).lines.filter(({ reason }) =>
    ["bulkReading", "outOfHours"].includes(reason),
  );

describe("looking at very many cases", () => {
  it("T25: from the 51st case within ten minutes every data protection officer is told, and it is in the log", async () => {
    const ids = await open(51);
    await look("analystA1", ids.slice(0, 50));
    await world.scheduler.runAll();
    expect(await alertsOf("dpo1")).toEqual([]);
    await look("analystA1", ids);
    await world.scheduler.runAll();
    for (const officer of ["dpo1", "dpo2"] as const)
      expect(await alertsOf(officer)).toEqual([
        expect.objectContaining({
          reason: "bulkReading",
          by: expect.objectContaining({ name: "analystA1" }) as unknown,
        }),
      ]);
    expect(await alertsOf("analystA2")).toEqual([]);
    const logged = await world.db
      .selectFrom("ledger_entries")
      .select("object_id")
      .where("action", "=", "log.alerted")
      .execute();
    expect(logged).toEqual([{ object_id: world.actor("analystA1").id }]);
  });

  it("T25: is told once, however long it goes on, and not of work at its usual pace", async () => {
    const ids = await open(55);
    for (const caseId of ids) {
      await look("analystA2", [caseId]);
      world.clock.pass(15_000);
    }
    await world.scheduler.runAll();
    expect(await alertsOf("dpo1")).toEqual([]);
    await look("analystA1", ids);
    await world.scheduler.runAll();
    await look("analystA1", ids);
    await world.scheduler.runAll();
    expect(await alertsOf("dpo1")).toHaveLength(1);
  });

  it("T25: at three in the morning eleven are enough", async () => {
    const ids = await open(11);
    world.clock.set("2026-09-21T19:00:00.000Z");
    await look("analystA1", ids);
    await world.scheduler.runAll();
    expect(await alertsOf("dpo2")).toEqual([
      expect.objectContaining({ reason: "outOfHours" }),
    ]);
  });
});
