import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  makeDraftKeeper,
  type DraftState,
  type KeptDraft,
  type Written,
} from "./draft-keeper.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function house() {
  const saved: { values: Written; base: number | null }[] = [];
  const discarded: string[] = [];
  const states: DraftState[] = [];
  const unsaved: boolean[] = [];
  let token = 0;
  let isAway = false;
  let older: KeptDraft["older"] = null;
  const keeper = makeDraftKeeper({
    save: async (values, base) => {
      await Promise.resolve();
      if (isAway) throw new Error("away");
      saved.push({ values, base });
      token += 1;
      return { id: "d1", token, savedAt: "2026-09-16T02:00:00.000Z", older };
    },
    discard: (id) => {
      discarded.push(id);
      return Promise.resolve();
    },
    dropOlder: () => Promise.resolve(),
    onChange: ({ state }) => states.push(state),
    onUnsaved: (is) => unsaved.push(is),
  });
  return {
    keeper,
    saved,
    discarded,
    states,
    unsaved,
    setAway: (away: boolean) => {
      isAway = away;
    },
    setOlder: (text: KeptDraft["older"]) => {
      older = text;
    },
  };
}

describe("what is written", () => {
  it("is saved within two seconds of a pause, once, with its last words", async () => {
    const { keeper, saved } = house();
    for (const text of ["a", "ab", "abc"]) {
      keeper.write({ text });
      await vi.advanceTimersByTimeAsync(300);
    }
    await vi.advanceTimersByTimeAsync(1_700);
    expect(saved).toEqual([{ values: { text: "abc" }, base: null }]);
    expect(keeper.standing().state).toBe("saved");
  });

  it("is saved while somebody never pauses", async () => {
    const { keeper, saved } = house();
    for (let at = 0; at < 30; at += 1) {
      keeper.write({ text: "x".repeat(at + 1) });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(saved.length).toBeGreaterThan(0);
  });

  it("goes on from what was kept last", async () => {
    const { keeper, saved } = house();
    keeper.write({ text: "one" });
    await keeper.save();
    keeper.write({ text: "two" });
    await keeper.save();
    expect(saved.map(({ base }) => base)).toEqual([null, 1]);
  });

  it("that comes while a save is under way is saved after it", async () => {
    const { keeper, saved } = house();
    keeper.write({ text: "one" });
    const underway = keeper.save();
    keeper.write({ text: "one and two" });
    expect(await underway).toBe(true);
    expect(saved.at(-1)?.values).toEqual({ text: "one and two" });
  });

  it("is tried again by itself when the house was away, and said to be unsaved meanwhile", async () => {
    const { keeper, saved, setAway, unsaved } = house();
    setAway(true);
    keeper.write({ text: "kept on the page" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect([keeper.standing().state, unsaved.at(-1)]).toEqual(["failed", true]);
    setAway(false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(saved).toHaveLength(1);
    expect([keeper.standing().state, unsaved.at(-1)]).toEqual(["saved", false]);
  });

  it("and taken out again leaves no draft", async () => {
    const { keeper, discarded } = house();
    keeper.write({ text: "x" });
    await keeper.save();
    keeper.write({});
    await keeper.save();
    expect(discarded).toEqual(["d1"]);
    expect(keeper.standing().state).toBe("empty");
  });
});

describe("a form that is sent", () => {
  it("names its draft, and nothing is saved after the act it became", async () => {
    const { keeper, saved, unsaved } = house();
    keeper.write({ text: "first" });
    await keeper.save();
    keeper.write({ text: "first and last words" });
    expect(await keeper.hold()).toBe("d1");
    await vi.advanceTimersByTimeAsync(20_000);
    keeper.close();
    keeper.write({ text: "late" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(saved).toHaveLength(1);
    expect(unsaved.at(-1)).toBe(false);
  });

  it("goes on being saved when it was refused", async () => {
    const { keeper, saved } = house();
    keeper.write({ text: "refused" });
    await keeper.hold();
    keeper.release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved).toHaveLength(1);
  });
});

describe("two windows", () => {
  it("the other's words are offered, and taking them offers these", async () => {
    const { keeper, saved, setOlder } = house();
    setOlder({
      values: { text: "theirs" },
      savedAt: "2026-09-16T01:59:00.000Z",
    });
    keeper.write({ text: "mine" });
    await keeper.save();
    expect(keeper.standing().kept?.older?.values).toEqual({ text: "theirs" });
    const taken = keeper.takeOlder();
    keeper.write(taken ?? {});
    await keeper.save();
    // Not going on from "mine", so that the house keeps it beside.
    expect(saved.at(-1)).toEqual({ values: { text: "theirs" }, base: null });
  });

  it("not wanted, they are gone", async () => {
    const { keeper, setOlder } = house();
    setOlder({
      values: { text: "theirs" },
      savedAt: "2026-09-16T01:59:00.000Z",
    });
    keeper.write({ text: "mine" });
    await keeper.save();
    keeper.dropOlder();
    expect(keeper.standing().kept?.older).toBeNull();
  });
});

it("a draft from before is gone on from, and thrown away at once", async () => {
  const { keeper, saved, discarded } = house();
  keeper.adopt(
    { id: "d0", token: 7, savedAt: "2026-09-16T01:00:00.000Z", older: null },
    { text: "from yesterday" },
  );
  keeper.write({ text: "from yesterday" });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(saved, "nothing new was written").toEqual([]);
  keeper.write({ text: "from yesterday, more" });
  await keeper.save();
  expect(saved[0]?.base).toBe(7);
  await keeper.discard();
  expect([discarded, keeper.standing().state]).toEqual([["d1"], "empty"]);
});
