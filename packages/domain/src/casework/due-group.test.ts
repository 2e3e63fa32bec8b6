import { describe, expect, it } from "vitest";
import { seedCalendars } from "../time/calendars/seed-calendars.ts";
import { calendarById } from "./clock-calendars.ts";
import { dueBounds } from "./due-group.ts";

const china = calendarById(
  { calendars: seedCalendars, policyId: "CN", residenceId: null },
  "CN",
);

describe("the groups of a queue", () => {
  it("count two working days on from today, over a weekend", () => {
    expect(dueBounds("2026-09-17", china).soonUntil).toBe("2026-09-20");
    expect(dueBounds("2026-11-20", china).soonUntil).toBe("2026-11-24");
  });

  it("end this week on its last working day: Thursday before the Mid-Autumn holiday", () => {
    expect(dueBounds("2026-09-21", china)).toEqual({
      today: "2026-09-21",
      soonUntil: "2026-09-23",
      weekUntil: "2026-09-24",
    });
  });

  it("reach to the make-up Sunday of a week that has one", () => {
    expect(dueBounds("2026-09-14", china).weekUntil).toBe("2026-09-20");
  });

  it("end this week today when no working day is left in it", () => {
    expect(dueBounds("2026-10-02", china).weekUntil).toBe("2026-10-02");
    expect(dueBounds("2026-09-20", china).weekUntil).toBe("2026-09-20");
  });
});
