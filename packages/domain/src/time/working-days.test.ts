import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarCn } from "./calendars/calendar-cn.ts";
import { seedCalendars } from "./calendars/seed-calendars.ts";
import { addDays } from "./civil-day.ts";
import {
  dayStanding,
  isWorkingDay,
  type WorkCalendar,
} from "./work-calendar.ts";
import { workingDaysAfter, workingDaysBetween } from "./working-days.ts";

const cn = { calendar: calendarCn };
const someDay = fc
  .integer({ min: 0, max: 1000 })
  .map((n) => addDays("2025-01-01", n));
const someCalendar = fc.constantFrom(...seedCalendars);
const someAmount = fc.integer({ min: 1, max: 60 });

describe("working days", () => {
  test("count make-up days and skip holidays (DL-02)", () => {
    expect(workingDaysAfter("2026-09-16", 15, cn)).toBe("2026-10-13");
    expect(workingDaysAfter("2026-09-17", 15, cn)).toBe("2026-10-14");
    expect(workingDaysAfter("2026-09-16", 30, cn)).toBe("2026-11-03");
  });

  test("take the day of the event as day 0, also when it is a day off", () => {
    // Sunday 27 Sep is a holiday; Monday 28 is day 1.
    expect(workingDaysAfter("2026-09-27", 1, cn)).toBe("2026-09-28");
    // A make-up Sunday is day 0 like any other day.
    expect(workingDaysAfter("2026-09-20", 1, cn)).toBe("2026-09-21");
  });

  test("between two days leave out the first and count the last", () => {
    expect(workingDaysBetween("2026-09-21", "2026-10-13", calendarCn)).toBe(11);
    expect(workingDaysBetween("2026-09-30", "2026-10-07", calendarCn)).toBe(0);
    expect(workingDaysBetween("2026-10-13", "2026-10-13", calendarCn)).toBe(0);
  });

  test("end on a working day, with exactly so many working days behind the start", () => {
    fc.assert(
      fc.property(
        someDay,
        someAmount,
        someCalendar,
        (start, amount, calendar) => {
          const end = workingDaysAfter(start, amount, { calendar });
          expect(isWorkingDay(calendar, end)).toBe(true);
          expect(workingDaysBetween(start, end, calendar)).toBe(amount);
        },
      ),
    );
  });

  test("never end earlier when they start later, and end strictly later when there are more of them", () => {
    fc.assert(
      fc.property(
        someDay,
        someAmount,
        someCalendar,
        (start, amount, calendar) => {
          const end = workingDaysAfter(start, amount, { calendar });
          expect(
            workingDaysAfter(addDays(start, 1), amount, { calendar }) >= end,
          ).toBe(true);
          expect(workingDaysAfter(start, amount + 1, { calendar }) > end).toBe(
            true,
          );
        },
      ),
    );
  });

  test("end earlier or on the same day when a weekend day is made a working day", () => {
    fc.assert(
      fc.property(someDay, someAmount, someDay, (start, amount, on) => {
        const more: WorkCalendar = {
          ...calendarCn,
          days: [
            ...calendarCn.days,
            { on, kind: "makeUp", name: { en: "Make-up", zh: "调休" } },
          ],
        };
        expect(
          workingDaysAfter(start, amount, { calendar: more }) <=
            workingDaysAfter(start, amount, cn),
        ).toBe(true);
      }),
    );
  });
});

describe("a day in a calendar", () => {
  test("is a working day by decree before it is a holiday, and a holiday before its weekday is asked", () => {
    const on = "2026-09-20";
    const both: WorkCalendar = {
      ...calendarCn,
      days: [
        { on, kind: "holiday", name: { en: "Holiday", zh: "假日" } },
        { on, kind: "makeUp", name: { en: "Make-up", zh: "调休" } },
      ],
    };
    expect(dayStanding(both, on)).toMatchObject({
      type: "working",
      makeUp: true,
    });
    expect(dayStanding(calendarCn, "2026-09-26")).toMatchObject({
      type: "holiday",
      name: { zh: "中秋节" },
    });
    expect(dayStanding(calendarCn, "2026-09-19")).toMatchObject({
      type: "weekend",
      name: null,
    });
  });

  test("outside of the covered years follows the weekday rule and says that it does not know", () => {
    expect(dayStanding(calendarCn, "2026-12-31")).toMatchObject({
      known: true,
    });
    expect(dayStanding(calendarCn, "2027-01-01")).toEqual({
      type: "working",
      makeUp: false,
      name: null,
      known: false,
    });
    expect(dayStanding(calendarCn, "2027-01-02")).toMatchObject({
      type: "weekend",
      known: false,
    });
    expect(dayStanding(calendarCn, "2024-12-31")).toMatchObject({
      known: false,
    });
  });
});
