import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  plainQuery,
  type Selection,
} from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { verifyLedger } from "../../ledger/verify-views.ts";
import { requestDesk } from "../../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../../testing/world.ts";
import { refusalIn } from "../../api/refusal-error.ts";
import { TRPCError } from "@trpc/server";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const matching = (count: number, except: string[] = []): Selection => ({
  kind: "matching",
  query: plainQuery(requestListing),
  text: null,
  except,
  count,
});

async function openMany(count: number): Promise<string[]> {
  const desk = requestDesk(world, "dpo1");
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push(await desk.open({ personName: `Person ${n}` }));
  return ids;
}

const as = (who: CastName) => world.as(who);
const work = () => world.scheduler.runAll();
const ownerOf = async (caseId: string) =>
  (await requestDesk(world, "dpo1").look(caseId)).frame.owner?.id ?? null;

async function refusalOf(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return refusalIn(error)?.code ?? "bug";
  }
}

describe("what may be done to many cases at once", () => {
  it.each(["answer", "decide", "close", "sendLetter", "letter.answer-access"])(
    "is never %s",
    async (action) => {
      const [caseId = ""] = await openMany(1);
      const selection = { kind: "ids" as const, ids: [caseId] };
      const api = as("dpo1").requests;
      expect(await refusalOf(api.startBulk({ action, selection }))).toBe(
        "notInBulk",
      );
      expect(await refusalOf(api.checkBulk({ action, selection }))).toBe(
        "notInBulk",
      );
      expect(
        await refusalOf(
          api.sendBulk({ action, checked: [{ caseId, version: 1 }] }),
        ),
      ).toBe("notInBulk");
    },
  );

  it("is a letter only from the page on which it was looked over", async () => {
    const ids = await openMany(1);
    expect(
      await refusalOf(
        as("dpo1").requests.startBulk({
          action: "letter.acknowledgement",
          selection: { kind: "ids", ids },
        }),
      ),
    ).toBe("notInBulk");
  });

  it("is nothing for those who only read", async () => {
    const ids = await openMany(1);
    const asked = {
      action: "takeOver",
      selection: { kind: "ids" as const, ids },
    };
    for (const who of ["auditor1", "manager1", "legal1", "admin1"] as const)
      expect(await refusalOf(as(who).requests.startBulk(asked))).toBe(
        "notAllowed",
      );
  });

  it("is refused when far more or fewer match than were shown", async () => {
    await openMany(6);
    expect(
      await refusalOf(
        as("dpo1").requests.startBulk({
          action: "takeOver",
          selection: matching(60),
        }),
      ),
    ).toBe("selectionMoved");
  });
});

