import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hour } from "../../testing/stopped-clock.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

const day = 24 * hour;

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

async function pauseNow(
  caseId: string,
  wanted: { ruleId: string; ground: string; replyBy: string },
): Promise<string> {
  const { letterId } = await officer.api.pause({
    ...(await officer.newest(caseId)),
    ruleIds: [wanted.ruleId],
    ground: wanted.ground,
    question: "Which of your two accounts do you mean?",
    replyBy: wanted.replyBy,
  });
  await officer.fill(caseId, letterId);
  return letterId;
}

describe("a pause", () => {
  it("shows the new date before anything is saved, and moves only the law's clock", async () => {
    const caseId = await identified("DE");
    world.clock.set("2026-09-21T02:00:00Z");
    const preview = await officer.api.previewPause({
      caseId,
      ruleIds: ["eu.response"],
      ground: "identityDoubt",
      replyBy: "2026-09-25",
    });
    expect(
      preview.moved.map(({ ruleId, before, after }) => [
        ruleId,
        before?.dueOn,
        after?.dueOn,
      ]),
    ).toEqual([["eu.response", "2026-10-16", "2026-10-20"]]);
    expect((await dueDays(caseId))["eu.response"]).toBe("2026-10-16");
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
    ]);
  });

  it("begins when its letter has left and ends with the answer; the policy's dates stay", async () => {
    const caseId = await identified("DE");
    const before = await dueDays(caseId);
    world.clock.set("2026-09-21T02:00:00Z");
    const letterId = await pauseNow(caseId, {
      ruleId: "eu.response",
      ground: "identityDoubt",
      replyBy: "2026-10-05",
    });
    const { document } = await officer.letter(caseId, letterId);
    expect(document.values).toMatchObject({
      pause_from: { en: "21 September 2026" },
      pause_old_due: { en: "16 October 2026" },
      pause_new_due: { en: "30 October 2026" },
      reply_by: { en: "5 October 2026" },
      policy_date: { en: "13 October 2026" },
    });
    expect(await dueDays(caseId)).toEqual(before);
    await officer.sendAway(caseId, letterId);
    const running = (await officer.look(caseId)).frame.clocks.find(
      ({ ruleId }) => ruleId === "eu.response",
    );
    expect(running?.standing.state).toBe("paused");

    world.clock.set("2026-09-24T02:00:00Z");
    await officer.api.resume({
      ...(await officer.newest(caseId)),
      answeredAt: "2026-09-23T09:00:00+08:00",
    });
    expect(await dueDays(caseId)).toEqual({
      ...before,
      // 22 and 23 September did not count; 18 October is a Sunday.
      "eu.response": "2026-10-19",
    });
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      "requests.letter-started",
      "requests.pause-prepared",
      "requests.letter-edited",
      "requests.letter-queued",
      "requests.letter-sent",
      "requests.resumed",
    ]);
  });

  it("takes the day of asking and the day of the answer out in the United Kingdom", async () => {
    const caseId = await identified("GB");
    const before = await dueDays(caseId);
    world.clock.set("2026-09-21T09:00:00Z");
    const letterId = await pauseNow(caseId, {
      ruleId: "uk.response",
      ground: "clarification",
      replyBy: "2026-10-02",
    });
    await officer.sendAway(caseId, letterId);
    world.clock.set("2026-09-23T09:00:00Z");
    await officer.api.resume({
      ...(await officer.newest(caseId)),
      answeredAt: world.clock.now(),
    });
    const after = await dueDays(caseId);
    // 21, 22 and 23 September are out: 16 October becomes 19 October.
    expect([before["uk.response"], after["uk.response"]]).toEqual([
      "2026-10-16",
      "2026-10-19",
    ]);
    expect({ ...after, "uk.response": null }).toEqual({
      ...before,
      "uk.response": null,
    });
  });

  it("is refused for a policy's clock, for an unknown ground, for a day that is past, and twice", async () => {
    const caseId = await identified("DE");
    const wanted = {
      ruleIds: ["eu.response"],
      ground: "identityDoubt",
      question: "Which?",
      replyBy: "2026-09-25",
    };
    const ask = async (more: Partial<typeof wanted>) =>
      officer.api.pause({
        ...(await officer.newest(caseId)),
        ...wanted,
        ...more,
      });
    expect(await codeOf(ask({ ruleIds: ["p000.response"] }))).toBe(
      "noClockMayPause",
    );
    expect(await codeOf(ask({ ground: "holiday" }))).toBe("unknownGround");
    expect(await codeOf(ask({ replyBy: "2026-09-15" }))).toBe("dayInPast");
    const { letterId } = await ask({});
    await officer.fill(caseId, letterId);
    await officer.sendAway(caseId, letterId);
    expect(await codeOf(ask({}))).toBe("alreadyPaused");
    expect(
      await codeOf(
        officer.api.resume({
          ...(await officer.newest(caseId)),
          answeredAt: "2026-09-16T10:30:00+08:00",
        }),
      ),
    ).toBe("momentBeforePause");
  });

  it("moves the place of a waiting case in the queue with every day, without any act", async () => {
    const caseId = await identified("DE");
    const letterId = await pauseNow(caseId, {
      ruleId: "eu.response",
      ground: "identityDoubt",
      replyBy: "2026-12-01",
    });
    await officer.sendAway(caseId, letterId);
    const stored = () =>
      world.db
        .selectFrom("case_due")
        .select("due_on")
        .where("case_id", "=", caseId)
        .where("rule_id", "=", "eu.response")
        .executeTakeFirstOrThrow();
    const { version } = await officer.newest(caseId);
    expect((await stored()).due_on).toBe("2026-10-16");
    world.clock.pass(10 * day);
    await world.scheduler.runAll();
    expect((await stored()).due_on).toBe("2026-10-26");
    expect((await officer.newest(caseId)).version).toBe(version);
  });
});

