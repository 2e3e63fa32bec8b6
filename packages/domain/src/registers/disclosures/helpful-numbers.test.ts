import { describe, expect, it } from "vitest";
import { helpfulNumbers, type WorkedDemand } from "./helpful-numbers.ts";

const hour = 3_600_000;
const one: WorkedDemand = {
  id: "a",
  body: "Court of the North",
  categories: ["account", "account", "messages"],
  isNarrowed: true,
  isAnswered: true,
  receivedAt: 0,
  steps: {
    logged: hour,
    verified: 3 * hour,
    reviewed: null,
    scoped: 4 * hour,
    answered: 10 * hour,
  },
};
const another: WorkedDemand = {
  ...one,
  id: "b",
  body: "Tax office",
  categories: ["account"],
  isAnswered: false,
  steps: { ...one.steps, logged: 3 * hour, scoped: null, answered: null },
};

describe("numbers that help", () => {
  const numbers = helpfulNumbers([one, another, { ...one, id: "c" }]);

  it("say who asks most and for what, each demand once", () => {
    expect(numbers.bodies).toEqual([
      { body: "Court of the North", demands: 2, answered: 2, narrowed: 2 },
      { body: "Tax office", demands: 1, answered: 0, narrowed: 0 },
    ]);
    expect(numbers.categories).toEqual([
      { category: "account", demands: 3 },
      { category: "messages", demands: 2 },
    ]);
  });

  it("count as narrowed only what was answered", () => {
    expect([numbers.answered, numbers.narrowed]).toEqual([2, 2]);
  });

  it("measure a step from the last one before it that was done", () => {
    expect(numbers.steps).toEqual([
      { step: "logged", hours: 1, demands: 3 },
      { step: "verified", hours: 2, demands: 3 },
      { step: "reviewed", hours: null, demands: 0 },
      { step: "scoped", hours: 1, demands: 2 },
      { step: "answered", hours: 6, demands: 2 },
    ]);
  });
});
