import { randomUUIDv7 } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  refusalOf,
  requestDesk,
  wholeQueue,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let caseId: string;
let version: number;
let letterId: string;
let taskId: string;

beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  const analyst = requestDesk(world, "analystA1");
  caseId = await analyst.open({ types: ["deletion"] });
  await analyst.bringToDecision(caseId, "granted");
  letterId = await analyst.write(caseId, "deletion-done");
  const { frame } = await analyst.look(caseId);
  version = frame.version;
  taskId = frame.tasks[0]?.id ?? "";
});
afterAll(() => world.close());

type Requests = ReturnType<World["as"]>["requests"];

/** Every call that names a case, made on this one. */
function calls(
  api: Requests,
  found: { caseId: string; letterId: string; taskId: string },
): Record<string, () => Promise<unknown>> {
  const one = { caseId: found.caseId };
  const theCase = { ...one, version };
  const letter = { ...theCase, letterId: found.letterId };
  const oneLetter = { ...one, letterId: found.letterId };
  const reason = "Because.";
  const now = world.clock.now();
  return {
    get: () => api.get(one),
    getLetter: () => api.getLetter(oneLetter),
    previewLetter: () => api.previewLetter(oneLetter),
    previewPause: () =>
      api.previewPause({
        ...one,
        ruleIds: ["eu.response"],
        ground: "identityDoubt",
        replyBy: "2026-10-01",
      }),
    previewExtension: () =>
      api.previewExtension({
        ...one,
        ruleId: "eu.response",
        ground: "complexity",
        until: null,
      }),
    assign: () => api.assign({ ...theCase, ownerId: null }),
    undoAssign: () => api.undoAssign({ ...theCase, undoes: theCase.version }),
    addNote: () => api.addNote({ ...theCase, text: "Note." }),
    addTask: () =>
      api.addTask({
        ...theCase,
        title: "Ask",
        ownerId: null,
        dueOn: null,
        waitsFor: null,
      }),
    setTask: () =>
      api.setTask({
        ...theCase,
        taskId: found.taskId,
        state: "done",
        result: null,
      }),
    takeTask: () =>
      api.takeTask({ ...theCase, taskId: found.taskId, ownerId: null }),
    startLetter: () => api.startLetter({ ...theCase, templateId: "question" }),
    discardLetter: () => api.discardLetter(letter),
    sendLetter: () => api.sendLetter({ ...letter, lastRead: null }),
    stopLetter: () => api.stopLetter(letter),
    resume: () => api.resume({ ...theCase, answeredAt: now }),
    recordDone: () =>
      api.recordDone({ ...theCase, act: "optOut", doneAt: now }),
    recordReply: () =>
      api.recordReply({
        ...theCase,
        repliedAt: now,
        channel: "phone",
        text: "Told.",
      }),
    close: () => api.close(theCase),
    withdraw: () => api.withdraw({ ...theCase, reason }),
    merge: () => api.merge({ ...theCase, into: randomUUIDv7(), reason }),
    reopen: () => api.reopen({ ...theCase, reason }),
  };
}

describe("a case of another team", () => {
  it("answers every call as if it did not exist", async () => {
    const api = world.as("analystB").requests;
    const real = calls(api, { caseId, letterId, taskId });
    const nowhere = calls(api, {
      caseId: randomUUIDv7(),
      letterId: randomUUIDv7(),
      taskId: randomUUIDv7(),
    });
    for (const name of Object.keys(real)) {
      const refusal = await refusalOf(real[name]?.() ?? Promise.resolve());
      expect(refusal, name).toEqual({ code: "notFound" });
      expect(
        await refusalOf(nowhere[name]?.() ?? Promise.resolve()),
        name,
      ).toEqual(refusal);
    }
  });

  it("is in none of their lists, counts, searches and outboxes", async () => {
    const api = world.as("analystB").requests;
    const everything = { ...wholeQueue, text: "Hannah" };
    expect((await api.list(everything)).total).toBe(0);
    expect(
      Object.values(await api.counts()).every((count) => count === 0),
    ).toBe(true);
    expect((await api.outbox({ cursor: null, limit: 10 })).lines).toEqual([]);
    expect((await world.as("analystB").desk.today()).counts).toMatchObject({
      overdue: 0,
      dueToday: 0,
    });
    expect((await world.as("analystA2").requests.list(everything)).total).toBe(
      1,
    );
  });

  it("does not show among the cases of the same person, and neither does what it was merged into", async () => {
    const other = await requestDesk(world, "analystB").open();
    const theirs = await requestDesk(world, "analystB").look(other);
    expect(theirs.samePerson).toEqual([]);
    const officer = requestDesk(world, "dpo1");
    expect((await officer.look(other)).samePerson).toHaveLength(1);
    await officer.api.merge({
      ...(await officer.newest(other)),
      into: caseId,
      reason: "The same matter.",
    });
    expect(
      (await requestDesk(world, "analystB").look(other)).mergedInto,
    ).toBeNull();
  });

  it("opens when it is given to somebody of the other team", async () => {
    const officer = requestDesk(world, "dpo1");
    await officer.api.assign({
      ...(await officer.newest(caseId)),
      ownerId: world.actor("analystB").id,
    });
    const { frame } = await requestDesk(world, "analystB").look(caseId);
    expect(frame.owner?.name).toBe("analystB");
  });
});