describe("an extension", () => {
  const extension = {
    ruleId: "eu.response",
    ground: "complexity",
    until: null,
    reason: "Several systems hold the data.",
  };

  it("needs a second person, tells the person the new date, and moves only the law's clock", async () => {
    const caseId = await identified("DE");
    const before = await dueDays(caseId);
    const { letterId } = await officer.api.extend({
      ...(await officer.newest(caseId)),
      ...extension,
    });
    await officer.fill(caseId, letterId);
    const { document } = await officer.letter(caseId, letterId);
    expect(document.values).toMatchObject({
      extension_old_due: { en: "16 October 2026" },
      extension_new_due: { en: "16 December 2026" },
    });
    expect(await codeOf(officer.send(caseId, letterId))).toBe(
      "approvalMissing",
    );
    await officer.ask(caseId, letterId, "manager1");
    await requestDesk(world, "manager1").answer(caseId);
    await officer.sendAway(caseId, letterId);
    expect(await dueDays(caseId)).toEqual({
      ...before,
      "eu.response": "2026-12-16",
    });
    const { frame, extendable } = await officer.look(caseId);
    expect(
      frame.clocks.find(({ ruleId }) => ruleId === "eu.response")?.extension,
    ).toMatchObject({ dueOnBefore: "2026-10-16" });
    expect(extendable).toEqual([]);
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      "requests.letter-started",
      "requests.extension-prepared",
      "requests.letter-edited",
      "requests.approval-asked",
      "requests.approval-given",
      "requests.letter-queued",
      "requests.letter-sent",
    ]);
  });

  it("is refused once the term has run out, and where no law knows it", async () => {
    const late = await identified("DE");
    world.clock.set("2026-10-17T02:00:00Z");
    expect(
      await codeOf(
        officer.api.extend({ ...(await officer.newest(late)), ...extension }),
      ),
    ).toBe("noClockMayExtend");
    const nowhere = await officer.open({ residence: null });
    await officer.classify(nowhere);
    expect(
      await codeOf(
        officer.api.extend({
          ...(await officer.newest(nowhere)),
          ...extension,
        }),
      ),
    ).toBe("noClockMayExtend");
  });
});

