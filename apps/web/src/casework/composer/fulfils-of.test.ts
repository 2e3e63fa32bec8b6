import { describe, expect, it } from "vitest";
import { fulfilsOf } from "./fulfils-of.ts";

const clock = (
  ruleId: string,
  act: string,
  stoppedAt: string | null = null,
) => ({
  ruleId,
  act,
  citation: { en: ruleId, zh: ruleId },
  start: {
    fact: "received",
    label: { en: "Received", zh: "收到" },
    at: "2026-09-16T02:00:00Z",
  },
  stoppedAt,
});

describe("what a letter fulfils", () => {
  const frame = {
    clocks: [
      clock("p000.triage", "identify", "2026-09-17T01:00:00Z"),
      clock("p000.response", "answer"),
      clock("eu.response", "outcome"),
      { ...clock("p000.outcome", "outcome"), start: null },
    ],
    nextRuleId: "eu.response",
  };

  it("is what running clocks ask for and the letter does, the governing clause first", () => {
    const { clauses } = fulfilsOf(frame, {
      sentAt: null,
      acts: ["answer", "outcome"],
      fulfils: [],
    });
    expect(clauses.map(({ ruleId }) => ruleId)).toEqual([
      "eu.response",
      "p000.response",
    ]);
  });

  it("names the promises besides, none of them twice", () => {
    const { promises } = fulfilsOf(frame, {
      sentAt: null,
      acts: ["outcome"],
      fulfils: ["p000-21", "eu.response"],
    });
    expect(promises).toEqual(["p000-21"]);
  });

  it("is no clause for a letter that only asks something", () => {
    const { clauses } = fulfilsOf(frame, {
      sentAt: null,
      acts: [],
      fulfils: [],
    });
    expect(clauses).toEqual([]);
  });

  it("is, once it is sent, what it stopped", () => {
    const sentAt = "2026-09-21T01:44:00.000Z";
    const { clauses } = fulfilsOf(
      {
        clocks: [
          clock("p000.response", "answer", "2026-09-21T01:44:00Z"),
          clock("eu.response", "outcome", "2026-09-18T01:00:00Z"),
        ],
        nextRuleId: null,
      },
      { sentAt, acts: ["answer", "outcome"], fulfils: [] },
    );
    expect(clauses.map(({ ruleId }) => ruleId)).toEqual(["p000.response"]);
  });
});
