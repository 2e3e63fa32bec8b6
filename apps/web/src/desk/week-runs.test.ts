import { describe, expect, it } from "vitest";
import type { DeskDay } from "./today-data.ts";
import { weekRuns } from "./week-runs.ts";

const midAutumn = { en: "Mid-Autumn Festival", zh: "中秋节" };

function day(
  on: string,
  type: DeskDay["type"],
  more: Partial<DeskDay> = {},
): DeskDay {
  return { on, type, makeUp: false, name: null, due: 0, dueIn: {}, ...more };
}

describe("the strip of the week", () => {
  it("keeps every working day by itself", () => {
    const runs = weekRuns([
      day("2026-09-20", "working", { makeUp: true, due: 1 }),
      day("2026-09-21", "working", { due: 4 }),
    ]);
    expect(runs.map(({ from, makeUp, due }) => [from, makeUp, due])).toEqual([
      ["2026-09-20", true, 1],
      ["2026-09-21", false, 4],
    ]);
  });

  it("merges a holiday with its weekend and names it", () => {
    const [run] = weekRuns([
      day("2026-09-25", "holiday", { name: midAutumn, due: 1 }),
      day("2026-09-26", "weekend"),
      day("2026-09-27", "weekend", { due: 1 }),
    ]);
    expect(run).toMatchObject({
      kind: "holiday",
      from: "2026-09-25",
      until: "2026-09-27",
      days: 3,
      name: midAutumn,
      due: 2,
    });
  });

  it("makes a weekend before a holiday part of it", () => {
    const [run] = weekRuns([
      day("2026-05-02", "weekend"),
      day("2026-05-03", "weekend"),
      day("2026-05-04", "holiday", { name: midAutumn }),
    ]);
    expect(run).toMatchObject({ kind: "holiday", days: 3, name: midAutumn });
  });

  it("does not join days of rest across a working day", () => {
    const runs = weekRuns([
      day("2026-09-19", "weekend"),
      day("2026-09-20", "working", { makeUp: true }),
      day("2026-09-25", "holiday", { name: midAutumn }),
    ]);
    expect(runs).toHaveLength(3);
  });
});
