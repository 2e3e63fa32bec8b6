import { describe, expect, it } from "vitest";
import { withMinor } from "./facts.ts";
import { seedCalendars } from "../../time/calendars/seed-calendars.ts";
import {
  carryOutPlan,
  searchDueOn,
  searchPlan,
  systemsSearched,
} from "./search-plan.ts";
import { requestTypeKeys } from "./types.ts";

function keys(plan: readonly { readonly key: string }[]): string[] {
  return plan.map(({ key }) => key);
}

describe("the search of a case", () => {
  it("has one task per system, taken together for everything that was asked", () => {
    expect(keys(searchPlan(["access", "correction"], []))).toEqual([
      "search.account",
      "search.orders",
      "search.marketing",
      "search.support",
      "search.recipients",
    ]);
  });

  it("covers identifiers where the law of the place counts them as personal data (p000-07)", () => {
    for (const regime of ["EU", "UK", "US-CA", "CN", "BR", "CH"])
      expect(keys(searchPlan(["access"], [regime]))).toContain(
        "search.identifiers",
      );
    expect(keys(searchPlan(["deletion"], ["EU"]))).toContain(
      "search.identifiers",
    );
    expect(keys(searchPlan(["access"], ["JP"]))).not.toContain(
      "search.identifiers",
    );
    expect(keys(searchPlan(["enquiry"], ["EU"]))).toEqual([]);
  });

  it("counts the systems that were searched, not those that were not needed", () => {
    const tasks = [
      { planKey: "search.account", state: "done" },
      { planKey: "search.orders", state: "notNeeded" },
      { planKey: "carryOut.deletion", state: "done" },
      { planKey: null, state: "done" },
    ];
    expect(systemsSearched(tasks)).toBe(1);
  });
});

describe("carrying a decision out", () => {
  it("is planned for a yes, whole or in part, and never for a no", () => {
    const plan = carryOutPlan([
      { type: "deletion", outcome: "inPart" },
      { type: "correction", outcome: "refused" },
      { type: "access", outcome: "granted" },
      { type: "marketingOptOut", outcome: "granted" },
    ]);
    expect(keys(plan)).toEqual([
      "carryOut.deletion",
      "tell.deletion",
      "carryOut.marketingOptOut",
    ]);
  });

  it("tells the recipients once the change is made (GDPR Art. 19)", () => {
    for (const type of ["correction", "deletion", "restriction"] as const) {
      const [change, tell] = carryOutPlan([{ type, outcome: "granted" }]);
      expect(tell?.waitsFor).toBe(change?.key);
    }
  });
});

describe("a minor's case", () => {
  it("is one by its type or by its person, and then by both", () => {
    expect(withMinor({ types: ["access"], isMinor: true })).toEqual({
      types: ["access", "minor"],
      isMinor: true,
    });
    expect(withMinor({ types: ["minor"], isMinor: false }).isMinor).toBe(true);
    for (const type of requestTypeKeys.filter((key) => key !== "minor"))
      expect(withMinor({ types: [type], isMinor: false })).toEqual({
        types: [type],
        isMinor: false,
      });
  });
});

describe("the day by which a system should have been searched", () => {
  const china = seedCalendars.find(({ id }) => id === "CN");
  if (!china) throw new Error("no calendar of China");

  it("is five working days before the answer is due, make-up days counted", () => {
    expect(
      searchDueOn("2026-10-13", { today: "2026-09-17", calendar: china }),
    ).toBe("2026-09-30");
  });

  it("is today where no five days are left, and on a day that is past", () => {
    const at = { today: "2026-10-10", calendar: china };
    expect(searchDueOn("2026-10-13", at)).toBe("2026-10-10");
    expect(searchDueOn("2026-10-01", at)).toBe("2026-10-10");
  });
});
