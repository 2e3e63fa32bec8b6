import { describe, expect, test } from "vitest";
import {
  addDays,
  civilDayOf,
  daysFrom,
  endOfDay,
  startOfDay,
  weekdayOf,
} from "./civil-day.ts";

describe("a civil day", () => {
  test("belongs to the zone: the same instant is another day elsewhere", () => {
    const at = "2026-09-15T18:30:00Z";
    expect(civilDayOf(at, "Asia/Shanghai")).toBe("2026-09-16");
    expect(civilDayOf(at, "Europe/Berlin")).toBe("2026-09-15");
  });

  test("ends one second before the next day begins", () => {
    expect(endOfDay("2026-10-13", "Asia/Shanghai")).toBe(
      "2026-10-13T15:59:59Z",
    );
    expect(endOfDay("2026-10-16", "Europe/Berlin")).toBe(
      "2026-10-16T21:59:59Z",
    );
  });

  test("ends at its own local midnight on the days the clocks change", () => {
    expect(endOfDay("2026-03-29", "Europe/Berlin")).toBe(
      "2026-03-29T21:59:59Z",
    );
    expect(endOfDay("2026-10-25", "Europe/Berlin")).toBe(
      "2026-10-25T22:59:59Z",
    );
    expect(endOfDay("2026-11-01", "America/Los_Angeles")).toBe(
      "2026-11-02T07:59:59Z",
    );
  });

  test("still ends where a clock change skips or repeats midnight", () => {
    // Chile skips 00:00 to 01:00 on 2026-09-06 and repeats 23:00 to 24:00 on 2026-04-04.
    expect(endOfDay("2026-09-05", "America/Santiago")).toBe(
      "2026-09-06T03:59:59Z",
    );
    expect(endOfDay("2026-04-04", "America/Santiago")).toBe(
      "2026-04-05T03:59:59Z",
    );
    expect(startOfDay("2026-09-06", "America/Santiago")).toBe(
      "2026-09-06T04:00:00Z",
    );
  });

  test("is counted over month ends, leap days and years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysFrom("2026-01-31", "2026-03-02")).toBe(30);
    expect(daysFrom("2026-03-02", "2026-01-31")).toBe(-30);
  });

  test("has a weekday from Monday 1 to Sunday 7", () => {
    expect(weekdayOf("2026-09-21")).toBe(1);
    expect(weekdayOf("2026-09-20")).toBe(7);
  });
});
