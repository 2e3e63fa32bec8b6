import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let foreign: string;
let own: string;

beforeAll(async () => {
  app = await startTestApp();
  const theirs = requestDesk(app.world, "analystB");
  foreign = await theirs.open();
  await theirs.api.assign({
    ...(await theirs.newest(foreign)),
    ownerId: app.world.actor("analystB").id,
  });
  own = await requestDesk(app.world, "analystA1").open();
});
afterAll(() => app.close());

const nowhere = "01900000-0000-7000-8000-000000000000";

/** The case as the database has it. */
const asItStands = () =>
  app.world.db
    .selectFrom("cases")
    .selectAll()
    .where("id", "=", foreign)
    .executeTakeFirstOrThrow();

describe("T04 a case of another team", () => {
  it.each<[string, object]>([
    ["requests.reopen", { reason: "Mine now." }],
    ["requests.withdraw", { reason: "Mine now." }],
    ["requests.markSpam", { reason: "Mine now." }],
    ["requests.merge", { into: "own", reason: "Mine now." }],
    ["requests.assign", { ownerId: "me" }],
    ["requests.close", {}],
  ])(
    "is not touched by %s, and the answer is that of a case that never was",
    async (procedure, more) => {
      const before = await asItStands();
      const input = (caseId: string) =>
        JSON.parse(
          JSON.stringify({ caseId, version: before.version, ...more })
            .replace('"own"', JSON.stringify(own))
            .replace('"me"', JSON.stringify(app.world.actor("analystA1").id)),
        ) as object;
      const reply = await app.call("analystA1", procedure, input(foreign));
      const never = await app.call("analystA1", procedure, input(nowhere));
      expect([reply.status, reply.refusal]).toEqual([
        never.status,
        never.refusal,
      ]);
      expect(reply.status).toBe(404);
      expect(await asItStands()).toEqual(before);
    },
  );

  it("is not taken in by a merge from one's own side either", async () => {
    const before = await asItStands();
    const desk = requestDesk(app.world, "analystA1");
    const reply = await app.call("analystA1", "requests.merge", {
      ...(await desk.newest(own)),
      into: foreign,
      reason: "They are one.",
    });
    expect(reply.data).toBeNull();
    expect(await asItStands()).toEqual(before);
  });
});
