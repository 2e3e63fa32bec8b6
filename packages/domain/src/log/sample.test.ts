import { describe, expect, it } from "vitest";
import { isCovered, mayJudge, maySign, weekBefore } from "./sample.ts";

describe("the week that a sample is drawn from", () => {
  it.each([
    ["2026-09-21", "2026-09-14", "2026-09-20"],
    ["2026-09-27", "2026-09-14", "2026-09-20"],
    ["2027-01-04", "2026-12-28", "2027-01-03"],
  ])("is over: on %s it is %s to %s", (today, first, last) => {
    expect(weekBefore(today)).toEqual({ first, last });
  });
});

describe("a sample of the log", () => {
  const inOrder = { finding: "inOrder", remark: null } as const;

  it("is judged by nobody who did it themselves, and with words where something is not in order", () => {
    expect(mayJudge({ actorId: "ann" }, "ann", inOrder)).toMatchObject({
      refusal: { code: "ownAct" },
    });
    expect(mayJudge({ actorId: "ann" }, "bob", inOrder).ok).toBe(true);
    expect(
      mayJudge({ actorId: "ann" }, "bob", { finding: "wrong", remark: null }),
    ).toMatchObject({ refusal: { code: "remarkNeeded" } });
  });

  it("is signed when every row has its finding", () => {
    expect(
      maySign([
        { actorId: "ann", finding: "inOrder" },
        { actorId: "bob", finding: null },
      ]),
    ).toMatchObject({ refusal: { code: "sampleOpen", params: { count: 1 } } });
    expect(maySign([{ actorId: "ann", finding: "question" }]).ok).toBe(true);
  });

  it("is complete when no row is signed for by its own actor alone", () => {
    const rows = [{ actorId: "ann" }, { actorId: "bob" }];
    expect(isCovered(rows, [])).toBe(false);
    expect(isCovered(rows, ["ann"])).toBe(false);
    expect(isCovered(rows, ["cal"])).toBe(true);
    expect(isCovered(rows, ["ann", "bob"])).toBe(true);
  });
});
