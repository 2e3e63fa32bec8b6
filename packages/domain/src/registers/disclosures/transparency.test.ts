import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodBefore, publishedOf } from "./published-report.ts";
import { disclosureOutcomeKeys } from "./kinds.ts";
import { shownParts } from "./small-numbers.ts";
import {
  breakdowns,
  exclusions,
  medianOf,
  transparencyOf,
  type DemandFact,
} from "./transparency.ts";

const year = { from: "2026-01-01", to: "2026-12-31", country: null };
const day = fc
  .date({
    min: new Date("2025-07-01"),
    max: new Date("2027-06-30"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const demand: fc.Arbitrary<DemandFact> = fc.record({
  id: fc.uuid(),
  receivedOn: day,
  days: fc.option(fc.nat(90)),
  askedBy: fc.constantFrom("authority", "private", "nobody"),
  country: fc.constantFrom("CN", "DE", "US", "SG"),
  authority: fc.constantFrom("lawEnforcement", "court", "tax"),
  instrument: fc.option(fc.constantFrom("warrant", "courtOrder")),
  persons: fc.option(fc.nat(12)),
  isContent: fc.boolean(),
  outcome: fc.option(fc.constantFrom(...disclosureOutcomeKeys)),
  isEmergency: fc.boolean(),
  secrecy: fc.constantFrom("none", "running", "ended"),
  isVoided: fc.boolean(),
});
const register = fc.uniqueArray(demand, {
  selector: ({ id }) => id,
  maxLength: 120,
});

const plain: DemandFact = {
  id: "a",
  receivedOn: "2026-03-01",
  days: 10,
  askedBy: "authority",
  country: "CN",
  authority: "court",
  instrument: "courtOrder",
  persons: 1,
  isContent: false,
  outcome: "full",
  isEmergency: false,
  secrecy: "none",
  isVoided: false,
};

describe("a transparency report", () => {
  it("adds up: the register of the period is what was counted and what was left out, each case once", () => {
    fc.assert(
      fc.property(register, (demands) => {
        const report = transparencyOf(demands, year);
        const parts = [
          ...report.counted.ids,
          ...report.fromPrivate.ids,
          ...exclusions.flatMap((reason) => report.excluded[reason]),
        ];
        expect(parts.toSorted()).toEqual(report.register.toSorted());
        expect(new Set(parts).size).toBe(parts.length);
      }),
    );
  });

  it("breaks the same demands down each time, and every number is the number of its cases", () => {
    fc.assert(
      fc.property(register, (demands) => {
        const report = transparencyOf(demands, year);
        for (const key of breakdowns) {
          const ids = report.breakdowns[key].flatMap((line) => line.ids);
          expect(ids.toSorted()).toEqual(report.counted.ids.toSorted());
          const persons = report.breakdowns[key].reduce(
            (sum, line) => sum + line.persons,
            0,
          );
          expect(persons).toBe(report.counted.persons);
        }
      }),
    );
  });

  it("publishes the same report with and without demands under secrecy", () => {
    fc.assert(
      fc.property(register, (demands) => {
        const told = demands.filter(
          ({ secrecy, isVoided, askedBy }) =>
            secrecy !== "running" || isVoided || askedBy === "nobody",
        );
        expect(publishedOf(transparencyOf(demands, year))).toEqual(
          publishedOf(transparencyOf(told, year)),
        );
      }),
    );
  });

  it("counts a case left out once, by the first reason that holds", () => {
    const report = transparencyOf(
      [
        { ...plain, id: "void", isVoided: true, outcome: null },
        { ...plain, id: "own", askedBy: "nobody", outcome: null },
        { ...plain, id: "secret", secrecy: "running" },
        { ...plain, id: "open", outcome: null },
        { ...plain, id: "last year", receivedOn: "2025-12-31" },
        { ...plain, id: "counted" },
      ],
      year,
    );
    expect(report.excluded).toEqual({
      voided: ["void"],
      notDemanded: ["own"],
      secret: ["secret"],
      undecided: ["open"],
    });
    expect(report.counted.ids).toEqual(["counted"]);
    expect(report.register).not.toContain("last year");
  });

  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 5], 5],
    [[1, 2], 1.5],
  ])("takes the middle of %j", (values, middle) => {
    expect(medianOf(values)).toBe(middle);
  });

  it.each([
    ["2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"],
    ["2026-07-01", "2026-12-31", "2026-01-01", "2026-06-30"],
    ["2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["2026-03-10", "2026-03-19", "2026-02-28", "2026-03-09"],
  ])("compares %s to %s with the same length before", (from, to, ...before) => {
    expect(Object.values(periodBefore({ from, to }))).toEqual(before);
  });
});

describe("small numbers", () => {
  it.each([
    [
      [40, 12, 3, 2],
      [{ exact: 40 }, { exact: 12 }, { from: 1, to: 4 }, { from: 1, to: 4 }],
    ],
    // One band alone could be taken from the sum.
    [
      [40, 12, 3],
      [{ exact: 40 }, { from: 10, to: 14 }, { from: 1, to: 4 }],
    ],
    [
      [40, 0, 12],
      [{ exact: 40 }, { exact: 0 }, { exact: 12 }],
    ],
    [
      [0, 0],
      [{ exact: 0 }, { exact: 0 }],
    ],
    [[2, 1], null],
  ])("%j are published as %j", (parts, shown) => {
    expect(shownParts(parts)).toEqual(shown);
  });

  it("cannot be told from what is published with their sum", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 5 }), (parts) => {
        const shown = shownParts(parts);
        if (shown === null) return;
        const sum = parts.reduce((total, part) => total + part, 0);
        const possible = waysToAddUp(shown, sum);
        parts.forEach((part, index) => {
          if (part === 0 || part >= 5) return;
          expect(
            new Set(possible.map((way) => way[index])).size,
          ).toBeGreaterThan(1);
        });
      }),
    );
  });
});

/** Everything the published numbers could have been, by trying. */
function waysToAddUp(
  shown: NonNullable<ReturnType<typeof shownParts>>,
  sum: number,
): number[][] {
  const [first, ...rest] = shown;
  if (first === undefined) return sum === 0 ? [[]] : [];
  const [from, to] =
    "exact" in first ? [first.exact, first.exact] : [first.from, first.to];
  return Array.from(
    { length: to - from + 1 },
    (_, step) => from + step,
  ).flatMap((value) =>
    waysToAddUp(rest, sum - value).map((way) => [value, ...way]),
  );
}
