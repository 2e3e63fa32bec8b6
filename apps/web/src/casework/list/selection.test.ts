import type { ListQuery } from "@kept/domain/casework/listing-query";
import { describe, expect, it } from "vitest";
import {
  allSelected,
  isSelected,
  nothingSelected,
  select,
  selectedCount,
  selectionOf,
} from "./selection.ts";

const query: ListQuery = {
  view: "nextDue",
  where: { state: ["open"] },
  sort: "due",
  direction: "asc",
  group: "due",
  columns: null,
  density: "compact",
  layout: "scroll",
};
const list = { query, text: "", total: 1_284 };

describe("selecting cases", () => {
  it("one by one, and out again", () => {
    const both = select(nothingSelected, ["a", "b"], true);
    expect(selectedCount(both, 1_284)).toBe(2);
    const second = select(both, ["a"], false);
    expect(isSelected(second, "a")).toBe(false);
    expect(selectionOf(second, list)).toEqual({ kind: "ids", ids: ["b"] });
  });

  it("everything but a few, which come back in", () => {
    const without = select(allSelected, ["a"], false);
    expect(isSelected(without, "a")).toBe(false);
    expect(isSelected(without, "b")).toBe(true);
    expect(selectedCount(without, 1_284)).toBe(1_283);
    expect(selectionOf(without, { ...list, text: "wet boots" })).toEqual({
      kind: "matching",
      query,
      text: "wet boots",
      except: ["a"],
      count: 1_284,
    });
    expect(select(without, ["a"], true)).toEqual(allSelected);
  });

  it("nothing is no selection, and everything of nothing neither", () => {
    expect(selectionOf(nothingSelected, list)).toBeNull();
    expect(selectionOf(allSelected, { ...list, total: 0 })).toBeNull();
  });
});