describe("the clock of a law", () => {
  it("waits in the United Kingdom for the proof of identity that was asked for", async () => {
    const caseId = await identified("GB");
    const clock = async () => {
      const { frame } = await officer.look(caseId);
      return frame.clocks.find(({ ruleId }) => ruleId === "uk.response");
    };
    expect((await clock())?.start?.fact).toBe("received");
    await officer.sendAway(
      caseId,
      await officer.write(caseId, "identity-code"),
    );
    expect((await clock())?.standing.state).toBe("waiting");
    world.clock.set("2026-09-25T09:00:00Z");
    await officer.verify(caseId);
    expect(await clock()).toMatchObject({
      start: { fact: "identityReceived", at: "2026-09-25T09:00:00Z" },
      dueOn: "2026-10-26",
    });
    await provenActions(world, caseId);
  });

  it("of the distributor policy asks for the reason of a no, one working day after the decision", async () => {
    const caseId = await officer.open({
      policyId: "p002",
      types: ["correction"],
      residence: null,
    });
    const reason = async () => {
      const { frame } = await officer.look(caseId);
      const found = frame.clocks.find(({ ruleId }) => ruleId === "p002.reason");
      return [found?.standing.state, found?.dueOn];
    };
    await officer.bringToDecision(caseId, "refused");
    expect(await reason()).toEqual(["soon", "2026-09-17"]);
    await officer.decide(caseId, "granted");
    expect(await reason()).toEqual(["waiting", null]);
  });
});

describe("a fee", () => {
  const fee = (askedAt: string | null, paidAt: string | null = null) => ({
    askedAt,
    paidAt,
  });
  const record = async (caseId: string, moments: ReturnType<typeof fee>) =>
    officer.api.recordFee({ ...(await officer.newest(caseId)), ...moments });

  it("lets the British month wait until it is paid, and only that; the date is seen before it is saved", async () => {
    const caseId = await identified("GB");
    const before = await dueDays(caseId);
    expect(before["uk.response"]).toBe("2026-10-16");
    world.clock.set("2026-09-21T02:00:00Z");
    await record(caseId, fee("2026-09-18T02:00:00Z"));
    expect((await dueDays(caseId))["uk.response"]).toBeNull();
    world.clock.set("2026-09-28T02:00:00Z");
    const paid = fee("2026-09-18T02:00:00Z", "2026-09-25T08:00:00Z");
    const preview = await officer.api.previewFee({ caseId, ...paid });
    const [moved] = preview.after.filter(({ pack }) => pack.id === "UK");
    expect(moved?.dueOn).toBe("2026-10-26");
    await record(caseId, paid);
    const after = await dueDays(caseId);
    // 25 October is a Sunday.
    expect(after).toEqual({ ...before, "uk.response": "2026-10-26" });
    expect((await officer.look(caseId)).fee).toMatchObject({
      awaitsPayment: true,
      askedAt: "2026-09-18T02:00:00.000Z",
      paidAt: "2026-09-25T08:00:00.000Z",
    });
    await record(caseId, fee(null));
    expect(await dueDays(caseId)).toEqual(before);
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      "requests.fee-recorded",
      "requests.fee-recorded",
      "requests.fee-recorded",
    ]);
  });

  it("told in Switzerland starts the thirty days after ten days for reflection", async () => {
    const caseId = await identified("CH");
    world.clock.set("2026-09-21T02:00:00Z");
    await record(caseId, fee("2026-09-18T08:00:00Z"));
    expect((await dueDays(caseId))["ch.response"]).toBe("2026-10-28");
  });

  it("is refused where no law looks at one, ahead of time, and paid before it was told", async () => {
    const german = await identified("DE");
    expect(await codeOf(record(german, fee(world.clock.now())))).toBe(
      "noClockForFee",
    );
    expect((await officer.look(german)).fee).toBeNull();
    const british = await identified("GB");
    const at = world.clock.now();
    const later = "2026-12-01T00:00:00Z";
    const earlier = "2026-09-01T00:00:00Z";
    expect(await codeOf(record(british, fee(later)))).toBe("momentInFuture");
    expect(await codeOf(record(british, fee(earlier)))).toBe(
      "momentBeforeReceipt",
    );
    world.clock.pass(hour);
    expect(await codeOf(record(british, fee(world.clock.now(), at)))).toBe(
      "feePaidTooEarly",
    );
  });
});
