import { describe, expect, it } from "vitest";
import { makePresence } from "./presence.ts";

function room() {
  let ms = 0;
  const told: string[] = [];
  const presence = makePresence({
    now: () => ms,
    onChange: (caseId) => told.push(caseId),
  });
  const here = (
    personId: string,
    caseId: string | null,
    more: { tabId?: string; doing?: "viewing" | "writing" } = {},
  ) => {
    presence.here({
      tabId: "tab",
      doing: "viewing",
      ...more,
      personId,
      caseId,
    });
  };
  return { presence, told, here, pass: (more: number) => (ms += more) };
}

describe("presence", () => {
  it("knows who looks and who writes, and says only what is new", () => {
    const { presence, told, here } = room();
    here("zhou", "c1");
    here("zhou", "c1");
    here("zhou", "c1", { doing: "writing" });
    expect(presence.present()).toEqual([
      expect.objectContaining({ personId: "zhou", doing: "writing" }),
    ]);
    expect(told).toEqual(["c1", "c1"]);
  });

  it("names a person with two tabs once, as writing", () => {
    const { presence, here } = room();
    here("zhou", "c1", { tabId: "one", doing: "writing" });
    here("zhou", "c1", { tabId: "two" });
    expect(presence.present()).toEqual([
      { caseId: "c1", personId: "zhou", doing: "writing" },
    ]);
  });

  it("moves with the tab and tells both cases", () => {
    const { presence, told, here } = room();
    here("zhou", "c1");
    here("zhou", "c2");
    expect(presence.present().map(({ caseId }) => caseId)).toEqual(["c2"]);
    expect(told).toEqual(["c1", "c1", "c2"]);
    here("zhou", null);
    expect(presence.present()).toEqual([]);
  });

  it("lets go of a tab that says nothing any more", () => {
    const { presence, told, here, pass } = room();
    here("zhou", "c1");
    pass(49_000);
    expect(presence.present()).toHaveLength(1);
    pass(2_000);
    expect(presence.present()).toEqual([]);
    expect(told).toEqual(["c1", "c1"]);
  });

  it("does not let anybody speak for the tab of another", () => {
    const { presence, here } = room();
    here("zhou", "c1");
    here("lin", null);
    expect(presence.present()).toHaveLength(1);
  });
});
