import { describe, expect, it } from "vitest";
import { gridLines, type GridGroup } from "./grid-lines.ts";

const groups: readonly GridGroup[] = [
  { key: "overdue", title: "Overdue", count: 2, tone: "red" },
  { key: "today", title: "Today", count: 1 },
  { key: "later", title: "Later", count: 71, folded: true },
  { key: "paused", title: "Paused", count: 3 },
];

function lines(rows: readonly string[]): string[] {
  const groupOf = (row: string): string => row.split("-")[0] ?? "";
  return gridLines(rows, { groups, groupOf }).map((line) =>
    line.kind === "row" ? line.row : line.group.title,
  );
}

describe("lines of a list", () => {
  it("a group has one heading, before its first row", () => {
    expect(lines(["overdue-1", "overdue-2"])).toEqual([
      "Overdue",
      "overdue-1",
      "overdue-2",
      "Later",
    ]);
  });

  it("a folded group shows its heading and none of its rows, even when they are here", () => {
    expect(lines(["later-1", "paused-1"])).toEqual([
      "Later",
      "Paused",
      "paused-1",
    ]);
  });

  it("an empty group is not shown", () => {
    expect(lines(["paused-1"])).not.toContain("Today");
  });

  it("without groups there are only rows", () => {
    expect(gridLines(["a", "b"], null).map((line) => line.kind)).toEqual([
      "row",
      "row",
    ]);
  });
});
