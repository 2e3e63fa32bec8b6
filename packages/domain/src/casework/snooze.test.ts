import { describe, expect, it } from "vitest";
import { calendarCn } from "../time/calendars/calendar-cn.ts";
import { caseSnoozedUntil, type NextDue } from "./snooze.ts";

const time = {
  zone: "Asia/Shanghai",
  from: "09:00",
  until: "18:00",
  calendar: calendarCn,
};

/** The end of a day in Shanghai. */
const due = (on: string): NextDue => ({ on, at: `${on}T15:59:59.000Z` });
/** Monday, ten in the morning. */
const now = "2026-09-21T10:00:00+08:00";

describe("a case stays out of sight", () => {
  const rows = [
    [
      "as long as asked where nothing runs",
      "nextWeek",
      null,
      "2026-09-28 09:00",
    ],
    [
      "as long as asked where there is time",
      "nextWeek",
      due("2026-10-13"),
      "2026-09-28 09:00",
    ],
    [
      "until the morning on which something is due",
      "nextWeek",
      due("2026-09-24"),
      "cut 2026-09-24 09:00",
    ],
    [
      "on the very morning of the due day",
      "nextWeek",
      due("2026-09-28"),
      "2026-09-28 09:00",
    ],
    [
      "until the last working morning before a due holiday",
      "nextWeek",
      due("2026-09-26"),
      "cut 2026-09-24 09:00",
    ],
    [
      "for three hours of the due day itself",
      "laterToday",
      due("2026-09-21"),
      "2026-09-21 13:00",
    ],
    [
      "not past what is due today",
      "tomorrow",
      due("2026-09-21"),
      "snoozePastDue",
    ],
    [
      "not where something is over already",
      "laterToday",
      due("2026-09-18"),
      "snoozePastDue",
    ],
    [
      "until tomorrow where that is the day",
      "tomorrow",
      due("2026-09-22"),
      "2026-09-22 09:00",
    ],
  ] as const;
  it.each(rows)("%s", (_name, until, next, expected) => {
    const found = caseSnoozedUntil({ now, until, due: next }, time);
    const wall = (at: string) =>
      new Intl.DateTimeFormat("sv-SE", {
        timeZone: time.zone,
        dateStyle: "short",
        timeStyle: "short",
      }).format(new Date(at));
    expect(
      found.ok
        ? `${found.value.isCut ? "cut " : ""}${wall(found.value.until)}`
        : found.refusal.code,
    ).toBe(expected);
  });
});
