import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, daysFrom, weekdayOf } from "./civil-day.ts";
import { civilDay, dayNumber } from "./day-number.ts";

const anyDay = fc
  .integer({ min: -600_000, max: 2_800_000 })
  .map((days) =>
    Temporal.PlainDate.from("1970-01-01").add({ days }).toString(),
  );

test("days are numbered from 1970-01-01", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(dayNumber("1969-12-31")).toBe(-1);
  expect(dayNumber("2000-03-01")).toBe(11_017);
});

test("numbers, weekdays and distances are those of the calendar that everybody uses", () => {
  fc.assert(
    fc.property(
      anyDay,
      anyDay,
      fc.integer({ min: -5000, max: 5000 }),
      (a, b, days) => {
        const plain = Temporal.PlainDate.from(a);
        expect(civilDay(dayNumber(a))).toBe(a);
        expect(addDays(a, days)).toBe(plain.add({ days }).toString());
        expect(weekdayOf(a)).toBe(plain.dayOfWeek);
        expect(daysFrom(a, b)).toBe(
          plain.until(b, { largestUnit: "days" }).days,
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "2026-4-3",
  "",
  "yesterday",
  "2026-09-16T10:00",
])("%j is no civil day", (text) => {
  expect(() => dayNumber(text)).toThrow("is no civil day");
});
