import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDe } from "./calendars/calendar-de.ts";
import { calendarFr } from "./calendars/calendar-fr.ts";
import { calendarHk } from "./calendars/calendar-hk.ts";
import { calendarZa } from "./calendars/calendar-za.ts";
import { addDays } from "./civil-day.ts";
import { monthsAfter } from "./months.ts";
import { retentionEnds } from "./retention.ts";
import { rollForward } from "./roll.ts";

describe("a month under Reg. 1182/71", () => {
  test.each([
    ["2026-09-16", 1, "2026-10-16"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-03-31", 1, "2026-04-30"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2028-02-29", 12, "2029-02-28"],
  ])(
    "from %s, %i months, ends on %s before any roll",
    (start, months, last) => {
      expect(monthsAfter(start, months)).toBe(last);
    },
  );

  test("extended is counted from the start, not from the month before: 31 January and three months is 30 April", () => {
    expect(monthsAfter("2026-01-31", 3)).toBe("2026-04-30");
    expect(monthsAfter(monthsAfter("2026-01-31", 1), 2)).toBe("2026-04-28");
  });
});

describe("a last day", () => {
  test("on a Saturday moves to Monday (DL-06)", () => {
    expect(rollForward("2026-02-28", calendarDe, "weekendsAndHolidays")).toBe(
      "2026-03-02",
    );
  });

  test("on a holiday before a weekend moves behind it (DL-08)", () => {
    expect(rollForward("2026-05-01", calendarFr, "weekendsAndHolidays")).toBe(
      "2026-05-04",
    );
  });

  test("on a working day stays (DL-07)", () => {
    expect(rollForward("2028-02-29", calendarDe, "weekendsAndHolidays")).toBe(
      "2028-02-29",
    );
  });

  test("on a Saturday stays where the law names only Sundays and holidays", () => {
    expect(rollForward("2026-11-28", calendarHk, "sundaysAndHolidays")).toBe(
      "2026-11-28",
    );
    expect(rollForward("2026-11-29", calendarHk, "sundaysAndHolidays")).toBe(
      "2026-11-30",
    );
    // 26 Dec 2026 is a Saturday and a public holiday.
    expect(rollForward("2026-12-25", calendarZa, "sundaysAndHolidays")).toBe(
      "2026-12-28",
    );
  });
});

describe("retention", () => {
  test("ends 90 days after a log was written, 30 after an account was cancelled, two years after an order (DL-21)", () => {
    expect(retentionEnds("2026-08-24", { unit: "days", amount: 90 })).toBe(
      "2026-11-22",
    );
    expect(retentionEnds("2026-01-31", { unit: "days", amount: 30 })).toBe(
      "2026-03-02",
    );
    expect(retentionEnds("2024-02-29", { unit: "years", amount: 2 })).toBe(
      "2026-02-28",
    );
    expect(retentionEnds("2024-02-29", { unit: "years", amount: 4 })).toBe(
      "2028-02-29",
    );
  });

  test("never ends earlier for data that began later", () => {
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => addDays("2024-01-01", n));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 12 }), (a, b, years) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(
          retentionEnds(first, { unit: "years", amount: years }) <=
            retentionEnds(second, { unit: "years", amount: years }),
        ).toBe(true);
      }),
    );
  });
});