describe("a run over everything that matches", () => {
  it("does every case by its own command, leaves out the excepted, and writes one history per case", async () => {
    const ids = await openMany(8);
    const [left = ""] = ids;
    const { runId } = await as("dpo1").requests.startBulk({
      action: "assign",
      ownerId: world.actor("analystA1").id,
      selection: matching(8, [left]),
    });
    await work();
    const run = await as("dpo1").runs.get({ runId });
    expect(run).toMatchObject({
      state: "done",
      total: 7,
      done: 7,
      failed: 0,
    });
    expect(await ownerOf(left)).toBeNull();
    for (const id of ids.slice(1)) {
      expect(await ownerOf(id)).toBe(world.actor("analystA1").id);
      const { frame } = await requestDesk(world, "dpo1").look(id);
      expect(
        frame.history.filter(({ action }) => action === "requests.assigned"),
      ).toHaveLength(1);
      expect(frame.version).toBe(2);
    }
    expect((await verifyLedger(world.db)).ok).toBe(true);
  });

  it("says in words what did not work, and does the rest", async () => {
    const ids = await openMany(5);
    const [spam = "", foreign = "", changed = ""] = ids;
    const desk = requestDesk(world, "dpo1");
    await desk.api.assign({
      ...(await desk.newest(foreign)),
      ownerId: null,
      teamId: world.teams.b,
    });
    await desk.api.markSpam({
      ...(await desk.newest(spam)),
      reason: "An advertisement.",
    });
    const { runId } = await as("analystA1").requests.startBulk({
      action: "takeOver",
      selection: { kind: "ids", ids },
    });
    await work();
    const run = await as("analystA1").runs.get({ runId });
    expect(run).toMatchObject({ state: "done", total: 5, done: 3, failed: 2 });
    expect(
      run.failures.map(({ subjectId, refusal }) => [subjectId, refusal?.code]),
    ).toEqual(
      expect.arrayContaining([
        [spam, "wrongStage"],
        [foreign, "notFound"],
      ]),
    );
    expect(
      run.failures.find(({ subjectId }) => subjectId === foreign)?.label,
    ).toBeNull();
    expect(await ownerOf(changed)).toBe(world.actor("analystA1").id);
    const table = await as("analystA1").runs.outcome({ runId, language: "en" });
    expect(table.startsWith("\uFEFF")).toBe(true);
    expect(table).toContain("failed");
    expect(table).not.toContain("Person");
  });

  it("leaves a case alone that somebody changed between the choosing and the doing", async () => {
    const ids = await openMany(2);
    const [touched = ""] = ids;
    const { runId } = await as("dpo1").requests.sendBulk({
      action: "letter.acknowledgement",
      checked: ids.map((caseId) => ({ caseId, version: 1 })),
    });
    const desk = requestDesk(world, "dpo2");
    await desk.api.addNote({
      ...(await desk.newest(touched)),
      text: "She called.",
    });
    await work();
    const run = await as("dpo1").runs.get({ runId });
    expect(run).toMatchObject({ done: 1, failed: 1 });
    expect(run.failures[0]?.refusal?.code).toBe("changedSince");
  });

  it("is nobody else's business", async () => {
    await openMany(2);
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(2),
    });
    for (const call of [
      as("dpo2").runs.get({ runId }),
      as("dpo2").runs.cancel({ runId }),
      as("dpo2").runs.undo({ runId }),
      as("dpo2").runs.outcome({ runId, language: "en" }),
    ])
      expect(await refusalOf(call)).toBe("notFound");
  });

  it("stops when it is cancelled, and says what was not begun", async () => {
    await openMany(4);
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(4),
    });
    await as("dpo1").runs.cancel({ runId });
    await work();
    const run = await as("dpo1").runs.get({ runId });
    expect(run).toMatchObject({ state: "cancelled", total: 4, done: 0 });
    expect(await refusalOf(as("dpo1").runs.cancel({ runId }))).toBe("runOver");
  });

  it("goes on after a crash where it stopped, and does nothing twice", async () => {
    const ids = await openMany(3);
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(3),
    });
    // The process dies with the job in its hands.
    await world.database.writer.write(async (tx) => {
      await tx
        .updateTable("jobs")
        .set({ state: "running", claimed_until: "2099-01-01T00:00:00.000Z" })
        .execute();
      return { keep: true, value: null };
    });
    world = await world.restart();
    await work();
    expect(await as("dpo1").runs.get({ runId })).toMatchObject({ done: 0 });
    await world.resumeJobs();
    await work();
    await work();
    expect(await as("dpo1").runs.get({ runId })).toMatchObject({
      state: "done",
      done: 3,
    });
    for (const id of ids)
      expect(
        (await requestDesk(world, "dpo1").look(id)).frame.history.filter(
          ({ action }) => action === "requests.assigned",
        ),
      ).toHaveLength(1);
  });

  it("stops short when the house closes, and goes on in the next one", async () => {
    await openMany(3);
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(3),
    });
    world.beginClosing();
    await work();
    expect(await as("dpo1").runs.get({ runId })).toMatchObject({ done: 0 });
    world = await world.restart();
    await world.resumeJobs();
    await work();
    expect(await as("dpo1").runs.get({ runId })).toMatchObject({ done: 3 });
  });
});

describe("a run that goes on", () => {
  it("is found again by whoever started it, and by nobody when it is over", async () => {
    await openMany(2);
    const underway = async (who: CastName) =>
      (await as(who).runs.underway({ register: "requests" })).runId;
    expect(await underway("dpo1")).toBeNull();
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(2),
    });
    expect([await underway("dpo1"), await underway("dpo2")]).toEqual([
      runId,
      null,
    ]);
    await work();
    expect(await underway("dpo1")).toBeNull();
  });
});

