import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../testing/world.ts";

let world: World;
let caseId: string;
let letterId: string;
const me = (who: CastName) => world.actor(who).id;

beforeAll(async () => {
  world = await makeWorld();
  const analyst = requestDesk(world, "analystA1");
  caseId = await analyst.open({ types: ["deletion"] });
  await analyst.bringToDecision(caseId, "granted");
  letterId = await analyst.write(caseId, "deletion-done");
});
afterAll(() => world.close());

async function asked(): Promise<string | null> {
  const { frame } = await requestDesk(world, "dpo1").look(caseId);
  const waiting = frame.approvals.find(({ state }) => state === "asked");
  return waiting?.askedOf?.name ?? null;
}

function away(who: CastName, standIn: CastName | null, until = "2026-09-25") {
  return world.as(who).absences.set({
    from: "2026-09-21",
    until,
    standInId: standIn === null ? null : me(standIn),
  });
}

describe("somebody who is away", () => {
  it("T20 names a stand-in who holds the right themselves, and never themselves", async () => {
    expect(await codeOf(away("manager1", "analystA2"))).toBe("standInMayNot");
    expect(await codeOf(away("manager1", "auditor1"))).toBe("standInMayNot");
    expect(await codeOf(away("manager1", "manager1"))).toBe("ownStandIn");
    expect(await codeOf(away("manager1", "dpo2", "2026-09-20"))).toBe(
      "invalidInput",
    );
  });

  it("has what already waits for them handed to the stand-in, who is told", async () => {
    await requestDesk(world, "analystA1").ask(caseId, letterId, "manager1");
    expect(await asked()).toBe("manager1");
    await away("manager1", "dpo2");
    await world.scheduler.runAll();
    expect(await asked()).toBe("dpo2");
    const { lines } = await world.as("dpo2").context.inbox();
    expect(lines.map(({ reason }) => reason)).toEqual(["approvalAsked"]);
  });

  it("is not asked meanwhile: the stand-in is", async () => {
    await requestDesk(world, "analystA1").ask(caseId, letterId, "manager1");
    expect(await asked()).toBe("dpo2");
    expect(await world.as("analystA1").absences.list()).toEqual([
      {
        personId: me("manager1"),
        from: "2026-09-21",
        until: "2026-09-25",
        standInId: me("dpo2"),
        isNow: true,
      },
    ]);
  });

  it("T20 is asked all the same where the stand-in wrote the letter: nobody approves their own work for another", async () => {
    await requestDesk(world, "dpo2").edit(caseId, letterId, {});
    await requestDesk(world, "dpo2").fill(caseId, letterId);
    const { document } = await requestDesk(world, "dpo2").letter(
      caseId,
      letterId,
    );
    const subject = { en: "Your data is gone", zh: document.subject.zh };
    await requestDesk(world, "dpo2").edit(caseId, letterId, { subject });
    await requestDesk(world, "analystA1").ask(caseId, letterId, "manager1");
    expect(await asked()).toBe("manager1");
    await world.scheduler.runAll();
    expect(await asked()).toBe("manager1");
  });

  it("is asked again when they are back", async () => {
    await world.as("manager1").absences.end();
    expect(await world.as("dpo1").absences.list()).toEqual([]);
  });
});
