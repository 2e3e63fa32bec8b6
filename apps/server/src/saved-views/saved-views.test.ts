import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historyOfObject } from "../ledger/history-views.ts";
import { refusalOf, requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type CastName, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
});
afterAll(() => world.close());

const register = "requests";

function views(who: CastName) {
  return world.as(who).views;
}

async function namesSeenBy(who: CastName): Promise<string[]> {
  const seen = await views(who).list({ register });
  return seen.views.map(({ name }) => name);
}

type Shared = Parameters<ReturnType<typeof views>["save"]>[0]["shared"];

async function save(
  who: CastName,
  name: string,
  shared: Shared = { with: "me" },
): Promise<string> {
  const { viewId } = await views(who).save({
    register,
    name,
    address: "?view=mine&type=deletion&sort=-received",
    shared,
  });
  return viewId;
}

async function lineOf(who: CastName, viewId: string) {
  const seen = await views(who).list({ register });
  const line = seen.views.find(({ id }) => id === viewId);
  if (line === undefined) throw new Error(`${who} does not see it.`);
  return line;
}

describe("a saved view", () => {
  it("fills the address with all that it shows, and with nothing anybody searched for", async () => {
    const { viewId } = await views("analystA1").save({
      register,
      name: "Deletions, newest first",
      address:
        "?view=mine&type=deletion&sort=-received&cols=clock:160,person&text=Hannah",
      shared: { with: "me" },
    });
    const { address, shared, mayChange, owner } = await lineOf(
      "analystA1",
      viewId,
    );
    expect(address).toBe(
      `?view=${viewId}&type=deletion&owner=me&snoozed=no&sort=-received&cols=reference,clock:160,person`,
    );
    expect(shared).toEqual({ with: "me" });
    expect(mayChange).toBe(true);
    expect(owner?.name).toBe("analystA1");
  });

  it("of one's own is one's own", async () => {
    const viewId = await save("analystA1", "Mine alone");
    for (const who of ["analystA2", "dpo1", "manager1"] as const) {
      expect(await namesSeenBy(who)).not.toContain("Mine alone");
      const refusal = await refusalOf(
        views(who).remove({ viewId, version: 1 }),
      );
      expect(refusal?.code, who).toBe("notFound");
    }
  });

  it("of a team is seen by the team, of a role by the role, and both are kept by the officer", async () => {
    const teamA = world.actor("analystA1").teamId;
    await save("dpo1", "For team A", { with: "team", teamId: teamA });
    await save("dpo1", "For all", { with: "team", teamId: null });
    const ofRole = await save("dpo1", "For managers", {
      with: "role",
      role: "manager",
    });
    expect(await namesSeenBy("analystA2")).toEqual(["For all", "For team A"]);
    expect(await namesSeenBy("analystB")).toEqual(["For all"]);
    expect(await namesSeenBy("manager1")).toEqual(["For all", "For managers"]);
    const refusal = await refusalOf(
      views("manager1").remove({ viewId: ofRole, version: 1 }),
    );
    expect(refusal?.code).toBe("notAllowed");
    expect((await lineOf("manager1", ofRole)).mayChange).toBe(false);
    for (const shared of [
      { with: "team", teamId: teamA },
      { with: "role", role: "analyst" },
    ] as const) {
      const refused = await refusalOf(
        views("analystA1").save({ register, name: "x", address: "", shared }),
      );
      expect(refused?.code).toBe("notAllowed");
    }
  });

  it("is changed by whoever looked at it last, and its removal can be taken back", async () => {
    const viewId = await save("dpo1", "Before");
    const { version } = await views("dpo1").update({
      viewId,
      version: 1,
      name: "After",
      address: "?lane=unverified",
    });
    expect((await lineOf("dpo1", viewId)).address).toBe(
      `?view=${viewId}&lane=unverified`,
    );
    const late = await refusalOf(
      views("dpo1").update({ viewId, version: 1, name: "Late", address: "" }),
    );
    expect(late?.code).toBe("viewStale");
    const removed = await views("dpo1").remove({ viewId, version });
    expect(await namesSeenBy("dpo1")).not.toContain("After");
    await views("dpo1").restore({ viewId, version: removed.version });
    expect(await namesSeenBy("dpo1")).toContain("After");
    const told = await historyOfObject(world.db, { kind: "view", id: viewId });
    expect(told.map(({ action }) => action)).toEqual([
      "views.saved",
      "views.updated",
      "views.removed",
      "views.restored",
    ]);
  });

  it("is kept only for lists that the person may look into", async () => {
    for (const call of [
      () => views("admin1").list({ register }),
      () => save("admin1", "x"),
      () => views("dpo1").list({ register: "boats" }),
    ])
      expect((await refusalOf(call()))?.code).toBe("notFound");
  });
});

describe("the view a list opens with", () => {
  it("is one's own choice, then that of the role, then the first", async () => {
    const opens = async () => (await views("legal1").list({ register })).opens;
    expect(await opens()).toBe("nextDue");
    const ofRole = await save("dpo1", "For counsel", {
      with: "role",
      role: "legal",
    });
    await views("dpo1").setDefault({ register, role: "legal", view: ofRole });
    expect(await opens()).toBe(ofRole);
    await views("legal1").setDefault({ register, role: null, view: "mine" });
    expect(await opens()).toBe("mine");
    await views("legal1").setDefault({ register, role: null, view: null });
    await views("dpo1").remove({ viewId: ofRole, version: 1 });
    expect(await opens()).toBe("nextDue");
  });

  it("is set for a role by the officer alone, and to nothing that the role does not see", async () => {
    const own = await save("dpo1", "The officer's own");
    const codes = [
      await refusalOf(
        views("analystA1").setDefault({
          register,
          role: "analyst",
          view: "mine",
        }),
      ),
      await refusalOf(
        views("dpo1").setDefault({ register, role: "analyst", view: own }),
      ),
      await refusalOf(
        views("analystA1").setDefault({ register, role: null, view: own }),
      ),
    ].map((refusal) => refusal?.code);
    expect(codes).toEqual(["notAllowed", "notFound", "notFound"]);
  });
});

describe("the number on a saved view", () => {
  it("counts its rows as far as the person may know of them, and stands on no view that they do not see", async () => {
    const mine = requestDesk(world, "analystA1");
    const before = await mine.open({ types: ["deletion"] });
    await mine.open({ types: ["deletion"] });
    await mine.open({ types: ["access"] });
    await mine.classify(before);
    const save = (shared: Shared) =>
      views("dpo1").save({
        register,
        name: "Deletions",
        address: "?view=nextDue&type=deletion",
        shared,
      });
    const { viewId: everybodys } = await save({ with: "team", teamId: null });
    const { viewId: own } = await save({ with: "me" });
    const counts = async (who: CastName) =>
      (await world.as(who).requests.counts()) as Record<string, number>;
    expect((await counts("dpo1"))[everybodys]).toBe(2);
    expect((await counts("dpo1"))[own]).toBe(2);
    const theirs = await counts("analystA1");
    expect([theirs[everybodys], theirs[own]]).toEqual([2, undefined]);
    // Another team's cases are in no number of theirs.
    expect((await counts("analystB"))[everybodys]).toBe(0);
  });
});
