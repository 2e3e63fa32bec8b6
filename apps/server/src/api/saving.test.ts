import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probeFront } from "../testing/probe-front.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ front: probeFront });
});
afterAll(() => app.close());

const entries = async () =>
  (await app.world.db.selectFrom("ledger_entries").select("seq").execute())
    .length;

describe("saving", () => {
  async function openCase(): Promise<string> {
    const reply = await app.call("dpo1", "probe.open", { title: "first" });
    return (reply.data as { id: string }).id;
  }

  it("refuses a stale write with 409 and both values", async () => {
    const caseId = await openCase();
    expect(
      (
        await app.call("dpo1", "probe.rename", {
          caseId,
          version: 1,
          title: "hers",
        })
      ).status,
    ).toBe(200);
    const late = await app.call("analystA1", "probe.rename", {
      caseId,
      version: 1,
      title: "mine",
    });
    expect(late.status).toBe(409);
    expect(late.refusal).toEqual({
      code: "stale",
      conflict: {
        currentVersion: 2,
        changes: [
          {
            field: "title",
            before: "first",
            after: "hers",
            by: "dpo1",
            at: app.world.clock.now(),
          },
        ],
      },
    });
  });

  it("does a submit that was sent twenty times at once exactly once", async () => {
    const caseId = await openCase();
    const before = await entries();
    const rename = (version: number, title: string) =>
      app.send({
        who: "dpo1",
        procedure: "probe.rename",
        input: { caseId, version, title },
        headers: { "idempotency-key": "one-act-of-one-person" },
      });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => rename(1, "once")),
    );
    expect(replies.map((reply) => [reply.status, reply.data])).toEqual(
      replies.map(() => [200, { title: "once" }]),
    );
    expect(await entries()).toBe(before + 1);
    const other = await rename(2, "else");
    expect([other.status, other.refusal?.code]).toEqual([
      422,
      "idempotencyReuse",
    ]);
  });

  it.each([
    ["none at all", ""],
    ["a short one", "abc"],
    ["one with a space", "0123456789 abcdef"],
  ])("asks for a key per act and refuses %s", async (_name, key) => {
    const reply = await app.send({
      who: "dpo1",
      procedure: "probe.open",
      input: { title: "x" },
      headers: { "idempotency-key": key },
    });
    expect([reply.status, reply.refusal?.code]).toEqual([
      400,
      "idempotencyKeyMissing",
    ]);
  });
});
