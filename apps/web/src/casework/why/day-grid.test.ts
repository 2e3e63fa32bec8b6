import type { CivilDay, DayEntry } from "@kept/domain/casework/clock";
import { describe, expect, it } from "vitest";
import { addDays } from "../../ui/dates.ts";
import { dayGrid, type DayRow } from "./day-grid.ts";
import { fifteenWorkingDays } from "../../kit/term-days.ts";

function plainDays(from: CivilDay, length: number): DayEntry[] {
  return Array.from({ length }, (_, index) => ({
    on: addDays(from, index),
    kind: index === 0 ? ("start" as const) : ("counted" as const),
    count: index === 0 ? null : index,
    makeUp: false,
    name: null,
    beyondHorizon: false,
  }));
}

function weeksOf(rows: readonly DayRow[]): Extract<DayRow, { kind: "week" }>[] {
  return rows.filter((row) => row.kind === "week");
}

describe("the days of fifteen working days over the autumn holidays of 2026", () => {
  const rows = dayGrid({
    days: fifteenWorkingDays,
    dueOn: "2026-10-13",
    today: "2026-09-21",
  });

  it("run from the Monday before the start to the Sunday after the due day", () => {
    expect(weeksOf(rows).map(({ monday }) => monday)).toEqual([
      "2026-09-14",
      "2026-09-21",
      "2026-09-28",
      "2026-10-05",
      "2026-10-12",
    ]);
  });

  it("name a month once, beside the first week that begins in it", () => {
    expect(
      weeksOf(rows).map(({ month }) => month?.slice(5, 7) ?? null),
    ).toEqual(["09", null, null, "10", null]);
  });

  it("join a holiday into one piece per week", () => {
    const runs = weeksOf(rows).flatMap(({ pieces }) =>
      pieces.flatMap((piece) =>
        piece.kind === "holiday"
          ? [
              `${piece.name?.en ?? ""} ${piece.cells[0].on} +${piece.cells.length}`,
            ]
          : [],
      ),
    );
    expect(runs).toEqual([
      "Mid-Autumn Festival 2026-09-25 +3",
      "National Day 2026-10-01 +4",
      "National Day 2026-10-05 +3",
    ]);
  });

  it("keep the two make-up days as days that count", () => {
    const makeUp = weeksOf(rows)
      .flatMap(({ pieces }) => pieces)
      .flatMap((piece) =>
        piece.kind === "day" && piece.cell.entry?.makeUp ? [piece.cell] : [],
      );
    expect(makeUp.map(({ on, entry }) => [on, entry?.count])).toEqual([
      ["2026-09-20", 3],
      ["2026-10-10", 13],
    ]);
  });

  it("mark today and the due day", () => {
    const cells = weeksOf(rows)
      .flatMap(({ pieces }) => pieces)
      .flatMap((piece) => (piece.kind === "day" ? [piece.cell] : piece.cells));
    expect(cells.filter(({ isToday }) => isToday).map(({ on }) => on)).toEqual([
      "2026-09-21",
    ]);
    expect(cells.filter(({ isDue }) => isDue).map(({ on }) => on)).toEqual([
      "2026-10-13",
    ]);
  });
});

describe("a long term", () => {
  const days = plainDays("2026-01-05", 70);

  it("folds the middle and says how many days are in it", () => {
    const rows = dayGrid({ days, dueOn: "2026-03-15", today: "2026-06-01" });
    expect(rows.map(({ kind }) => kind)).toEqual([
      "week",
      "week",
      "fold",
      "week",
      "week",
    ]);
    expect(rows[2]).toEqual({ kind: "fold", weeks: 6, counted: 42 });
  });

  it("keeps the week of today in sight", () => {
    const rows = dayGrid({ days, dueOn: "2026-03-15", today: "2026-02-11" });
    expect(rows.map(({ kind }) => kind)).toEqual([
      "week",
      "week",
      "fold",
      "week",
      "fold",
      "week",
      "week",
    ]);
  });

  it("names the month again after a fold", () => {
    const rows = dayGrid({ days, dueOn: "2026-03-15", today: "2026-06-01" });
    expect(weeksOf(rows)[2]?.month).toBe("2026-03-02");
  });

  it("is shown whole when asked", () => {
    const rows = dayGrid({
      days,
      dueOn: "2026-03-15",
      today: "2026-06-01",
      unfolded: true,
    });
    expect(rows.every(({ kind }) => kind === "week")).toBe(true);
    expect(rows).toHaveLength(10);
  });

  it("of six weeks is not folded, and a fold of one week is not made", () => {
    const six = dayGrid({
      days: plainDays("2026-01-05", 42),
      dueOn: "2026-02-15",
      today: "2026-06-01",
    });
    expect(six.map(({ kind }) => kind)).not.toContain("fold");
    const sevenWithToday = dayGrid({
      days: plainDays("2026-01-05", 49),
      dueOn: "2026-02-22",
      today: "2026-01-28",
    });
    expect(sevenWithToday.map(({ kind }) => kind)).toEqual([
      "week",
      "week",
      "week",
      "week",
      "week",
      "week",
      "week",
    ]);
  });
});

it("a clock without days has no calendar", () => {
  expect(dayGrid({ days: [], dueOn: null, today: "2026-09-21" })).toEqual([]);
});
