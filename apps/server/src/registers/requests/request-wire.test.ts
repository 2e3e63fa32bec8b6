import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  provenActions,
  requestDesk,
  wholeQueue,
} from "../../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";

let house: TestApp;
let caseId: string;

beforeAll(async () => {
  house = await startTestApp({ now: "2026-09-16T02:00:00Z" });
  caseId = await requestDesk(house.world, "analystA1").open();
});
afterAll(() => house.close());

async function versionNow(): Promise<number> {
  return (await requestDesk(house.world, "dpo1").newest(caseId)).version;
}

describe("two people on one case", () => {
  it("a save on a version that has passed is answered with 409 and both values", async () => {
    const version = await versionNow();
    const assign = (who: "dpo1" | "analystA1", to: "analystA1" | "analystA2") =>
      house.call(who, "requests.assign", {
        caseId,
        version,
        ownerId: house.world.actor(to).id,
      });
    const first = await assign("dpo1", "analystA2");
    expect(first.status).toBe(200);
    const second = await assign("analystA1", "analystA1");
    expect(second.status).toBe(409);
    expect(second.refusal).toMatchObject({
      code: "stale",
      conflict: {
        currentVersion: version + 1,
        changes: [
          {
            field: "ownerId",
            before: null,
            after: house.world.actor("analystA2").id,
            by: "dpo1",
          },
        ],
      },
    });
    const { frame } = await requestDesk(house.world, "dpo1").look(caseId);
    expect(frame.owner?.name).toBe("analystA2");
  });
});

describe("a doubled submit", () => {
  it("has one effect and the same answer", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const input = { caseId, version: await versionNow(), text: "Once." };
    const send = () =>
      house.send({
        who: "analystA1",
        procedure: "requests.addNote",
        input,
        headers,
      });
    const [one, other] = await Promise.all([send(), send()]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.data).toEqual(other.data);
    const { frame } = await requestDesk(house.world, "dpo1").look(caseId);
    expect(frame.messages.filter(({ text }) => text === "Once.")).toHaveLength(
      1,
    );
    expect(
      (await provenActions(house.world, caseId)).filter(
        (action) => action === "requests.noted",
      ),
    ).toHaveLength(1);
  });

  it("under the same key with other words is refused, and the first stands", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const open = (text: string) =>
      house.send({
        who: "analystA1",
        procedure: "requests.open",
        headers,
        input: {
          policyId: "p000",
          channel: "phone",
          receivedAt: "2026-09-16T09:00:00+08:00",
          partner: null,
          personName: "Hannah Vogel",
          personAddress: null,
          personPhone: null,
          accountRef: null,
          residence: null,
          language: "en",
          types: [],
          text,
          mailId: null,
        },
      });
    const first = await open("A call.");
    const again = await open("A call.");
    const other = await open("Another call.");
    expect([first.status, again.status, other.status]).toEqual([200, 200, 422]);
    expect(again.data).toEqual(first.data);
    expect(other.refusal?.code).toBe("idempotencyReuse");
    const { total } = await house.world.as("dpo1").requests.list(wholeQueue);
    expect(total).toBe(2);
  });
});

describe("what people write", () => {
  it("is refused with the name of the field, and unknown keys are refused as well", async () => {
    const version = await versionNow();
    const note = (more: object) =>
      house.call("analystA1", "requests.addNote", {
        caseId,
        version,
        ...more,
      });
    const hidden = await note({ text: "a\u0000b" });
    expect([hidden.status, hidden.refusal]).toEqual([
      400,
      { code: "invalidInput", fields: { text: ["text.controls"] } },
    ]);
    const unknown = await note({ text: "a", colour: "red" });
    expect(unknown.refusal).toEqual({
      code: "invalidInput",
      fields: { colour: ["field.unknown"] },
    });
    expect(await versionNow()).toBe(version);
  });
});
