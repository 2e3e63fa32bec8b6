import { describe, expect, it } from "vitest";
import { gridLines, lineCount, type GridGroup } from "./grid-lines.ts";

const groups: readonly GridGroup[] = [
  { key: "overdue", title: "Overdue", count: 2, tone: "red" },
  { key: "today", title: "Today", count: 1 },
  { key: "later", title: "Later", count: 71, folded: true },
  { key: "paused", title: "Paused", count: 3 },
];

function lines(rows: readonly string[], isComplete = true): string[] {
  const groupOf = (row: string): string => row.split("-")[0] ?? "";
  return gridLines(rows, { groups, groupOf }, isComplete).map((line) =>
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

  it("a folded group waits until the rows before it are here", () => {
    expect(lines(["overdue-1"], false)).toEqual(["Overdue", "overdue-1"]);
    expect(lines(["overdue-1", "overdue-2", "today-1"], false)).toContain(
      "Later",
    );
  });

  it("an empty group is not shown", () => {
    expect(lines(["paused-1"])).not.toContain("Today");
  });

  it("without groups there are only rows", () => {
    expect(gridLines(["a", "b"], null, true).map((line) => line.kind)).toEqual([
      "row",
      "row",
    ]);
  });
});

describe("how many lines there are", () => {
  it("counts the head, the headings and the rows that are not folded", () => {
    expect(lineCount(77, groups)).toBe(1 + (1 + 2) + (1 + 1) + 1 + (1 + 3));
  });

  it("leaves out the heading of an empty group", () => {
    expect(lineCount(0, [{ key: "today", title: "Today", count: 0 }])).toBe(1);
  });

  it("without groups it is the rows and the head", () => {
    expect(lineCount(84, null)).toBe(85);
  });

  it("says that it does not know", () => {
    expect(lineCount(null, groups)).toBe(-1);
  });
});
