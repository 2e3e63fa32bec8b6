import chineseDays from "chinese-days";
import { describe, expect, test } from "vitest";
import { addDays, weekdayOf } from "../civil-day.ts";
import {
  dayStanding,
  isWorkingDay,
  type WorkCalendar,
} from "../work-calendar.ts";
import { calendarCn } from "./calendar-cn.ts";
import { seedCalendars } from "./seed-calendars.ts";

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1))
    days.push(on);
  return days;
}

function run(from: string, to: string): string[] {
  return daysOf(Number(from.slice(0, 4))).filter(
    (on) => on >= from && on <= to,
  );
}

function calendar(id: string): WorkCalendar {
  const found = seedCalendars.find((one) => one.id === id);
  if (!found) throw new Error(`no calendar ${id}`);
  return found;
}

/** Weekdays of a year that are not worked. */
function weekdaysOff(id: string, year: number): string[] {
  return daysOf(year).filter(
    (on) => weekdayOf(on) <= 5 && !isWorkingDay(calendar(id), on),
  );
}

describe("the calendar of China", () => {
  test("has exactly the days off and make-up days of the notice for 2026", () => {
    const off = [
      ...run("2026-01-01", "2026-01-03"),
      ...run("2026-02-15", "2026-02-23"),
      ...run("2026-04-04", "2026-04-06"),
      ...run("2026-05-01", "2026-05-05"),
      ...run("2026-06-19", "2026-06-21"),
      ...run("2026-09-25", "2026-09-27"),
      ...run("2026-10-01", "2026-10-07"),
    ];
    const worked = [
      "2026-01-04",
      "2026-02-14",
      "2026-02-28",
      "2026-05-09",
      "2026-09-20",
      "2026-10-10",
    ];
    const of2026 = calendarCn.days.filter((day) => day.on.startsWith("2026"));
    expect(
      of2026.filter((day) => day.kind === "holiday").map((day) => day.on),
    ).toEqual(off);
    expect(
      of2026.filter((day) => day.kind === "makeUp").map((day) => day.on),
    ).toEqual(worked);
  });

  test("agrees with chinese-days on every day of 2025 and 2026", () => {
    for (const on of [...daysOf(2025), ...daysOf(2026)])
      expect([on, isWorkingDay(calendarCn, on)]).toEqual([
        on,
        chineseDays.isWorkday(on),
      ]);
  });

  test("ends with 2026 and says which year comes from where", () => {
    expect(calendarCn.horizon).toBe("2026-12-31");
    expect(
      calendarCn.years.map(({ year, confidence }) => [year, confidence]),
    ).toEqual([
      [2025, "secondary"],
      [2026, "verified"],
    ]);
  });
});

describe("the calendars of other countries", () => {
  test("England and Wales 2026 has the bank holidays of the catalogue and no others", () => {
    expect(weekdaysOff("GB", 2026)).toEqual([
      "2026-01-01",
      "2026-04-03",
      "2026-04-06",
      "2026-05-04",
      "2026-05-25",
      "2026-08-31",
      "2026-12-25",
      "2026-12-28",
    ]);
    expect(isWorkingDay(calendar("GB"), "2027-01-01")).toBe(false);
  });

  test("France 2026 has the holidays of the catalogue and no others", () => {
    expect(
      calendar("FR")
        .days.filter((day) => day.on.startsWith("2026"))
        .map((day) => day.on),
    ).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  test("Brazil rests on Good Friday, Tiradentes and Labour Day 2026, and works in Carnival", () => {
    expect(weekdaysOff("BR", 2026).slice(0, 4)).toEqual([
      "2026-01-01",
      "2026-04-03",
      "2026-04-21",
      "2026-05-01",
    ]);
  });

  test.each(["US", "US-CA"])(
    "%s rests on federal holidays and works on the day after Thanksgiving",
    (id) => {
      expect(weekdaysOff(id, 2026).filter((on) => on >= "2026-11-01")).toEqual([
        "2026-11-11",
        "2026-11-26",
        "2026-12-25",
      ]);
      expect(isWorkingDay(calendar(id), "2026-11-27")).toBe(true);
      expect(isWorkingDay(calendar(id), "2027-01-01")).toBe(false);
    },
  );

  test("wrong days of the source are put right: Clean Monday in Cyprus is a Monday, Seollal begins the day before", () => {
    expect(dayStanding(calendar("CY"), "2026-02-23").name?.en).toBe(
      "Clean Monday",
    );
    expect(isWorkingDay(calendar("CY"), "2026-02-24")).toBe(true);
    expect(
      run("2026-02-16", "2026-02-18").map(
        (on) => dayStanding(calendar("KR"), on).type,
      ),
    ).toEqual(["holiday", "holiday", "holiday"]);
    expect(isWorkingDay(calendar("KR"), "2026-02-19")).toBe(true);
    expect(isWorkingDay(calendar("LI"), "2026-05-15")).toBe(true);
  });
});

describe("every seed calendar", () => {
  test("is plain data with one id, names in both languages, and each day once and in order", () => {
    expect(JSON.parse(JSON.stringify(seedCalendars))).toEqual(seedCalendars);
    const ids = seedCalendars.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { days, coveredFrom, horizon } of seedCalendars) {
      const on = days.map((day) => day.on);
      expect(on).toEqual([...new Set(on)].toSorted());
      expect(on.every((day) => day >= coveredFrom && day <= horizon)).toBe(
        true,
      );
      expect(
        days.every(
          (day) => day.name.en !== "" && /\p{Script=Han}/u.test(day.name.zh),
        ),
      ).toBe(true);
    }
  });

  test("counts in a zone that exists", () => {
    for (const { zone } of seedCalendars)
      expect(
        () => new Intl.DateTimeFormat("en", { timeZone: zone }),
      ).not.toThrow();
  });
});
