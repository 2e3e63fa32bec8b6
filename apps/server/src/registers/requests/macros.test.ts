import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MacroStep } from "@kept/domain/casework/macro-schema";
import {
  plainQuery,
  type Selection,
} from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../../testing/world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const as = (who: CastName) => world.as(who);
const me = { with: "me" } as const;
const everybody = { with: "team", teamId: null } as const;
const toMe: MacroStep = { kind: "assign", to: "me" };
const note: MacroStep = { kind: "note", text: "{{me}} looked at {{case}}." };
const remind: MacroStep = {
  kind: "remind",
  workingDays: 5,
  words: "Ask about {{case}}",
};
const follow: MacroStep = { kind: "follow" };
const letter: MacroStep = { kind: "letter", templateId: "acknowledgement" };
const close: MacroStep = { kind: "move", move: "close" };

async function keep(
  who: CastName,
  steps: MacroStep[],
  shared: typeof me | typeof everybody = me,
): Promise<string> {
  const { macroId } = await as(who).macros.save({
    register: "requests",
    name: "First look",
    steps,
    shared,
  });
  return macroId;
}

async function run(who: CastName, caseId: string, macroId: string) {
  const desk = requestDesk(world, who);
  const { macroVersion } = await as(who).requests.planMacro({
    caseId,
    macroId,
  });
  const at = await desk.newest(caseId);
  return as(who).requests.applyMacro({ ...at, macroId, macroVersion });
}

const matching = (count: number): Selection => ({
  kind: "matching",
  query: plainQuery(requestListing),
  text: null,
  except: [],
  count,
});

describe("keeping macros", () => {
  const listed = async (who: CastName) =>
    (await as(who).macros.list({ register: "requests" })).macros.map(
      ({ name, mayChange }) => [name, mayChange],
    );

  it("is one's own business until it is shared, and shared by those who may", async () => {
    await keep("analystA1", [toMe]);
    expect(await listed("analystA1")).toEqual([["First look", true]]);
    expect(await listed("dpo1")).toEqual([]);
    expect(await codeOf(keep("analystA1", [toMe], everybody))).toBe(
      "notAllowed",
    );
    await keep("dpo1", [note], everybody);
    expect(await listed("analystB")).toEqual([["First look", false]]);
    expect(await listed("dpo2")).toEqual([["First look", true]]);
  });

  it("is nobody's who may not look into the register", async () => {
    expect(
      await codeOf(as("admin1").macros.list({ register: "requests" })),
    ).toBe("notFound");
    expect(await codeOf(as("dpo1").macros.list({ register: "none" }))).toBe(
      "notFound",
    );
  });

  it("holds only steps that the register knows, and none that sends", async () => {
    for (const [step, code] of [
      [{ kind: "move", move: "answer" }, "unknownMacroStep"],
      [{ kind: "letter", templateId: "of-old" }, "unknownTemplate"],
    ] as const)
      expect(await codeOf(keep("dpo1", [step]))).toBe(code);
  });

  it("is changed as it was looked at, removed, and brought back", async () => {
    const macroId = await keep("dpo1", [toMe, note]);
    const api = as("dpo1").macros;
    const said = { name: "Second look", steps: [note, toMe], shared: me };
    const { version } = await api.update({ macroId, version: 1, ...said });
    expect(version).toBe(2);
    expect(await codeOf(api.update({ macroId, version: 1, ...said }))).toBe(
      "macroStale",
    );
    for (const other of ["dpo2", "analystA1"] as const)
      expect(
        await codeOf(as(other).macros.remove({ macroId, version: 2 })),
      ).toBe("notFound");
    await api.remove({ macroId, version: 2 });
    expect(await listed("dpo1")).toEqual([]);
    await api.restore({ macroId, version: 3 });
    expect(await listed("dpo1")).toEqual([["Second look", true]]);
  });
});

