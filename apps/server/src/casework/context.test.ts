import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, provenActions, requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../testing/world.ts";
import { insertMessage } from "./message-store.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;

/** Friday 11 September 2026, 16:00 in Shanghai. */
beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-11T08:00:00Z" });
  officer = requestDesk(world, "dpo1");
});
afterAll(() => world.close());

async function told(who: CastName): Promise<string[]> {
  const { lines } = await world.as(who).context.inbox();
  return lines.map(({ reason, reference }) => `${reason} ${reference}`);
}

async function note(caseId: string, text: string) {
  await officer.api.addNote({ ...(await officer.newest(caseId)), text });
}

async function mailComesIn(caseId: string) {
  await world.database.writer.write(async (tx) => {
    await insertMessage(tx, {
      caseId,
      kind: "in",
      lane: "ok",
      channel: "email",
      text: "Any news?",
      happenedAt: world.clock.now(),
      recordedAt: world.clock.now(),
    });
    return { keep: true, value: null };
  });
}

async function openOfTeam(team: "a" | "b") {
  const caseId = await officer.open();
  await officer.classify(caseId);
  await officer.api.assign({
    ...(await officer.newest(caseId)),
    ownerId: null,
    teamId: world.teams[team],
  });
  const { frame } = await officer.look(caseId);
  return { caseId, reference: frame.reference };
}

describe("a note that names a colleague", () => {
  it("tells them, makes them followers, and stands in the trail", async () => {
    const { caseId, reference } = await openOfTeam("a");
    await note(caseId, "@analystA1 please look at the second account.");
    expect(await told("analystA1")).toEqual([`mentioned ${reference}`]);
    const { followers } = await officer.api
      .get({ caseId })
      .then(() => world.as("dpo1").context.ofCase({ caseId }));
    expect(followers.map(({ name }) => name)).toEqual(["analystA1"]);
    expect(await provenActions(world, caseId)).toContain("requests.noted");
    const { onMe } = await world.as("analystA1").desk.today();
    expect(onMe.map(({ matter }) => matter)).toContain("mention");
  });

  it("opens nothing to whoever may not know of the case, and says so beforehand", async () => {
    const { caseId } = await openOfTeam("a");
    await note(caseId, "@analystB and @admin1, please look.");
    expect(await told("analystB")).toEqual([]);
    expect(await told("admin1")).toEqual([]);
    const { colleagues } = await world.as("dpo1").context.ofCase({ caseId });
    expect(
      colleagues.filter(({ mayKnow }) => !mayKnow).map(({ name }) => name),
    ).toEqual(["admin1", "admin2", "analystB", "legal1", "legal2", "manager1"]);
    expect(await codeOf(world.as("analystB").context.ofCase({ caseId }))).toBe(
      "notFound",
    );
  });

  it("can name a whole role: those of it are told whom the case is open to", async () => {
    const { caseId, reference } = await openOfTeam("a");
    await world.as("dpo1").seals.name({
      ...(await officer.newest(caseId)),
      personId: world.actor("legal1").id,
      until: "2026-12-31",
    });
    expect(await told("legal1")).toEqual([`named ${reference}`]);
    await note(caseId, "@Legal counsel: which law?");
    expect((await told("legal1")).toSorted()).toEqual([
      `mentioned ${reference}`,
      `named ${reference}`,
    ]);
    expect(await told("legal2")).toEqual([]);
  });
});

describe("what comes in on a case", () => {
  it("is told to its owner and its followers once, and not to whoever muted it", async () => {
    const { caseId, reference } = await openOfTeam("b");
    await officer.api.assign({
      ...(await officer.newest(caseId)),
      ownerId: world.actor("analystB").id,
    });
    expect(await told("analystB")).toEqual([`assigned ${reference}`]);
    await world.as("auditor1").context.follow({ caseId, state: "following" });
    await mailComesIn(caseId);
    await mailComesIn(caseId);
    expect(await told("auditor1")).toEqual([`newMessage ${reference}`]);
    expect((await told("analystB")).toSorted()).toEqual([
      `assigned ${reference}`,
      `newMessage ${reference}`,
    ]);
    await world.as("analystB").context.allDone();
    await world.as("analystB").context.follow({ caseId, state: "muted" });
    await mailComesIn(caseId);
    expect(await told("analystB")).toEqual([]);
  });

  it("can be put away, and put off until a moment at which the person works", async () => {
    const { lines } = await world.as("auditor1").context.inbox();
    const lineId = lines[0]?.id ?? "";
    // Friday afternoon: tomorrow is a Saturday without work.
    const { until } = await world
      .as("auditor1")
      .context.snooze({ lineId, until: "tomorrow" });
    expect(until).toBe("2026-09-14T01:00:00.000Z");
    expect(await told("auditor1")).toEqual([]);
    // Somebody else's line is not mine to put away.
    await world.as("analystB").context.done({ lineId });
    const { lines: kept } = await world.as("auditor1").context.inbox();
    expect(kept).toEqual([]);
  });
});

describe("an approval that was answered", () => {
  it("waits in nobody's inbox any more", async () => {
    const caseId = await officer.open({ types: ["correction"] });
    await officer.bringToDecision(caseId, "refused");
    const letterId = await officer.write(caseId, "correction-refused");
    await officer.ask(caseId, letterId, "manager1");
    expect(await told("manager1")).toHaveLength(1);
    await requestDesk(world, "manager1").answer(caseId);
    expect(await told("manager1")).toEqual([]);
  });
});

describe("a reminder", () => {
  it("set for Sunday night comes on Monday morning, in the zone of the person, and once", async () => {
    const { caseId, reference } = await openOfTeam("a");
    const me = world.as("dpo2");
    await me.people.setOwnSettings({
      zone: "Europe/Berlin",
      worksFrom: "08:00",
      worksUntil: "16:00",
      digest: false,
    });
    const { at } = await me.context.remind({
      caseId,
      at: "2026-09-13T22:00:00+02:00",
      words: "Ask the shop again",
    });
    expect(at).toBe("2026-09-14T06:00:00.000Z");
    world.clock.set("2026-09-13T20:30:00Z");
    await world.scheduler.runAll();
    expect(await told("dpo2")).toEqual([]);
    world.clock.set("2026-09-14T06:00:00Z");
    await world.scheduler.runAll();
    await world.scheduler.runAll();
    const { lines } = await me.context.inbox();
    expect(lines).toMatchObject([
      { reason: "reminder", reference, words: "Ask the shop again" },
    ]);
    expect((await me.context.ofCase({ caseId })).reminders).toEqual([]);
    expect(
      await codeOf(
        me.context.remind({
          caseId,
          at: "2026-09-13T10:00:00+02:00",
          words: null,
        }),
      ),
    ).toBe("reminderInPast");
  });
});
