import { describe, expect, test } from "vitest";
import { calendarCn } from "./calendars/calendar-cn.ts";
import {
  calendarYearInput,
  importProblem,
  importYear,
  type CalendarYearInput,
} from "./calendar-import.ts";
import { isCovered, isWorkingDay } from "./work-calendar.ts";

const of2027: CalendarYearInput = {
  year: 2027,
  days: [
    {
      on: "2027-01-01",
      kind: "holiday",
      name: { en: "New Year's Day", zh: "元旦" },
    },
    {
      on: "2027-01-03",
      kind: "makeUp",
      name: { en: "New Year's Day", zh: "元旦" },
    },
  ],
  source: { en: "Invented notice for a test", zh: "测试用虚构通知" },
  confidence: "office",
};

describe("importing a year", () => {
  test("gives the next version with a later horizon and leaves the version before as it was", () => {
    const next = importYear(calendarCn, of2027);
    expect(next).toMatchObject({
      version: 2,
      horizon: "2027-12-31",
      coveredFrom: "2025-01-01",
    });
    expect(isWorkingDay(next, "2027-01-01")).toBe(false);
    expect(isWorkingDay(next, "2027-01-03")).toBe(true);
    expect(isWorkingDay(next, "2026-10-10")).toBe(true);
    expect(calendarCn).toMatchObject({ version: 1, horizon: "2026-12-31" });
    expect(isCovered(calendarCn, "2027-01-01")).toBe(false);
  });

  test("again corrects that year and no other", () => {
    const corrected = importYear(importYear(calendarCn, of2027), {
      ...of2027,
      days: [
        {
          on: "2027-01-04",
          kind: "holiday",
          name: { en: "New Year's Day", zh: "元旦" },
        },
      ],
    });
    expect(corrected).toMatchObject({ version: 3, horizon: "2027-12-31" });
    expect(isWorkingDay(corrected, "2027-01-01")).toBe(true);
    expect(isWorkingDay(corrected, "2027-01-04")).toBe(false);
    expect(corrected.years.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect(corrected.days.filter((day) => day.on < "2027")).toEqual(
      calendarCn.days,
    );
  });

  test("is refused when it would leave a gap, lies before the calendar, or names days twice or of other years", () => {
    expect(
      importProblem(calendarCn, { ...of2027, year: 2028, days: [] })?.en,
    ).toContain("Import 2027 first");
    expect(
      importProblem(calendarCn, { ...of2027, year: 2024, days: [] })?.en,
    ).toContain("begins on 2025-01-01");
    expect(importProblem(calendarCn, { ...of2027, year: 2026 })?.en).toContain(
      "is not in 2026",
    );
    const [first] = of2027.days;
    expect(
      importProblem(calendarCn, {
        ...of2027,
        days: first ? [first, first] : [],
      })?.en,
    ).toContain("named twice");
    expect(importProblem(calendarCn, of2027)).toBeNull();
    expect(() =>
      importYear(calendarCn, { ...of2027, year: 2028, days: [] }),
    ).toThrow("Import 2027 first");
  });

  test("takes only real days, known kinds and known fields", () => {
    expect(calendarYearInput.safeParse(of2027).success).toBe(true);
    const day = {
      on: "2027-02-29",
      kind: "holiday",
      name: { en: "a", zh: "b" },
    };
    expect(
      calendarYearInput.safeParse({ ...of2027, days: [day] }).success,
    ).toBe(false);
    expect(calendarYearInput.safeParse({ ...of2027, more: 1 }).success).toBe(
      false,
    );
  });
});
