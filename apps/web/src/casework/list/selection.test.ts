import type { ListQuery } from "@kept/domain/casework/listing";
import { describe, expect, it } from "vitest";
import {
  allSelected,
  isSelected,
  nothingSelected,
  select,
  selectedCount,
  selectionOf,
} from "./selection.ts";

const one = { id: "id-1", reference: "DSR-2026-00001" };
const two = { id: "id-2", reference: "DSR-2026-00002" };
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

describe("selecting rows", () => {
  it("one by one, and out again", () => {
    const both = select(nothingSelected, [one, two], true);
    expect(selectedCount(both, 1_284)).toBe(2);
    const second = select(both, [one], false);
    expect(isSelected(second, one.reference)).toBe(false);
    expect(selectionOf(second, list)).toEqual({ kind: "ids", ids: ["id-2"] });
  });

  it("everything but a few, which come back in", () => {
    const without = select(allSelected, [one], false);
    expect(isSelected(without, one.reference)).toBe(false);
    expect(isSelected(without, two.reference)).toBe(true);
    expect(selectedCount(without, 1_284)).toBe(1_283);
    expect(selectionOf(without, { ...list, text: "wet boots" })).toEqual({
      kind: "matching",
      query,
      text: "wet boots",
      except: ["id-1"],
      count: 1_284,
    });
    expect(select(without, [one], true)).toEqual(allSelected);
  });

  it("nothing is no selection, and everything of nothing neither", () => {
    expect(selectionOf(nothingSelected, list)).toBeNull();
    expect(selectionOf(allSelected, { ...list, total: 0 })).toBeNull();
  });
});
