import type { ReckonedClock } from "@kept/domain/casework/clock";
import { describe, expect, it } from "vitest";
import { answerClock, identifyClock } from "../../../kit/clocks.ts";
import {
  caseSteps,
  countedSoFar,
  type CaseStep,
  type StepsSource,
} from "./case-steps.ts";
import type { HistoryEntry } from "./request-view.ts";

const outcomeClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.outcome",
  act: "outcome",
  dueAt: "2026-11-03T15:59:59Z",
  dueOn: "2026-11-03",
  governs: false,
};
const monthClock: ReckonedClock = {
  ...outcomeClock,
  ruleId: "eu.response",
  unit: "months",
  dueAt: "2026-10-16T21:59:59Z",
  dueOn: "2026-10-16",
  governs: true,
};
const settleClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.settlement",
  act: "settle",
  strength: "target",
  governs: false,
};

function late(clock: ReckonedClock): ReckonedClock {
  return {
    ...clock,
    standing: {
      state: "overdue",
      measure: { unit: "workingDays", amount: 1 },
      share: 1,
    },
  };
}

function source(
  more: {
    readonly identifiedAt?: string | null;
    readonly verifiedAt?: string | null;
    readonly clocks?: readonly ReckonedClock[];
    readonly stage?: string;
    readonly history?: readonly HistoryEntry[];
    readonly dataLeaves?: boolean;
  } = {},
): StepsSource {
  const {
    identifiedAt = "2026-09-17T01:00:00Z",
    verifiedAt = "2026-09-18T06:25:00Z",
    clocks = [
      identifyClock,
      answerClock,
      settleClock,
      outcomeClock,
      monthClock,
    ],
    stage = "verified",
    history = [],
    dataLeaves = true,
  } = more;
  return {
    dataLeaves,
    request: {
      channel: "email",
      identifiedAt,
      verification:
        verifiedAt === null
          ? null
          : {
              at: verifiedAt,
              by: null,
              method: "codeOnFile",
              point: "h•••••@post.example",
              address: "hannah.vogel@post.example",
              idDocument: null,
            },
    },
    frame: {
      receivedAt: "2026-09-16T02:00:00Z",
      clocks: [...clocks],
      stage: { key: stage, label: { en: stage, zh: stage }, isTerminal: false },
      history: [...history],
    },
  };
}

function names(steps: readonly CaseStep[]): string[] {
  return steps.map(
    (step) =>
      `${step.kind === "act" ? step.act : step.kind === "ended" ? step.ending : step.kind} ${step.state}`,
  );
}

function ended(action: string, at: string): HistoryEntry {
  return {
    seq: 9,
    at,
    happenedAt: null,
    action,
    object: { kind: "case", id: "case" },
    actor: { id: "lin", name: "Lin Yue", nameZh: null, role: "dpo" },
    caseVersion: 9,
    purpose: null,
    changes: [],
  };
}

describe("the steps of a request", () => {
  it("run from receipt to the end, and the first one not done is the present one", () => {
    expect(names(caseSteps(source()))).toEqual([
      "received done",
      "identified done",
      "verified done",
      "answer now",
      "outcome ahead",
      "closed ahead",
    ]);
  });

  it("show the clock that governs, and know of the others for the same act", () => {
    const outcome = caseSteps(source()).find(
      (step) => step.kind === "act" && step.act === "outcome",
    );
    expect(outcome).toMatchObject({ clock: monthClock, others: 1 });
  });

  it("ask for proof of identity only where data will leave, or where it was proven", () => {
    const without = source({ verifiedAt: null, dataLeaves: false });
    expect(names(caseSteps(without))).not.toContain("verified ahead");
    expect(
      names(caseSteps(source({ verifiedAt: null, stage: "identified" }))),
    ).toContain("verified now");
  });

  it("have the settlement only where no answer is owed", () => {
    const enquiry = source({
      clocks: [identifyClock, settleClock],
      dataLeaves: false,
      verifiedAt: null,
    });
    expect(names(caseSteps(enquiry))).toEqual([
      "received done",
      "identified done",
      "settle now",
      "closed ahead",
    ]);
  });

  it("say that a firm date has passed, and of a target never", () => {
    const overdue = source({
      clocks: [identifyClock, late(answerClock), late(settleClock)],
    });
    expect(names(caseSteps(overdue))).toContain("answer late");
    const target = source({ clocks: [identifyClock, late(settleClock)] });
    expect(names(caseSteps(target))).toContain("settle now");
  });

  it("say that the identification itself is late", () => {
    const slow = source({
      identifiedAt: null,
      verifiedAt: null,
      stage: "received",
      clocks: [late({ ...identifyClock, stoppedAt: null }), answerClock],
    });
    expect(names(caseSteps(slow)).slice(0, 2)).toEqual([
      "received done",
      "identified late",
    ]);
  });

  it("stand in the order in which they fall due", () => {
    const optOut: ReckonedClock = {
      ...answerClock,
      ruleId: "p000.optout",
      act: "optOut",
      unit: "hours",
      dueAt: "2026-09-21T12:10:00Z",
    };
    const acts = caseSteps(
      source({ clocks: [identifyClock, answerClock, optOut] }),
    );
    expect(names(acts).slice(3)).toEqual([
      "optOut now",
      "answer ahead",
      "closed ahead",
    ]);
  });

  it("leave out of an ended case what it never came to, though its clocks stopped with it", () => {
    const at = "2026-09-19T02:00:00Z";
    const withdrawn = source({
      stage: "withdrawn",
      verifiedAt: null,
      clocks: [identifyClock, { ...answerClock, stoppedAt: at }],
      history: [ended("requests.withdrawn", at)],
    });
    expect(names(caseSteps(withdrawn))).toEqual([
      "received done",
      "identified done",
      "withdrawn done",
    ]);
    expect(caseSteps(withdrawn).at(-1)?.doneAt).toBe(at);
  });

  it("keep of a closed case everything that was done", () => {
    const sentAt = "2026-09-20T02:00:00Z";
    const closed = source({
      stage: "closed",
      clocks: [identifyClock, { ...answerClock, stoppedAt: sentAt }],
      history: [ended("requests.closed", "2026-09-21T02:00:00Z")],
    });
    expect(names(caseSteps(closed))).toEqual([
      "received done",
      "identified done",
      "verified done",
      "answer done",
      "closed done",
    ]);
  });
});

it("today is the fourth counted day of fifteen, as the make-up Sunday counts", () => {
  expect(countedSoFar(answerClock, "2026-09-21")).toBe(4);
  expect(countedSoFar(answerClock, "2026-09-16")).toBeNull();
});
