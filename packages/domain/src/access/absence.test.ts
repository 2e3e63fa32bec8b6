import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedInstead, isAway, mayBeAway } from "./absence.ts";

const today = "2026-09-21";
const away = {
  personId: "ann",
  from: "2026-09-20",
  until: "2026-09-22",
  standInId: "bob",
};

describe("who is away", () => {
  it.each([
    ["2026-09-19", false],
    ["2026-09-20", true],
    ["2026-09-22", true],
    ["2026-09-23", false],
  ])("holds with both of its days: %s is %s", (day, expected) => {
    expect(isAway(away, day)).toBe(expected);
  });

  it("stands in for nobody else than others, and comes back one day", () => {
    const code = (one: typeof away) => {
      const verdict = mayBeAway(one, today);
      return verdict.ok ? null : verdict.refusal.code;
    };
    expect(code(away)).toBeNull();
    expect(code({ ...away, standInId: "ann" })).toBe("ownStandIn");
    expect(code({ ...away, until: "2026-09-20" })).toBe("absenceOver");
    expect(code({ ...away, until: "2028-01-01" })).toBe("absenceTooLong");
  });
});

describe("T20 who is asked in somebody's place", () => {
  const asked = (mayDecide: (id: string) => boolean, more = [away]) =>
    askedInstead("ann", { today, absences: more, mayDecide });

  it("is the stand-in, who has to hold the right themselves", () => {
    expect(asked(() => true)).toBe("bob");
    expect(asked(() => false)).toBe("ann");
  });

  it("is nobody who is away too", () => {
    const both = [away, { ...away, personId: "bob", standInId: "cy" }];
    expect(asked(() => true, both)).toBe("ann");
  });

  it("is never somebody who may not decide, whoever is away for whom", () => {
    const person = fc.constantFrom("ann", "bob", "cy");
    const absence = fc.record({
      personId: person,
      from: fc.constantFrom("2026-09-20", "2026-09-21", "2026-09-22"),
      until: fc.constantFrom("2026-09-21", "2026-09-23"),
      standInId: fc.option(person),
    });
    fc.assert(
      fc.property(
        person,
        fc.array(absence),
        fc.subarray(["ann", "bob", "cy"]),
        (id, absences, deciders) => {
          const other = askedInstead(id, {
            today,
            absences,
            mayDecide: (one) => deciders.includes(one),
          });
          expect(other === id || deciders.includes(other)).toBe(true);
        },
      ),
    );
  });
});
