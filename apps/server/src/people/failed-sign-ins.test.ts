import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOfObject } from "../ledger/history-views.ts";
import { minute } from "../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const unknownName = "nobody.at.all@office.example";

async function fail(email: string, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1)
    await app.send({
      procedure: "people.signIn",
      input: { email, password: "not the right one at all" },
      headers: {},
    });
}

async function enter(): Promise<void> {
  app.world.clock.pass(minute);
  await app.world.scheduler.runAll();
}

async function entriesOf(object: { kind: string; id: string }) {
  const entries = await historyOfObject(app.world.db, object);
  return entries
    .filter(({ action }) => /refused|tried/u.test(action))
    .map(({ action, changes }) => [
      action,
      ...changes.map(({ after }) => after),
    ]);
}

describe("T15 sign-ins that failed", () => {
  it("stand in the ledger as one entry for an account, a kind and a minute, with how many there were", async () => {
    const id = app.world.actor("auditor1").id;
    await fail(app.world.emailOf("auditor1"), 9);
    expect(await entriesOf({ kind: "account", id })).toEqual([]);
    await enter();
    expect(await entriesOf({ kind: "account", id })).toEqual([
      ["people.sign-ins-refused", "lockedOut", 4],
      ["people.sign-ins-refused", "password", 5],
    ]);
    await enter();
    expect(await entriesOf({ kind: "account", id })).toHaveLength(2);
  });

  it("under names that nobody has are counted, and the names are kept nowhere", async () => {
    await fail(unknownName, 3);
    await enter();
    expect(await entriesOf({ kind: "office", id: "office" })).toEqual([
      ["people.unknown-names-tried", "password", 3],
    ]);
    const kept = JSON.stringify([
      await app.world.db.selectFrom("ledger_entries").selectAll().execute(),
      await app.world.db.selectFrom("ledger_values").selectAll().execute(),
      await app.world.db.selectFrom("failed_sign_ins").selectAll().execute(),
      app.world.logged,
    ]);
    expect(kept).not.toContain("nobody.at.all");
  });

  it("survive a restart before their minute is over", async () => {
    await fail(app.world.emailOf("auditor1"), 2);
    app = await app.restart();
    await enter();
    const id = app.world.actor("auditor1").id;
    expect(await entriesOf({ kind: "account", id })).toEqual([
      ["people.sign-ins-refused", "password", 2],
    ]);
  });
});
