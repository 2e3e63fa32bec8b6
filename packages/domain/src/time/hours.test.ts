import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withOffset } from "./instant.ts";
import { hoursAfter, lastHourAfter } from "./hours.ts";

const inBerlin = (at: string) => withOffset(at, "Europe/Berlin");

describe("elapsed hours", () => {
  test("run through nights and weekends and are not moved to Monday", () => {
    expect(hoursAfter("2026-11-06T17:45:00+08:00", 48)).toBe(
      "2026-11-08T09:45:00Z",
    );
  });

  test("are real hours when the clocks go forward: the local time shifts", () => {
    expect(inBerlin(hoursAfter("2026-03-28T12:00:00+01:00", 24))).toBe(
      "2026-03-29T13:00:00+02:00",
    );
  });

  test("are real hours when the clocks go back", () => {
    expect(inBerlin(hoursAfter("2026-10-24T12:00:00+02:00", 24))).toBe(
      "2026-10-25T11:00:00+01:00",
    );
  });

  test("never move backwards when the start moves on", () => {
    const at = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2030-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(at, at, fc.integer({ min: 0, max: 500 }), (a, b, hours) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(
          Date.parse(hoursAfter(first.toISOString(), hours)),
        ).toBeLessThanOrEqual(
          Date.parse(hoursAfter(second.toISOString(), hours)),
        );
      }),
    );
  });
});

describe("the legal maximum of hours under Reg. 1182/71", () => {
  test("leaves out the hour of the event and ends with the last full hour (DL-10)", () => {
    const aware = "2026-11-13T17:20:00+01:00";
    expect(inBerlin(hoursAfter(aware, 72))).toBe("2026-11-16T17:20:00+01:00");
    expect(inBerlin(lastHourAfter(aware, 72, "Europe/Berlin"))).toBe(
      "2026-11-16T18:00:00+01:00",
    );
  });

  test("leaves out the whole hour also for an event on the stroke", () => {
    expect(
      inBerlin(lastHourAfter("2026-11-13T17:00:00+01:00", 72, "Europe/Berlin")),
    ).toBe("2026-11-16T18:00:00+01:00");
  });

  test("counts local hours where the offset is not a whole hour", () => {
    expect(
      withOffset(
        lastHourAfter("2026-11-13T17:20:00+05:30", 1, "Asia/Kolkata"),
        "Asia/Kolkata",
      ),
    ).toBe("2026-11-13T19:00:00+05:30");
  });
});
