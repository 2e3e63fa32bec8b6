import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf, queueAt, requestDesk } from "../../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../../testing/world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** A case of the officer's with weeks to go. */
async function mine(): Promise<string> {
  const desk = requestDesk(world, "dpo1");
  const caseId = await desk.open({});
  await desk.classify(caseId);
  const ownerId = world.actor("dpo1").id;
  const { frame } = await desk.look(caseId);
  if (frame.owner?.id !== ownerId)
    await desk.api.assign({ ...(await desk.newest(caseId)), ownerId });
  return caseId;
}

const listed = async (who: CastName, address: string) => {
  const page = await world.as(who).requests.list(queueAt(address));
  expect(page.total).toBe(page.rows.length);
  return page.rows.map(({ id }) => id);
};
const mineToday = async () => {
  const { mine: lines, mineTotal } = await world.as("dpo1").desk.today();
  expect(mineTotal).toBe(lines.length);
  return lines.map(({ caseId }) => caseId);
};

describe("a case that I snooze", () => {
  it("is gone from my list and from Today until then, stands in the list of what I snoozed, and comes back", async () => {
    const [caseId, other] = [await mine(), await mine()];
    const { api } = requestDesk(world, "dpo1");
    const me = world.as("dpo1").context;
    const { until, isCut } = await me.snoozeCase({ caseId, until: "tomorrow" });
    expect([until, isCut]).toEqual(["2026-09-22T01:00:00.000Z", false]);
    expect(await listed("dpo1", "view=mine")).toEqual([other]);
    expect(await mineToday()).toEqual([other]);
    expect(await listed("dpo1", "view=snoozed")).toEqual([caseId]);
    expect(await api.counts()).toMatchObject({ mine: 1, snoozed: 1 });
    expect(await me.snoozed()).toEqual([{ caseId, until }]);
    expect(await me.ofCase({ caseId })).toMatchObject({
      snoozedUntil: until,
      reminders: [],
    });
    // The queue of the office shows everything, and so does everybody else's screen.
    expect(await listed("dpo1", "view=nextDue")).toHaveLength(2);
    expect(await world.as("dpo2").context.snoozed()).toEqual([]);
    expect(
      await listed("dpo2", `owner=${world.actor("dpo1").id}`),
    ).toHaveLength(2);

    world.clock.set("2026-09-22T01:00:30Z");
    await world.scheduler.runAll();
    expect(await listed("dpo1", "view=mine")).toHaveLength(2);
    expect(await mineToday()).toHaveLength(2);
    const { lines } = await me.inbox();
    expect(lines.map(({ reason, caseId: id }) => [reason, id])).toContainEqual([
      "reminder",
      caseId,
    ]);
  });

  it("leaves the case, its version, its trail and its clocks as they are", async () => {
    const caseId = await mine();
    const desk = requestDesk(world, "dpo1");
    const before = await desk.look(caseId);
    await world.as("dpo1").context.snoozeCase({ caseId, until: "nextWeek" });
    const after = await desk.look(caseId);
    expect(after.frame.version).toBe(before.frame.version);
    expect(after.frame.history).toEqual(before.frame.history);
    expect(after.frame.clocks).toEqual(before.frame.clocks);
  });

  it("is in sight again at once when I say so, and nothing reminds me of it", async () => {
    const caseId = await mine();
    const me = world.as("dpo1").context;
    await me.snoozeCase({ caseId, until: "tomorrow" });
    await me.snoozeCase({ caseId, until: "laterToday" });
    await me.wakeCase({ caseId });
    expect(await listed("dpo1", "view=mine")).toEqual([caseId]);
    expect(await me.ofCase({ caseId })).toMatchObject({
      snoozedUntil: null,
      reminders: [],
    });
    world.clock.set("2026-09-23T01:00:30Z");
    await world.scheduler.runAll();
    expect((await me.inbox()).lines).toEqual([]);
  });

  it("comes back when what is owed moves to an earlier moment", async () => {
    const caseId = await mine();
    await world.as("dpo1").context.snoozeCase({ caseId, until: "nextWeek" });
    expect(await listed("dpo1", "view=mine")).toEqual([]);
    await world.database.writer.write(async (tx) => {
      await tx
        .updateTable("cases")
        .set({
          next_due_at: "2026-09-23T15:59:59.000Z",
          next_due_on: "2026-09-23",
        })
        .where("id", "=", caseId)
        .execute();
      return { keep: true, value: null };
    });
    expect(await listed("dpo1", "view=mine")).toEqual([caseId]);
  });

  it("is refused past what is due, and for a case that is not open to me", async () => {
    const desk = requestDesk(world, "dpo1");
    // Two days to identify it, and the second is nearly over.
    const caseId = await desk.open({
      receivedAt: "2026-09-19T02:00:00.000Z",
    });
    const asked = { caseId, until: "nextWeek" } as const;
    expect(await codeOf(world.as("dpo1").context.snoozeCase(asked))).toBe(
      "snoozePastDue",
    );
    await desk.api.assign({
      ...(await desk.newest(caseId)),
      ownerId: null,
      teamId: world.teams.b,
    });
    expect(await codeOf(world.as("analystA1").context.snoozeCase(asked))).toBe(
      "notFound",
    );
  });
});