describe("taking a run back", () => {
  async function assigned(count: number) {
    const ids = await openMany(count);
    const desk = requestDesk(world, "dpo1");
    const [first = ""] = ids;
    await desk.api.assign({
      ...(await desk.newest(first)),
      ownerId: world.actor("analystB").id,
    });
    const { runId } = await as("dpo1").requests.startBulk({
      action: "takeOver",
      selection: matching(count),
    });
    await work();
    return { ids, runId };
  }

  it("gives every case back to whoever had it, and leaves alone what somebody changed since", async () => {
    const { ids, runId } = await assigned(4);
    const [first = "", second = ""] = ids;
    const desk = requestDesk(world, "dpo2");
    await desk.api.addNote({ ...(await desk.newest(second)), text: "Mine." });
    const undo = await as("dpo1").runs.undo({ runId });
    await work();
    const run = await as("dpo1").runs.get({ runId: undo.runId });
    expect(run).toMatchObject({
      total: 4,
      done: 3,
      failed: 1,
      undoUntil: null,
    });
    expect(run.failures).toMatchObject([
      { subjectId: second, refusal: { code: "changedSince" } },
    ]);
    expect(await ownerOf(first)).toBe(world.actor("analystB").id);
    expect(await ownerOf(second)).toBe(world.actor("dpo1").id);
    expect(await ownerOf(ids[2] ?? "")).toBeNull();
    const entries = await world.db
      .selectFrom("ledger_entries")
      .where("object_id", "=", runId)
      .select("action")
      .orderBy("seq")
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      "requests.bulk-started",
      "requests.bulk-undone",
    ]);
  });

  it("is possible for ten minutes, and once", async () => {
    const { runId } = await assigned(2);
    await as("dpo1").runs.undo({ runId });
    expect(await refusalOf(as("dpo1").runs.undo({ runId }))).toBe(
      "undoTooLate",
    );
    const late = await as("dpo1").requests.startBulk({
      action: "assign",
      selection: matching(2),
    });
    await work();
    world.clock.pass(10 * 60_000);
    expect(await refusalOf(as("dpo1").runs.undo(late))).toBe("undoTooLate");
  });
});

describe("an acknowledgement to many", () => {
  const action = "letter.acknowledgement";

  it("is looked over first: how many, the words, and who is left out and why; nothing is left behind", async () => {
    const ids = await openMany(3);
    const [without = ""] = ids;
    const desk = requestDesk(world, "dpo1");
    await desk.classify(without, { personAddress: null });
    const before = await world.db
      .selectFrom("ledger_entries")
      .select(({ fn }) => fn.countAll().as("n"))
      // That somebody looked is written down, as everywhere.
      .where("object_kind", "<>", "look")
      .executeTakeFirstOrThrow();
    const check = await as("dpo1").requests.checkBulk({
      action,
      selection: matching(3),
    });
    expect(check.ready).toHaveLength(2);
    expect(check.leftOut).toMatchObject([
      { caseId: without, refusal: { code: "noAddress" } },
    ]);
    expect(check.previews[0]?.text).toContain("DSR-2026-");
    expect(
      await world.db
        .selectFrom("ledger_entries")
        .select(({ fn }) => fn.countAll().as("n"))
        .where("object_kind", "<>", "look")
        .executeTakeFirstOrThrow(),
    ).toEqual(before);
    expect((await desk.look(ids[1] ?? "")).frame.letters).toEqual([]);
  });

  it("goes to those that were looked over, once, and can be stopped until it leaves", async () => {
    const ids = await openMany(2);
    const api = as("dpo1").requests;
    const { ready } = await api.checkBulk({ action, selection: matching(2) });
    const checked = ready.map(({ caseId, version }) => ({ caseId, version }));
    const { runId } = await api.sendBulk({ action, checked });
    await work();
    const again = await api.checkBulk({ action, selection: matching(2) });
    expect(again.ready).toEqual([]);
    expect(again.leftOut.map(({ refusal }) => refusal.code)).toEqual([
      "letterThereAlready",
      "letterThereAlready",
    ]);
    const stop = await as("dpo1").runs.undo({ runId });
    await work();
    expect(await as("dpo1").runs.get({ runId: stop.runId })).toMatchObject({
      done: 2,
    });
    world.clock.pass(60_000);
    await work();
    const { frame } = await requestDesk(world, "dpo1").look(ids[0] ?? "");
    expect(frame.messages.filter(({ kind }) => kind === "out")).toEqual([]);
  });
});
