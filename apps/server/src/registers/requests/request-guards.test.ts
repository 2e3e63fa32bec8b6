import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hour } from "../../testing/stopped-clock.ts";
import {
  codeOf,
  refusalOf,
  requestDesk,
  wholeQueue,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let analyst: ReturnType<typeof requestDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  analyst = requestDesk(world, "analystA1");
});
afterEach(() => world.close());

type Open = Parameters<typeof analyst.open>[0];

describe("taking a request in", () => {
  const refusals: [string, Open][] = [
    ["receivedInFuture", { receivedAt: "2026-09-16T10:00:01+08:00" }],
    ["unknownResidence", { residence: "AQ" }],
    [
      "partnerAfterCompany",
      {
        receivedAt: "2026-09-15T10:00:00+08:00",
        partner: { name: "North", receivedAt: "2026-09-15T10:00:01+08:00" },
      },
    ],
    ["invalidInput", { policyId: "p999" }],
    ["invalidInput", { receivedAt: "2026-02-30T10:00:00+08:00" }],
    ["invalidInput", { receivedAt: "2026-09-16T10:00:00" }],
    ["invalidInput", { personName: "Hannah\u202eVogel" }],
    ["invalidInput", { personAddress: "a@post.example, b@post.example" }],
    ["invalidInput", { text: "" }],
  ];

  it.each(refusals)(
    "is refused with %s for %j, and nothing is written",
    async (code, wrong) => {
      expect(await codeOf(analyst.open(wrong))).toBe(code);
      const { total } = await analyst.api.list(wholeQueue);
      expect(total).toBe(0);
      expect(
        await world.db.selectFrom("case_numbers").selectAll().execute(),
      ).toEqual([]);
    },
  );

  it("numbers the cases of a year without a gap, whatever was refused between", async () => {
    await analyst.open();
    await codeOf(analyst.open({ residence: "AQ" }));
    const second = await analyst.open();
    const { frame } = await analyst.look(second);
    expect(frame.reference).toBe("DSR-2026-00002");
  });
});

describe("identifying", () => {
  it("is refused before the receipt and in the future", async () => {
    const caseId = await analyst.open();
    const at = (identifiedAt: string) =>
      codeOf(analyst.classify(caseId, { identifiedAt }));
    expect(await at("2026-09-16T09:59:59+08:00")).toBe(
      "identifiedBeforeReceived",
    );
    expect(await at("2026-09-16T10:00:01+08:00")).toBe("momentInFuture");
    expect(await at("2026-09-16T10:00:00+08:00")).toBeNull();
    expect(await at("2026-09-16T10:00:00+08:00")).toBe("wrongStage");
  });

  it("makes a case about a child a minor's case, and the other way round", async () => {
    const byType = await analyst.open({ types: ["minor"] });
    expect((await analyst.look(byType)).frame.isUrgent).toBe(true);
    const byFlag = await analyst.open();
    await analyst.classify(byFlag, { isMinor: true });
    const { types, frame } = await analyst.look(byFlag);
    expect(types).toEqual(["access", "minor"]);
    expect(frame.isUrgent).toBe(true);
  });

  it("gives a child's case under the mall policy its own clocks, from the receipt", async () => {
    const caseId = await analyst.open({ policyId: "p001", types: ["minor"] });
    world.clock.pass(hour);
    await analyst.classify(caseId);
    const { frame, recordable } = await analyst.look(caseId);
    const due = Object.fromEntries(
      frame.clocks.map(({ ruleId, dueAt }) => [ruleId, dueAt]),
    );
    expect(due).toMatchObject({
      "p001.child-isolate": "2026-09-17T02:00:00Z",
      "p001.child-erase": "2026-09-19T02:00:00Z",
    });
    expect(recordable).toEqual(["isolate", "erase"]);
  });
});

