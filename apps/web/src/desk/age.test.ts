import { describe, expect, it } from "vitest";
import { age } from "./age.ts";

const now = "2026-09-21T01:42:00Z";

describe("how long something waits", () => {
  it("is told in whole days, hours or minutes", () => {
    expect(age("2026-09-19T01:00:00Z", now)).toEqual({
      unit: "days",
      count: 2,
    });
    expect(age("2026-09-20T21:00:00Z", now)).toEqual({
      unit: "hours",
      count: 4,
    });
    expect(age("2026-09-21T01:20:00Z", now)).toEqual({
      unit: "minutes",
      count: 22,
    });
  });

  it("is a minute at least, also where two clocks disagree", () => {
    expect(age("2026-09-21T01:43:00Z", now)).toEqual({
      unit: "minutes",
      count: 1,
    });
  });
});
