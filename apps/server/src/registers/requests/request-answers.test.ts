import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  codeOf,
  provenActions,
  refusalOf,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let analyst: ReturnType<typeof requestDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  analyst = requestDesk(world, "analystA1");
});
afterEach(() => world.close());

describe("deciding", () => {
  it("wants one decision for every kind of request, with ground and reason for a no", async () => {
    const caseId = await analyst.open({ types: ["correction", "deletion"] });
    await analyst.classify(caseId);
    await analyst.work(caseId);
    await analyst.search(caseId);
    const plain = {
      outcome: "granted" as const,
      ground: null,
      citation: null,
      reason: null,
      withheld: null,
    };
    const decide = async (
      decisions: Parameters<typeof analyst.api.decide>[0]["decisions"],
    ) => analyst.api.decide({ ...(await analyst.newest(caseId)), decisions });
    expect(await codeOf(decide([{ type: "deletion", ...plain }]))).toBe(
      "decisionIncomplete",
    );
    expect(
      await refusalOf(
        decide([
          { type: "deletion", ...plain, outcome: "refused" },
          { type: "correction", ...plain },
        ]),
      ),
    ).toMatchObject({
      code: "invalidInput",
      fields: { "decisions.0.ground": ["decision.groundNeeded"] },
    });
  });

  it("on the disclosure records gives the statement or refuses it, and says nothing between", async () => {
    const caseId = await analyst.open({
      types: ["disclosureRecords"],
      residence: "DE",
    });
    await analyst.classify(caseId);
    await analyst.verify(caseId);
    await analyst.search(caseId);
    expect(await codeOf(analyst.decide(caseId, "granted"))).toBe(
      "statementMissing",
    );
    expect(await codeOf(analyst.decide(caseId, "nothingFound"))).toBe(
      "recordsDecision",
    );
    expect(await codeOf(analyst.decide(caseId, "inPart"))).toBe(
      "recordsDecision",
    );
  });
});

describe("closing", () => {
  it("is refused for a significant case while nobody has written to the person", async () => {
    const caseId = await analyst.open({
      types: ["enquiry"],
      residence: null,
    });
    await analyst.classify(caseId, { isSignificant: true });
    await analyst.search(caseId);
    await analyst.decide(caseId, "granted");
    expect(await codeOf(analyst.close(caseId))).toBe("significantWithoutReply");
    await analyst.sendAway(caseId, await analyst.write(caseId, "progress"));
    // News of the progress is no reply.
    expect(await codeOf(analyst.close(caseId))).toBe("significantWithoutReply");
    await analyst.sendAway(
      caseId,
      await analyst.write(caseId, "enquiry-answer"),
    );
    await analyst.close(caseId);
  });

  it("of an enquiry that owes nobody anything needs no letter", async () => {
    const caseId = await analyst.open({ types: ["enquiry"], residence: null });
    await analyst.classify(caseId);
    await analyst.search(caseId);
    await analyst.decide(caseId, "granted");
    await analyst.close(caseId);
    expect((await analyst.look(caseId)).frame.stage.key).toBe("closed");
  });

  it("is refused while a promise is still owed, a letter underway or a task open", async () => {
    const caseId = await analyst.open({ types: ["marketingOptOut"] });
    await analyst.classify(caseId, { marketingChannels: ["email"] });
    await analyst.work(caseId);
    await analyst.search(caseId);
    await analyst.decide(caseId, "granted");
    const letterId = await analyst.write(caseId, "marketing-opt-out-done");
    expect(await refusalOf(analyst.close(caseId))).toEqual({
      code: "lettersUnderway",
      params: { count: 1 },
    });
    await analyst.sendAway(caseId, letterId);
    expect(await codeOf(analyst.close(caseId))).toBe("tasksOutstanding");
    await analyst.work(caseId);
    expect(await refusalOf(analyst.close(caseId))).toEqual({
      code: "actsOwed",
      params: { count: 1 },
    });
    const done = async (doneAt: string) =>
      analyst.api.recordDone({
        ...(await analyst.newest(caseId)),
        act: "optOut",
        doneAt,
      });
    expect(await codeOf(done("2026-09-16T09:00:00+08:00"))).toBe(
      "momentBeforeReceipt",
    );
    await done("2026-09-16T10:00:20+08:00");
    expect(await codeOf(done("2026-09-16T10:00:20+08:00"))).toBe(
      "nothingToRecord",
    );
    await analyst.close(caseId);
    expect((await provenActions(world, caseId)).slice(-3)).toEqual([
      "requests.task-set",
      "requests.done-recorded",
      "requests.closed",
    ]);
  });
});