describe("a macro on one case", () => {
  it("does what was looked over, as one act with one version, and each part stands in the history", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    const macroId = await keep("dpo1", [toMe, note, remind, follow, letter]);
    const { plan, forMany } = await as("dpo1").requests.planMacro({
      caseId,
      macroId,
    });
    expect(forMany).toBe(true);
    expect(plan.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 5 }, () => "will"),
    );
    const before = await desk.look(caseId);
    const done = await run("dpo1", caseId, macroId);
    const { frame } = await desk.look(caseId);
    expect(frame.version).toBe(before.frame.version + 1);
    expect(frame.owner?.id).toBe(world.actor("dpo1").id);
    expect(frame.letters.map(({ id, state }) => [id, state])).toEqual([
      [done.letterIds[0], "draft"],
    ]);
    expect(frame.messages.at(-1)?.text).toBe(plan[1]?.words);
    const { mine, reminders } = await as("dpo1").context.ofCase({ caseId });
    expect(mine).toBe("following");
    expect(reminders).toMatchObject([
      { at: plan[2]?.at, words: `Ask about ${frame.reference}` },
    ]);
    expect((await provenActions(world, caseId)).slice(-4)).toEqual([
      "requests.assigned",
      "requests.noted",
      "requests.letter-started",
      "requests.macro-run",
    ]);
  });

  it("leaves out what cannot be done here, and says so before", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    const macroId = await keep("dpo1", [close, toMe]);
    const { plan } = await as("dpo1").requests.planMacro({ caseId, macroId });
    expect(plan.map(({ outcome }) => outcome)).toEqual(["cannot", "will"]);
    await run("dpo1", caseId, macroId);
    const { frame } = await desk.look(caseId);
    expect([frame.stage.key, frame.owner?.id]).toEqual([
      "received",
      world.actor("dpo1").id,
    ]);
    expect(await codeOf(run("dpo1", caseId, macroId))).toBe("macroNothing");
  });

  it("is taken back whole, and its note stays in the file", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    const analyst = world.actor("analystA1").id;
    await desk.api.assign({ ...(await desk.newest(caseId)), ownerId: analyst });
    await as("dpo1").context.follow({ caseId, state: "muted" });
    const macroId = await keep("dpo1", [toMe, note, remind, follow, letter]);
    const { undo } = await run("dpo1", caseId, macroId);
    if (undo === null) throw new Error("There is nothing to undo");
    const at = await desk.newest(caseId);
    await desk.api.undoMacro({ ...at, name: "First look", undo });
    const { frame } = await desk.look(caseId);
    expect(frame.owner?.id).toBe(analyst);
    expect(frame.letters).toEqual([]);
    expect(frame.messages.at(-1)?.kind).toBe("note");
    const { mine, reminders } = await as("dpo1").context.ofCase({ caseId });
    expect([mine, reminders]).toEqual(["muted", []]);
    expect((await provenActions(world, caseId)).at(-1)).toBe(
      "requests.macro-undone",
    );
  });

  it("is not taken back over what somebody did since", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    const macroId = await keep("dpo1", [toMe]);
    const { version, undo } = await run("dpo1", caseId, macroId);
    if (undo === null) throw new Error("There is nothing to undo");
    const other = requestDesk(world, "dpo2");
    await other.api.addNote({ ...(await other.newest(caseId)), text: "Mine." });
    expect(
      await codeOf(desk.api.undoMacro({ caseId, version, name: "x", undo })),
    ).toBe("stale");
  });

  it("is refused when the case or the macro is another than was looked over", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    const macroId = await keep("dpo1", [toMe]);
    const seen = await desk.newest(caseId);
    await desk.api.addNote({ ...seen, text: "Meanwhile." });
    const asked = { macroId, macroVersion: 1 };
    expect(await codeOf(desk.api.applyMacro({ ...seen, ...asked }))).toBe(
      "stale",
    );
    const said = { name: "Other", steps: [note], shared: me };
    await as("dpo1").macros.update({ macroId, version: 1, ...said });
    const now = await desk.newest(caseId);
    expect(await codeOf(desk.api.applyMacro({ ...now, ...asked }))).toBe(
      "macroStale",
    );
  });

  it("opens no case to anybody, and no macro of somebody else", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({});
    await desk.api.assign({
      ...(await desk.newest(caseId)),
      ownerId: null,
      teamId: world.teams.b,
    });
    const own = await keep("analystA1", [toMe]);
    const shared = await keep("dpo1", [toMe], everybody);
    const others = await keep("dpo1", [toMe]);
    const version = (await desk.newest(caseId)).version;
    for (const macroId of [own, shared]) {
      const asked = { caseId, macroId };
      expect(await codeOf(as("analystA1").requests.planMacro(asked))).toBe(
        "notFound",
      );
      expect(
        await codeOf(
          as("analystA1").requests.applyMacro({
            ...asked,
            version,
            macroVersion: 1,
          }),
        ),
      ).toBe("notFound");
    }
    expect(
      await codeOf(
        as("analystB").requests.planMacro({ caseId, macroId: others }),
      ),
    ).toBe("notFound");
    for (const who of ["auditor1", "manager1", "legal1", "admin1"] as const)
      expect(
        await codeOf(as(who).requests.planMacro({ caseId, macroId: shared })),
      ).toBe("notAllowed");
  });
});

