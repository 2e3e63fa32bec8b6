import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp } from "../testing/test-app.ts";
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

describe("taking very many files away", () => {
  it("T25: from the 30th file within five minutes every data protection officer is told, and it is in the log; the same file twice is one", async () => {
    const app = await startTestApp();
    try {
      const desk = requestDesk(app.world, "analystA1");
      const caseId = await desk.open();
      for (let made = 0; made < 30; made += 1) {
        const { version } = await desk.newest(caseId);
        const put = await app.fetch(`/cases/${caseId}/files`, {
          who: "analystA1",
          method: "PUT",
          headers: {
            "x-kept": "1",
            "sec-fetch-site": "same-origin",
            "idempotency-key": randomUUID(),
            "content-type": "application/octet-stream",
            "x-kept-version": String(version),
            "x-kept-purpose": "document",
            "x-kept-name": `paper-${String(made)}.txt`,
          },
          body: `Paper number ${String(made)}.`,
        });
        expect(put.status).toBe(201);
      }
      const files = await app.world.db
        .selectFrom("case_files")
        .select("id")
        .where("case_id", "=", caseId)
        .execute();
      const fileIds = files.map(({ id }) => id);
      const told = async () => {
        await app.world.scheduler.runAll();
        const { lines } = await app.world.as("dpo2").context.inbox();
        return lines.filter(({ reason }) => reason === "bulkFiles").length;
      };
      const fetchAll = async (ids: readonly string[]) => {
        for (const id of ids)
          expect(
            (await app.fetch(`/files/${id}`, { who: "analystA1" })).status,
          ).toBe(200);
      };
      await fetchAll(fileIds.slice(0, 29));
      await fetchAll(fileIds.slice(0, 5));
      expect(await told()).toBe(0);
      await fetchAll(fileIds.slice(29));
      expect(await told()).toBe(1);
      expect(await told(), "and once").toBe(1);
      const logged = await app.world.db
        .selectFrom("ledger_entries")
        .select("object_id")
        .where("action", "=", "log.alerted")
        .execute();
      expect(logged).toEqual([{ object_id: app.world.actor("analystA1").id }]);
    } finally {
      await app.close();
    }
  }, 60_000);
});

describe("somebody who opens very many cases", () => {
  it("T25: is stopped at the 51st until they say why with a fresh proof; it is reported at once and stands in the log", async () => {
    const app = await startTestApp();
    try {
      const desk = requestDesk(app.world, "dpo1");
      const ids: string[] = [];
      for (let made = 0; made < 52; made += 1) ids.push(await desk.open());
      const open = async (caseId: string | undefined) => {
        const reply = await app.call("auditor1", "requests.get", { caseId });
        return reply.refusal?.code ?? reply.status;
      };
      for (const caseId of ids.slice(0, 50))
        expect(await open(caseId)).toBe(200);
      expect(await open(ids[50])).toBe("reasonForReading");
      expect(await open(ids[3]), "what was open stays open").toBe(200);
      const { lines } = await app.world.as("dpo2").context.inbox();
      expect(lines.map(({ reason }) => reason)).toContain("bulkReading");

      app.world.clock.pass(6 * 60_000);
      expect(await open(ids[51])).toBe("reasonForReading");
      const explain = () =>
        app.call("auditor1", "reviews.explainReading", {
          reason: "The yearly review of closed cases.",
        });
      expect((await explain()).refusal?.code).toBe("stepUpRequired");
      app.forgetCookies();
      expect((await explain()).status).toBe(200);
      expect(await open(ids[50])).toBe(200);
      const { db } = app.world;
      const actions = await db
        .selectFrom("ledger_entries")
        .select("action")
        .where("action", "in", ["log.alerted", "log.reading-explained"])
        .execute();
      expect(actions.map(({ action }) => action)).toEqual([
        "log.alerted",
        "log.reading-explained",
      ]);
      const refused = await db
        .selectFrom("ledger_looks")
        .select("case_id")
        .where("action", "=", "refused case.seen")
        .execute();
      expect(refused.map(({ case_id }) => case_id)).toEqual([ids[50], ids[51]]);
    } finally {
      await app.close();
    }
  }, 60_000);

  it("T25: is counted across sessions and across a start of the house, and work at the usual pace never is", async () => {
    let app = await startTestApp();
    try {
      const desk = requestDesk(app.world, "dpo1");
      const ids: string[] = [];
      for (let made = 0; made < 60; made += 1) ids.push(await desk.open());
      const open = async (who: CastName, caseId: string | undefined) => {
        const reply = await app.call(who, "requests.get", { caseId });
        return reply.refusal?.code ?? reply.status;
      };
      for (const caseId of ids.slice(0, 50)) await open("auditor1", caseId);
      app = await app.restart();
      app.forgetCookies();
      expect(await open("auditor1", ids[50])).toBe("reasonForReading");
      for (const caseId of ids) {
        expect(await open("dpo2", caseId)).toBe(200);
        app.world.clock.pass(14_000);
      }
    } finally {
      await app.close();
    }
  }, 60_000);
});
