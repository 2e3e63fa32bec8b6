import { describe, expect, it } from "vitest";
import {
  addDays,
  civilMoment,
  daysBetween,
  formatDate,
  formatDay,
  formatDayNumber,
  formatMonth,
  weekdayFromMonday,
  weekdayNames,
  zoneName,
} from "./dates.ts";

describe("a day in words", () => {
  it.each([
    ["short", "Tue 13 Oct", "10月13日 周二"],
    ["plain", "13 Oct", "10月13日"],
    ["long", "Tue 13 Oct 2026", "2026年10月13日 周二"],
    ["full", "Tuesday 13 October 2026", "2026年10月13日 星期二"],
  ] as const)("%s", (style, english, chinese) => {
    expect(formatDay("2026-10-13", "en", style)).toBe(english);
    expect(formatDay("2026-10-13", "zh", style)).toBe(chinese);
  });

  it("has no spaces inside a Chinese date", () => {
    expect(formatDate("2027-02-02", "zh")).toBe("2027年2月2日");
    expect(formatMonth("2027-02-02", "zh")).toBe("2月");
    expect(formatDayNumber("2027-02-02", "zh")).toBe("2日 周二");
  });

  it("writes September in three letters, like every other month", () => {
    expect(formatDay("2026-09-16", "en", "short")).toBe("Wed 16 Sep");
    expect(formatDayNumber("2026-09-17", "en")).toBe("Thu 17");
  });
});

describe("weeks", () => {
  it("begin on Monday", () => {
    expect(weekdayNames("en")[0]).toBe("Mon");
    expect(weekdayNames("zh").at(-1)).toBe("周日");
    expect(weekdayFromMonday("2026-09-21")).toBe(0);
    expect(weekdayFromMonday("2026-09-27")).toBe(6);
  });

  it("run over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(daysBetween("2026-10-13", "2026-09-21")).toBe(-22);
  });
});

describe("what the wall shows", () => {
  it("is told in the zone that is asked for", () => {
    const at = "2026-09-21T16:30:00Z";
    expect(civilMoment(at, "Asia/Shanghai")).toEqual({
      on: "2026-09-22",
      time: "00:30",
    });
    expect(civilMoment(at, "America/New_York")).toEqual({
      on: "2026-09-21",
      time: "12:30",
    });
  });

  it("names a zone by its place, and one we do not know by its own last name", () => {
    expect(zoneName("Asia/Shanghai", "zh")).toBe("上海");
    expect(zoneName("America/Port_of_Spain", "en")).toBe("Port of Spain");
  });
});
