import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "../db/writing.ts";
import { requestDesk, wholeQueue } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";
import { forgetOldLooks, rebuildLooks } from "./looks.ts";
import { verifyLedger } from "./verify-views.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

interface SeenEntry {
  readonly actor: string;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly case: string | null;
  readonly outcome: string;
  readonly purpose: string;
  readonly requestId: string;
  readonly shown?: readonly string[];
  readonly again?: number;
  readonly calls?: readonly string[];
}

/** Every look in the ledger, as the values beside the entries tell it. */
async function looks(): Promise<SeenEntry[]> {
  const rows = await app.world.db
    .selectFrom("ledger_values")
    .select("value")
    .where("field", "=", "look")
    .orderBy("seq")
    .execute();
  return rows.map(({ value }) => JSON.parse(value) as SeenEntry);
}

const idOf = (who: CastName) => app.world.actor(who).id;

describe("what people see", () => {
  it("T21: every case that is opened is in the ledger before the answer: who, what, why and under which call", async () => {
    const desk = requestDesk(app.world, "analystA1");
    const ids = [];
    for (let made = 0; made < 12; made += 1) ids.push(await desk.open());
    const roles = ["dpo1", "analystA1", "auditor1"] as const;
    for (const who of roles)
      for (const caseId of ids)
        expect((await app.call(who, "requests.get", { caseId })).status).toBe(
          200,
        );
    const opened = (await looks()).filter(
      ({ action }) => action === "case.seen",
    );
    expect(opened).toHaveLength(roles.length * ids.length);
    for (const [index, one] of opened.entries()) {
      const who = roles[Math.floor(index / ids.length)] ?? "dpo1";
      expect(one).toMatchObject({
        actor: idOf(who),
        object: { kind: "case", id: ids[index % ids.length] },
        case: ids[index % ids.length],
        outcome: "done",
      });
      expect(one.purpose).not.toBe("");
      expect(one.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(new Set(opened.map(({ requestId }) => requestId)).size).toBe(
      opened.length,
    );
    expect(await verifyLedger(app.world.db)).toMatchObject({ ok: true });
  });

  it("T21: a list says which cases stood in it, a search its hits and not its word", async () => {
    const desk = requestDesk(app.world, "analystA1");
    const ids = [await desk.open(), await desk.open()];
    await app.call("dpo1", "requests.list", wholeQueue);
    await app.call("dpo1", "search.byId", { caseIds: ids.slice(0, 1) });
    const [list, hit] = await looks();
    expect([...(list?.shown ?? [])].toSorted()).toEqual(ids.toSorted());
    expect(hit).toMatchObject({
      action: "list.seen",
      object: { kind: "list", id: "search" },
      shown: [ids[0]],
    });
  });

  it("T21: a no is written down too, the same for a case that is not open to somebody and one that is not there", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    await app.world.database.writer.write(async (tx) => {
      await tx
        .updateTable("cases")
        .set({ team_id: app.world.teams.a, owner_id: null })
        .execute();
      return { keep: true, value: null };
    });
    const never = randomUUIDv7();
    const closed = await app.call("analystB", "requests.get", { caseId });
    const absent = await app.call("analystB", "requests.get", {
      caseId: never,
    });
    const notTheirs = await app.call("admin1", "requests.get", { caseId });
    expect([closed.status, absent.status, notTheirs.status]).toEqual([
      404, 404, 403,
    ]);
    expect(
      (await looks()).map(({ action, outcome, object }) => [
        action,
        outcome,
        object.id,
      ]),
    ).toEqual([
      ["refused requests.get", "refused", caseId],
      ["refused requests.get", "refused", never],
      ["refused requests.get", "refused", caseId],
    ]);
  });

  it("T21: no log, no answer: while the ledger cannot be written nothing is shown", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    await app.cookieOf("dpo1");
    const { writer } = app.world.database;
    const { write } = writer;
    // As a disk without room answers.
    Object.assign(writer, { write: async () => ({ outcome: "full" }) });
    const unseen = await app.call("dpo1", "requests.get", { caseId });
    Object.assign(writer, { write });
    expect([unseen.status, unseen.data ?? null]).toEqual([507, null]);
    expect((await app.call("dpo1", "requests.get", { caseId })).status).toBe(
      200,
    );
  });

  it("T21: what a screen asks again within a minute is one look with a count, and each call can be found", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    await app.cookieOf("dpo1");
    for (let time = 0; time < 5; time += 1)
      await app.call("dpo1", "requests.get", { caseId });
    expect(await looks()).toHaveLength(1);
    await app.world.looks.settle();
    const [first, again, ...more] = await looks();
    expect(more).toEqual([]);
    expect(again).toMatchObject({
      action: first?.action,
      object: first?.object,
      again: 4,
    });
    expect(
      new Set([first?.requestId ?? "", ...(again?.calls ?? [])]).size,
    ).toBe(5);
    app.world.clock.pass(61_000);
    await app.call("dpo1", "requests.get", { caseId });
    expect(await looks()).toHaveLength(3);
  });

  it("T21: many who look at once share a commit, and each has an entry", async () => {
    const desk = requestDesk(app.world, "analystA1");
    const ids = [];
    for (let made = 0; made < 20; made += 1) ids.push(await desk.open());
    await app.cookieOf("dpo1");
    const before = (await looks()).length;
    let commits = 0;
    const { writer } = app.world.database;
    const { write } = writer;
    Object.assign(writer, {
      write: (work: never) => {
        commits += 1;
        return write(work);
      },
    });
    await Promise.all(
      ids.map((caseId) => app.call("dpo1", "requests.get", { caseId })),
    );
    Object.assign(writer, { write });
    expect(await looks()).toHaveLength(before + 20);
    expect(commits).toBeLessThan(20);
  });

  it("after a year only the links are left: nobody can tell who looked at what, and the chain holds", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    await app.call("dpo1", "requests.get", { caseId });
    const before = await verifyLedger(app.world.db);
    app.world.clock.pass(366 * 24 * 60 * 60 * 1000);
    await app.call("dpo1", "requests.get", { caseId });
    expect(await forgetOldLooks(app.world.change, app.world.clock.now())).toBe(
      1,
    );
    expect(await looks()).toEqual([]);
    const after = await verifyLedger(app.world.db);
    expect([before.ok, after]).toMatchObject([
      true,
      { ok: true, erasedValues: 1 },
    ]);
  });

  it.each([
    ["that anybody looked", "delete from ledger_looks"],
    ["which calls shared it", "delete from ledger_look_calls"],
    [
      "that nobody did",
      `insert into ledger_looks (seq, at, actor_id, action, object_kind, object_id, outcome, request_id)
       select seq, at, actor_id, 'case.seen', 'case', 'x', 'done', 'x'
       from ledger_entries where object_kind <> 'look' limit 1`,
    ],
  ])(
    "T23: the table of looks changed in what it says, %s, is found, and made anew from the entries",
    async (_what, change) => {
      const caseId = await requestDesk(app.world, "analystA1").open();
      for (let time = 0; time < 3; time += 1)
        await app.call("dpo1", "requests.get", { caseId });
      await app.world.looks.settle();
      const { db, database } = app.world;
      const told = () =>
        db.selectFrom("ledger_looks").selectAll().orderBy("seq").execute();
      const before = await told();
      expect(before.length).toBeGreaterThan(0);
      expect(await verifyLedger(db)).toMatchObject({ ok: true });
      const inChange = <T>(work: (tx: Tx) => Promise<T>) =>
        database.writer.write(async (tx) => ({
          keep: true,
          value: await work(tx),
        }));
      await inChange((tx) => sql.raw(change).execute(tx));
      expect(await verifyLedger(db)).toMatchObject({
        ok: false,
        reason: "looks",
      });
      await inChange(rebuildLooks);
      expect(await verifyLedger(db)).toMatchObject({ ok: true });
      expect(await told()).toEqual(before);
    },
  );

  it("T21: a case is printed after that was written down, and not without", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    const printed = await app.call("analystA1", "context.print", { caseId });
    expect(printed.status).toBe(200);
    const again = await app.call("analystA1", "context.print", { caseId });
    expect(again.status).toBe(200);
    const prints = (await looks()).filter(
      ({ action }) => action === "print.made",
    );
    expect(prints).toMatchObject([
      { actor: idOf("analystA1"), case: caseId, outcome: "done" },
      { actor: idOf("analystA1"), case: caseId, outcome: "done" },
    ]);
    expect(
      (await app.call("manager1", "context.print", { caseId })).status,
    ).toBe(404);
  });
});