describe("an answer", () => {
  it("cannot leave before there is a decision, while a question can", async () => {
    const caseId = await analyst.open({ types: ["deletion"] });
    await analyst.classify(caseId);
    const early = await analyst.write(caseId, "deletion-done");
    expect(await codeOf(analyst.send(caseId, early))).toBe("notDecided");
    const question = await analyst.write(caseId, "question");
    await analyst.sendAway(caseId, question);
    expect((await analyst.look(caseId)).frame.stage.key).toBe("identified");
  });

  it("that refuses something needs a second person, whatever template it is written on", async () => {
    const caseId = await analyst.open({ types: ["deletion"] });
    await analyst.bringToDecision(caseId, "refused");
    const letterId = await analyst.write(caseId, "deletion-done");
    const { checks, needsApproval } = await analyst.letter(caseId, letterId);
    expect(needsApproval).toBe(true);
    expect(checks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["complaintChannelMissing", "approvalMissing"]),
    );
  });

  it("is bound to the decision it was approved with", async () => {
    const caseId = await analyst.open({ types: ["deletion"] });
    await analyst.bringToDecision(caseId, "refused");
    const letterId = await analyst.write(caseId, "refusal");
    await analyst.ask(caseId, letterId, "manager1");
    await requestDesk(world, "manager1").answer(caseId);
    expect((await analyst.letter(caseId, letterId)).approval).toBe("approved");
    await analyst.decide(caseId, "inPart");
    expect((await analyst.letter(caseId, letterId)).approval).toBe("void");
    expect(await codeOf(analyst.send(caseId, letterId))).toBe(
      "approvalMissing",
    );
  });

  it("that somebody looked at before the last edit is not approved by their click", async () => {
    const caseId = await analyst.open({ types: ["deletion"] });
    await analyst.bringToDecision(caseId, "refused");
    const letterId = await analyst.write(caseId, "refusal");
    const { contentHash } = await analyst.letter(caseId, letterId);
    await analyst.edit(caseId, letterId, {
      subject: { en: "Another subject", zh: "另一主题" },
    });
    const { approvalId } = await analyst.ask(caseId, letterId, "manager1");
    const click = world.as("manager1").requests.decideApproval({
      ...(await analyst.newest(caseId)),
      approvalId,
      contentHash,
      answer: "approved",
      reason: null,
    });
    expect(await codeOf(click)).toBe("approvalVoid");
  });

  it("is sent back with what is to be changed, and with nothing it is not sent back", async () => {
    const caseId = await analyst.open({ types: ["access"] });
    await analyst.bringToDecision(caseId, "refused");
    const letterId = await analyst.write(caseId, "refusal");
    const { approvalId } = await analyst.ask(caseId, letterId, "manager1");
    const { contentHash } = await analyst.letter(caseId, letterId);
    const sendBack = async (reason: string | null) =>
      world.as("manager1").requests.decideApproval({
        ...(await analyst.newest(caseId)),
        approvalId,
        contentHash,
        answer: "changesAsked",
        reason,
      });
    expect(await refusalOf(sendBack(null))).toMatchObject({
      code: "invalidInput",
      fields: { reason: ["text.missing"] },
    });
    expect((await analyst.letter(caseId, letterId)).approval).toBe("asked");
    await sendBack("Name the article.");
    const { frame } = await analyst.look(caseId);
    expect(frame.approvals.at(-1)).toMatchObject({
      state: "changesAsked",
      reason: "Name the article.",
    });
  });

  it("given on the phone is recorded, stops the same clocks, and is no way round the second person", async () => {
    const record = async (caseId: string) =>
      analyst.api.recordReply({
        ...(await analyst.newest(caseId)),
        repliedAt: world.clock.now(),
        channel: "phone",
        text: "Told the caller that the correction is made.",
      });
    const granted = await analyst.open({
      types: ["correction"],
      personAddress: null,
    });
    await analyst.bringToDecision(granted, "granted");
    await record(granted);
    const { frame } = await analyst.look(granted);
    expect(frame.stage.key).toBe("answered");
    expect(frame.clocks.every(({ standing }) => standing.state === "met")).toBe(
      true,
    );
    const refusedCase = await analyst.open({ types: ["correction"] });
    await analyst.bringToDecision(refusedCase, "refused");
    expect(await codeOf(record(refusedCase))).toBe("approvalMissing");
    expect((await provenActions(world, granted)).at(-1)).toBe(
      "requests.answered",
    );
  });
});