describe("a macro on everything that matches", () => {
  async function openMany(count: number): Promise<string[]> {
    const desk = requestDesk(world, "dpo1");
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1)
      ids.push(await desk.open({ personName: `Person ${n}` }));
    return ids;
  }

  it("is looked over first, done case by case, and left undone where one step cannot be", async () => {
    const ids = await openMany(5);
    const [mine = "", without = "", ...rest] = ids;
    const desk = requestDesk(world, "dpo1");
    await desk.classify(without, { personAddress: null });
    const macroId = await keep("dpo1", [toMe, letter]);
    await run("dpo1", mine, macroId);

    const selection = matching(5);
    const checked = await desk.api.planMacroOnMany({ macroId, selection });
    expect(checked).toMatchObject({
      macroVersion: 1,
      ready: 3,
      already: 1,
      perStep: [3, 3],
      leftOut: [{ caseId: without, refusal: { code: "noAddress" } }],
    });
    for (const id of rest)
      expect((await desk.look(id)).frame.letters).toEqual([]);

    const { runId } = await desk.api.startMacro({
      macroId,
      macroVersion: 1,
      selection,
    });
    // What becomes of the macro meanwhile changes no run.
    await as("dpo1").macros.remove({ macroId, version: 1 });
    await world.scheduler.runAll();
    expect(await as("dpo1").runs.get({ runId })).toMatchObject({
      state: "done",
      macro: "First look",
      done: 4,
      failed: 1,
      failures: [{ subjectId: without, refusal: { code: "noAddress" } }],
    });
    expect(await provenActions(world, without)).not.toContain(
      "requests.macro-run",
    );
    for (const id of rest)
      expect((await desk.look(id)).frame).toMatchObject({
        owner: { id: world.actor("dpo1").id },
        letters: [{ state: "draft" }],
      });

    const undo = await as("dpo1").runs.undo({ runId });
    await world.scheduler.runAll();
    expect(await as("dpo1").runs.get({ runId: undo.runId })).toMatchObject({
      state: "done",
      done: 3,
      failed: 0,
    });
    for (const id of rest) expect((await desk.look(id)).frame.owner).toBeNull();
    expect((await desk.look(mine)).frame.owner?.id).toBe(
      world.actor("dpo1").id,
    );
  });

  it("never moves a stage, and is not begun by the door of the other acts", async () => {
    await openMany(1);
    const macroId = await keep("dpo1", [close]);
    const api = as("dpo1").requests;
    const selection = matching(1);
    expect(await codeOf(api.planMacroOnMany({ macroId, selection }))).toBe(
      "notForMany",
    );
    expect(
      await codeOf(api.startMacro({ macroId, macroVersion: 1, selection })),
    ).toBe("notForMany");
    expect(await codeOf(api.startBulk({ action: "macro", selection }))).toBe(
      "notInBulk",
    );
  });
});
