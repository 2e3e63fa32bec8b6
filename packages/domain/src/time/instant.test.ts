import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isAfterTerm, minutesFrom } from "./instant.ts";

const someMs = fc.integer({
  min: Date.UTC(2015, 0, 1),
  max: Date.UTC(2035, 0, 1),
});
/** The same instant in every spelling that reaches a clock. */
const spellings = [
  (at: Temporal.Instant) => at.toString({ fractionalSecondDigits: 3 }),
  (at: Temporal.Instant) => at.toString({ smallestUnit: "second" }),
  (at: Temporal.Instant) => at.toString(),
  (at: Temporal.Instant) => at.toString({ timeZone: "Asia/Shanghai" }),
];
const someInstant = fc
  .tuple(someMs, fc.constantFrom(...spellings))
  .map(([ms, spell]) => spell(Temporal.Instant.fromEpochMilliseconds(ms)));

describe("instants, however they are written", () => {
  test("lie as many whole minutes apart as Temporal counts", () => {
    fc.assert(
      fc.property(someInstant, someInstant, (from, to) => {
        const { minutes } = Temporal.Instant.from(from)
          .until(Temporal.Instant.from(to))
          .round({
            largestUnit: "minutes",
            smallestUnit: "minutes",
            roundingMode: "trunc",
          });
        expect(minutesFrom(from, to)).toBe(minutes + 0);
      }),
    );
  });

  test("are a moment apart in no whole minute, whichever comes first", () => {
    expect(
      minutesFrom("2026-10-13T15:59:59.000Z", "2026-10-13T15:59:30.000Z"),
    ).toBe(0);
  });

  test("come after a term when its last second is over", () => {
    fc.assert(
      fc.property(
        someInstant,
        fc.integer({ min: -2_500, max: 2_500 }),
        (dueAt, ms) => {
          const at = Temporal.Instant.from(dueAt).add({ milliseconds: ms });
          const second = at.round({
            smallestUnit: "second",
            roundingMode: "floor",
          });
          expect(isAfterTerm(at.toString(), dueAt)).toBe(
            Temporal.Instant.compare(second, Temporal.Instant.from(dueAt)) > 0,
          );
        },
      ),
    );
  });

  test("refuse a day that does not exist", () => {
    expect(() =>
      minutesFrom("2026-02-30T00:00:00Z", "2026-03-01T00:00:00Z"),
    ).toThrow(RangeError);
  });
});
