import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hour } from "../../testing/stopped-clock.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  officer = requestDesk(world, "dpo1");
});
afterEach(() => world.close());

/** A case identified an hour after it came in. */
async function identified(residence: string): Promise<string> {
  const caseId = await officer.open({ residence });
  world.clock.pass(hour);
  await officer.classify(caseId);
  return caseId;
}

async function dueDays(caseId: string): Promise<Record<string, string | null>> {
  const { frame } = await officer.look(caseId);
  return Object.fromEntries(
    frame.clocks.map(({ ruleId, dueOn }) => [ruleId, dueOn]),
  );
}

describe("a correction", () => {
  it("of the receipt works every date out anew and records both values and the reason", async () => {
    const caseId = await identified("DE");
    await officer.correct(caseId, {
      receivedAt: "2026-09-14T10:00:00+08:00",
      reason: "The mail lay in another mailbox for two days.",
    });
    expect(await dueDays(caseId)).toMatchObject({
      "p000.triage": "2026-09-16",
      "p000.response": "2026-10-10",
      "eu.response": "2026-10-14",
    });
    const { frame } = await officer.look(caseId);
    const corrected = frame.history.at(-1);
    expect(corrected?.action).toBe("requests.corrected");
    expect(corrected?.changes).toContainEqual({
      field: "receivedAt",
      before: "2026-09-16T02:00:00.000Z",
      after: "2026-09-14T02:00:00.000Z",
      isErased: false,
    });
    expect(corrected?.changes.map(({ field }) => field)).toEqual([
      "companyReceivedAt",
      "receivedAt",
      "reason",
    ]);
    expect(corrected?.purpose).toBeNull();
    await provenActions(world, caseId);
  });

  it("of the partner's receipt moves the clocks of the distributor policy, and no other", async () => {
    const partner = {
      name: "North distributor",
      receivedAt: "2026-09-15T10:00:00+08:00",
    };
    const theirs = await officer.open({ policyId: "p002", partner });
    const ours = await officer.open({ policyId: "p000", partner });
    const receivedAt = async (caseId: string) =>
      (await officer.look(caseId)).frame.receivedAt;
    expect(await receivedAt(theirs)).toBe("2026-09-15T02:00:00.000Z");
    expect(await receivedAt(ours)).toBe("2026-09-16T02:00:00.000Z");
    const earlier = { ...partner, receivedAt: "2026-09-14T10:00:00+08:00" };
    await officer.correct(theirs, { partner: earlier });
    expect(await receivedAt(theirs)).toBe("2026-09-14T02:00:00.000Z");
    // Under the shop's policy the company's own receipt counts.
    await officer.correct(theirs, { policyId: "p000", partner: earlier });
    expect(await receivedAt(theirs)).toBe("2026-09-16T02:00:00.000Z");
  });

  it("of the moment of identification moves the settlement and whether triage was in time", async () => {
    const caseId = await identified("DE");
    world.clock.set("2026-09-22T02:00:00Z");
    await officer.correct(caseId, {
      identifiedAt: "2026-09-22T09:00:00+08:00",
    });
    const { frame } = await officer.look(caseId);
    const clock = (id: string) =>
      frame.clocks.find(({ ruleId }) => ruleId === id);
    expect(clock("p000.triage")?.standing.state).toBe("missed");
    // CR-1: the start is capped at 48 hours after the receipt, so a late identification buys no time.
    expect(clock("p000.settlement")?.dueOn).toBe("2026-10-15");
    expect(frame.history.at(-1)?.changes.map(({ field }) => field)).toEqual([
      "identifiedAt",
      "reason",
    ]);
  });

  it("T30 of the address takes the proof of identity back", async () => {
    const caseId = await identified("DE");
    await officer.verify(caseId);
    expect((await officer.look(caseId)).frame.stage.key).toBe("verified");
    await officer.correct(caseId, { personAddress: "hv@new.example" });
    const { frame, request } = await officer.look(caseId);
    expect(frame.stage.key).toBe("identified");
    expect(request.verification).toBeNull();
    await officer.work(caseId);
    await officer.search(caseId);
    expect(await codeOf(officer.decide(caseId, "granted"))).toBe(
      "identityNotVerified",
    );
  });

  it("that changes nothing leaves nothing behind, and a wrong one is refused", async () => {
    const caseId = await identified("DE");
    const { version } = await officer.newest(caseId);
    await officer.correct(caseId);
    expect((await officer.newest(caseId)).version).toBe(version);
    const partner = {
      name: "North",
      receivedAt: "2026-09-16T11:00:00+08:00",
    };
    const refusals: [string, Parameters<typeof officer.correct>[1]][] = [
      ["receivedInFuture", { receivedAt: "2026-09-17T10:00:00+08:00" }],
      ["identifiedBeforeReceived", { identifiedAt: "2026-09-16T01:00:00Z" }],
      ["momentInFuture", { identifiedAt: "2026-09-17T10:00:00+08:00" }],
      ["wrongStage", { identifiedAt: null }],
      ["unknownResidence", { residence: "XX" }],
      ["invalidInput", { types: [] }],
      ["partnerAfterCompany", { partner }],
    ];
    for (const [code, more] of refusals)
      expect(await codeOf(officer.correct(caseId, more)), code).toBe(code);
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
    ]);
  });
});
