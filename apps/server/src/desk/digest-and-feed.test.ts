import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMemoryMailer } from "../mail/outgoing/memory-mailer.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { verifyLedger } from "../ledger/verify-views.ts";

const mailer = openMemoryMailer();
let house: TestApp;
let world: TestApp["world"];
let reference: string;

/** Sunday 20 September 2026, a make-up working day, 08:00 in Shanghai. */
beforeAll(async () => {
  house = await startTestApp({ now: "2026-09-01T02:00:00Z", mailer });
  world = house.world;
  const officer = requestDesk(world, "dpo1");
  const caseId = await officer.open({ types: ["correction"] });
  await officer.classify(caseId);
  await officer.api.assign({
    ...(await officer.newest(caseId)),
    ownerId: world.actor("dpo1").id,
  });
  ({ reference } = (await officer.look(caseId)).frame);
  world.clock.set("2026-09-20T00:00:00Z");
  // Something that nobody has identified, so that there is something to say.
  await officer.open();
  await world.as("dpo1").people.setOwnSettings({
    zone: null,
    worksFrom: "09:00",
    worksUntil: "18:00",
    digest: true,
  });
});
afterAll(() => house.close());

async function sentBy(moment: string): Promise<number> {
  world.clock.set(moment);
  await world.scheduler.runAll();
  return mailer.sent.length;
}

describe("the morning mail", () => {
  it("leaves at half past eight on a day that is worked, once, also after a restart", async () => {
    expect(await sentBy("2026-09-20T00:29:00Z")).toBe(0);
    expect(await sentBy("2026-09-20T00:30:00Z")).toBe(1);
    expect(await sentBy("2026-09-20T01:30:00Z")).toBe(1);
    house = await house.restart();
    world = house.world;
    expect(await sentBy("2026-09-20T02:30:00Z")).toBe(1);
    // The next is the Monday; then the Mid-Autumn holiday is silent.
    expect(await sentBy("2026-09-21T00:30:00Z")).toBe(2);
    expect(await sentBy("2026-09-25T00:30:00Z")).toBe(2);
  });

  it("holds no name and no address of anybody, only numbers, case numbers and links", () => {
    const [first] = mailer.sent;
    const text = first?.raw.toString("utf8") ?? "";
    expect(first?.envelope.to).toBe(world.emailOf("dpo1"));
    expect(text).toContain(reference);
    expect(text).toContain("Auto-Submitted");
    expect(text).not.toMatch(/Hannah|Vogel|post\.example/);
  });
});

describe("the calendar feed", () => {
  const secretOf = async () => (await world.as("dpo1").people.makeFeed()).token;
  const feed = async (token: string) => {
    const reply = await house.fetch(`/calendar/${token}.ics`);
    return {
      status: reply.status,
      type: reply.headers.get("content-type") ?? "",
      text: await reply.text(),
    };
  };

  it("tells the case number and what is owed, and nothing of the person", async () => {
    const { status, text, type } = await feed(await secretOf());
    expect(status).toBe(200);
    expect(type).toContain("text/calendar");
    expect(text).toContain(`SUMMARY:${reference} Answer`);
    expect(text).not.toMatch(/Hannah|Vogel/);
    expect(text).toMatch(/BEGIN:VEVENT/);
  });

  it("is in the log, as a list that its owner saw, before it leaves", async () => {
    const { status } = await feed(await secretOf());
    expect(status).toBe(200);
    const looks = await world.db
      .selectFrom("ledger_looks")
      .select(["actor_id", "action"])
      .where("object_id", "=", "calendar")
      .execute();
    expect(looks).toEqual([
      { actor_id: world.actor("dpo1").id, action: "list.seen" },
    ]);
  });

  it("is gone after rotation, after it was taken back, and when the account is disabled", async () => {
    const first = await secretOf();
    const second = await secretOf();
    expect((await feed(first)).status).toBe(404);
    expect((await feed(second)).status).toBe(200);
    await world.as("dpo1").people.removeFeed();
    expect((await feed(second)).status).toBe(404);
    const third = await secretOf();
    await world
      .as("admin1")
      .people.disable({ personId: world.actor("dpo1").id });
    expect((await feed(third)).status).toBe(404);
    await world
      .as("admin1")
      .people.enable({ personId: world.actor("dpo1").id });
    expect((await feed(third)).status).toBe(404);
  });

  it("shows a term of hours at its minute, even where that is the last of an hour", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({ receivedAt: "2026-09-24T02:59:59Z" });
    await desk.api.assign({
      ...(await desk.newest(caseId)),
      ownerId: world.actor("dpo1").id,
    });
    const { text } = await feed(await secretOf());
    expect(text).toContain("DTSTART:20260926T025959Z");
  });

  it("keeps the secret nowhere: not in the log, not in the trail, not in an answer that is remembered", async () => {
    const { token } = await world.as("dpo2").people.makeFeed();
    await feed(token);
    expect(JSON.stringify(world.logged)).not.toContain(token);
    expect(
      world.logged.some(
        (line) => "route" in line && line.route === "/calendar/:file",
      ),
    ).toBe(true);
    const answers = await world.db
      .selectFrom("idempotency_keys")
      .select("answer")
      .execute();
    expect(JSON.stringify(answers)).not.toContain(token);
    expect(await verifyLedger(world.db)).toMatchObject({ ok: true });
  });
});
