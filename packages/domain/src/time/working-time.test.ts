import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarCn } from "./calendars/calendar-cn.ts";
import { calendarDe } from "./calendars/calendar-de.ts";
import { isWorkingDay } from "./work-calendar.ts";
import { morningOf, nextWorkingMoment, snoozedUntil } from "./working-time.ts";

const shanghai = {
  zone: "Asia/Shanghai",
  from: "09:00",
  until: "18:00",
  calendar: calendarCn,
};
const berlin = { ...shanghai, zone: "Europe/Berlin", calendar: calendarDe };

/** As the person's own wall clock reads it. */
function wall(at: string, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(new Date(at));
}

describe("a reminder comes only while somebody works", () => {
  test.each([
    [
      "on a working day, when it was asked for",
      "2026-09-21T10:30",
      "2026-09-21 10:30",
    ],
    ["before work, when work begins", "2026-09-21T06:00", "2026-09-21 09:00"],
    ["after work, the next morning", "2026-09-21T18:00", "2026-09-22 09:00"],
    [
      "on a plain Sunday night, on Monday morning",
      "2026-09-13T22:00",
      "2026-09-14 09:00",
    ],
    [
      "on a Sunday that is worked by decree, at once",
      "2026-09-20T10:00",
      "2026-09-20 10:00",
    ],
    [
      "in the evening before the Mid-Autumn holiday, after it",
      "2026-09-24T19:00",
      "2026-09-28 09:00",
    ],
    [
      "in the National Day week, after the whole of it",
      "2026-10-01T10:00",
      "2026-10-08 09:00",
    ],
  ])("asked for %s", (_what, asked, comes) => {
    expect(
      wall(nextWorkingMoment(`${asked}:00+08:00`, shanghai), "Asia/Shanghai"),
    ).toBe(comes);
  });

  test("in the zone of the person, on the day that summer time ends there", () => {
    // Sunday 25 October 2026: 02:30 happens twice in Berlin.
    const comes = nextWorkingMoment("2026-10-25T00:30:00Z", berlin);
    expect(wall(comes, "Europe/Berlin")).toBe("2026-10-26 09:00");
    expect(comes).toBe("2026-10-26T08:00:00Z");
  });

  test("whatever was asked: never earlier, always on a working day, within the hours, and asked again it stays", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
        fc.constantFrom(shanghai, berlin),
        (minutes, time) => {
          const asked = new Date(
            Date.parse("2025-06-01T00:00:00Z") + minutes * 60_000,
          ).toISOString();
          const comes = nextWorkingMoment(asked, time);
          expect(Date.parse(comes)).toBeGreaterThanOrEqual(Date.parse(asked));
          const [day = "", clock = ""] = wall(comes, time.zone).split(" ");
          expect(isWorkingDay(time.calendar, day)).toBe(true);
          expect(clock >= time.from && clock < time.until).toBe(true);
          expect(nextWorkingMoment(comes, time)).toBe(comes);
        },
      ),
    );
  });
});

describe("the morning of a working day", () => {
  test.each([
    ["not before half past eight", "2026-09-21T08:29", null],
    ["from half past eight", "2026-09-21T08:30", "2026-09-21"],
    [
      "still at eleven, when the machine was off before",
      "2026-09-21T11:59",
      "2026-09-21",
    ],
    ["no longer in the afternoon", "2026-09-21T12:00", null],
    ["on a Sunday that is worked by decree", "2026-09-20T08:30", "2026-09-20"],
    ["not on another Sunday", "2026-09-13T09:00", null],
    ["not on a holiday", "2026-09-25T09:00", null],
  ])("has come %s", (_what, now, day) => {
    expect(morningOf(`${now}:00+08:00`, "08:30", shanghai)).toBe(day);
  });
});

describe("what is put away comes back", () => {
  test.each([
    ["laterToday", "2026-09-21T10:00", "2026-09-21 13:00"],
    ["laterToday", "2026-09-21T16:30", "2026-09-22 09:00"],
    ["tomorrow", "2026-09-21T10:00", "2026-09-22 09:00"],
    ["tomorrow", "2026-09-24T10:00", "2026-09-28 09:00"],
    ["nextWeek", "2026-09-21T10:00", "2026-09-28 09:00"],
    ["nextWeek", "2026-09-28T10:00", "2026-10-08 09:00"],
  ] as const)("%s, put away at %s", (snooze, now, comes) => {
    expect(
      wall(snoozedUntil(`${now}:00+08:00`, snooze, shanghai), "Asia/Shanghai"),
    ).toBe(comes);
  });
});