describe("proof of identity", () => {
  it("may not be asked of somebody who only opts out", async () => {
    const caseId = await analyst.open({ types: ["marketingOptOut"] });
    await analyst.classify(caseId);
    expect(await codeOf(analyst.verify(caseId))).toBe("verificationNotNeeded");
  });

  it("T30 asks a representative for the mandate", async () => {
    const caseId = await analyst.open();
    await analyst.classify(caseId, {
      requesterRole: "representative",
      onBehalfOf: "Hannah Vogel",
    });
    expect(await codeOf(analyst.verify(caseId))).toBe("mandateNeeded");
    await analyst.verify(caseId, { method: "mandate" });
    expect(await codeOf(analyst.verify(caseId, { method: "mandate" }))).toBe(
      "alreadyVerified",
    );
  });

  it("takes an identity document only with its ground and the day it is deleted on", async () => {
    const caseId = await analyst.open();
    await analyst.classify(caseId);
    const method = "idDocument" as const;
    const document = { ground: "customs rules", jurisdiction: "Germany" };
    expect(await refusalOf(analyst.verify(caseId, { method }))).toMatchObject({
      code: "invalidInput",
      fields: { idDocument: ["idDocument.groundNeeded"] },
    });
    const with_ = (deleteOn: string) =>
      analyst.verify(caseId, {
        method,
        idDocument: { ...document, deleteOn },
      });
    expect(await codeOf(with_("2026-09-15"))).toBe("dayInPast");
    await with_("2026-10-16");
    expect((await analyst.look(caseId)).request.verification).toMatchObject({
      idDocument: { ground: "customs rules (Germany)", deleteOn: "2026-10-16" },
    });
  });

  it("is not needed to refuse somebody who cannot be identified", async () => {
    const caseId = await analyst.open();
    await analyst.classify(caseId);
    await analyst.work(caseId);
    await analyst.search(caseId);
    expect(await codeOf(analyst.decide(caseId, "granted"))).toBe(
      "identityNotVerified",
    );
    await analyst.decide(caseId, "refused");
    expect((await analyst.look(caseId)).frame.stage.key).toBe("decided");
  });

  it("T30 keeps a letter with a file of data here while the address is not the one that was proven", async () => {
    const caseId = await analyst.open();
    await analyst.bringToDecision(caseId, "granted");
    const letterId = await analyst.write(caseId, "access-granted");
    await analyst.correct(caseId, { personAddress: "hv@new.example" });
    const { checks, toAddress } = await analyst.letter(caseId, letterId);
    expect(toAddress).toBe("hv@new.example");
    expect(checks.map(({ code }) => code)).toContain("identityMissing");
    expect(await codeOf(analyst.send(caseId, letterId))).toBe(
      "identityNotVerified",
    );
  });
});

describe("tasks", () => {
  it("that wait for another cannot start before it", async () => {
    const caseId = await analyst.open({ types: ["deletion"] });
    await analyst.bringToDecision(caseId, "granted");
    const { tasks } = (await analyst.look(caseId)).frame;
    const [change, tell] = tasks.slice(-2);
    expect([change?.title.en, tell?.title.en, tell?.standing]).toEqual([
      "Delete the data",
      "Tell the recipients of the deletion",
      "cannotStart",
    ]);
    const set = async (taskId: string, state: "done" | "notNeeded") =>
      analyst.api.setTask({
        ...(await analyst.newest(caseId)),
        taskId,
        state,
        result: null,
      });
    expect(await codeOf(set(tell?.id ?? "", "done"))).toBe("cannotStartYet");
    await set(change?.id ?? "", "done");
    await set(tell?.id ?? "", "done");
  });

  it("are given to people who work on cases only", async () => {
    const caseId = await analyst.open();
    await analyst.classify(caseId);
    const [task] = (await analyst.look(caseId)).frame.tasks;
    const give = async (to: Parameters<typeof world.actor>[0]) =>
      analyst.api.takeTask({
        ...(await analyst.newest(caseId)),
        taskId: task?.id ?? "",
        ownerId: world.actor(to).id,
      });
    expect(await codeOf(give("auditor1"))).toBe("notFound");
    expect(await codeOf(give("analystB"))).toBeNull();
    const assign = async (to: Parameters<typeof world.actor>[0]) =>
      analyst.api.assign({
        ...(await analyst.newest(caseId)),
        ownerId: world.actor(to).id,
      });
    expect(await codeOf(assign("manager1"))).toBe("notFound");
    expect(await codeOf(assign("analystA2"))).toBeNull();
  });

  it("are taken back with an entry of their own, by whoever gave them, soon and while nobody has given them again", async () => {
    const caseId = await analyst.open();
    const other = requestDesk(world, "analystA2");
    const give = async (
      desk: typeof analyst,
      to: Parameters<typeof world.actor>[0],
    ): Promise<number> => {
      const seen = await desk.newest(caseId);
      await desk.api.assign({ ...seen, ownerId: world.actor(to).id });
      return seen.version + 1;
    };
    const undo = async (desk: typeof analyst, undoes: number) =>
      desk.api.undoAssign({ ...(await desk.newest(caseId)), undoes });
    const ownerNow = async () =>
      (await analyst.look(caseId)).frame.owner?.name ?? null;

    const first = await give(analyst, "analystA1");
    expect(await codeOf(undo(other, first))).toBe("nothingToUndo");
    // Something else on the case is no reason against it.
    await analyst.api.addNote({
      ...(await analyst.newest(caseId)),
      text: "In between.",
    });
    await undo(analyst, first);
    expect(await ownerNow()).toBeNull();
    expect(await codeOf(undo(analyst, first)), "once").toBe("nothingToUndo");
    const trail = (await analyst.look(caseId)).frame.history.map(
      ({ action, changes }) => [action, changes.map(({ field }) => field)],
    );
    expect(trail.filter(([action]) => /assign/.test(String(action)))).toEqual([
      ["requests.assigned", ["ownerId"]],
      ["requests.assign-undone", ["ownerId"]],
    ]);

    const second = await give(analyst, "analystA1");
    await give(other, "analystA2");
    expect(await codeOf(undo(analyst, second))).toBe("nothingToUndo");
    expect(await ownerNow()).toBe("analystA2");

    const third = await give(analyst, "analystA1");
    world.clock.pass(hour);
    expect(await codeOf(undo(analyst, third)), "too late").toBe(
      "nothingToUndo",
    );
  });
});
