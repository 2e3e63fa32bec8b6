import { isApproved } from "../../casework/approval.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import type { DisclosureBasis } from "./instruments.ts";
import { isCompelled, pathOf } from "./kinds.ts";
import type { DisclosureFacts } from "./facts.ts";
import { steps, type Step, stepsByPath } from "./path.ts";

const byLaw: ReadonlySet<DisclosureBasis> = new Set([
  "lawOrCourt",
  "governmentDemand",
  "litigation",
]);

/** A negative answer, or a demand taken back: nothing will leave any more. */
function isNegative({ outcome }: DisclosureFacts): boolean {
  return outcome !== null && outcome !== "full" && outcome !== "part";
}

const leadsToRelease: ReadonlySet<Step> = new Set([
  "authority",
  "scope",
  "narrow",
  "undertaking",
  "preNotice",
  "consent",
  "approval",
  "release",
  "paper",
]);

function isNotNeeded(key: Step, facts: DisclosureFacts): boolean {
  if (isNegative(facts) && leadsToRelease.has(key)) return true;
  switch (key) {
    case "narrow":
      return facts.openChallenges === 0;
    // p003-22: consent, or law; with law the instrument is what there has to be.
    case "consent":
      return facts.review !== null && byLaw.has(facts.review.basis);
    case "instrument":
      return (
        pathOf(facts.kind) === "publication" &&
        facts.review !== null &&
        !byLaw.has(facts.review.basis)
      );
    // p003-19: in a deal room data is shown under an agreement; people are told when it moves.
    case "preNotice":
      return facts.form === "dealRoom";
    case "notice":
      return facts.notice === "notOwed";
    case "review":
      return isNegative(facts);
    case "authority":
    case "scope":
    case "undertaking":
    case "approval":
    case "release":
    case "paper":
    case "preserve":
      return false;
  }
}

/** A second person has said yes to exactly what would leave now. */
export function isReleaseApproved(facts: DisclosureFacts): boolean {
  const { approvals, caseId, releaseHash, releasedAt } = facts;
  return releasedAt !== null || isApproved(approvals, caseId, releaseHash);
}

function isInstrumentDone(facts: DisclosureFacts): boolean {
  const { instrument, kind } = facts;
  if (instrument === null) return false;
  // A call in an emergency has no paper yet; what the company decides itself needs none.
  return (
    instrument.hasScan || !isCompelled(kind) || pathOf(kind) === "emergency"
  );
}

/** When a step is done, as the facts show. */
const isDone: Readonly<Record<Step, (facts: DisclosureFacts) => boolean>> = {
  instrument: isInstrumentDone,
  authority: (facts) => facts.verifiedBy !== null,
  review: (facts) =>
    facts.review !== null && facts.review.result !== "unlawful",
  scope: (facts) => facts.scope.length > 0,
  narrow: (facts) => facts.openChallenges === 0,
  undertaking: (facts) =>
    facts.form === "dealRoom"
      ? facts.undertaking !== null
      : facts.undertaking !== null && facts.undertaking !== "confidentiality",
  preNotice: (facts) => facts.preNoticeAt !== null,
  consent: (facts) => facts.consentAt !== null,
  approval: isReleaseApproved,
  release: (facts) => facts.releasedAt !== null,
  paper: (facts) => facts.paperAt !== null,
  preserve: (facts) => facts.preservedAt !== null,
  notice: (facts) => facts.notice === "given" || facts.notice === "barred",
};

/** "Cannot start yet" is a state of its own, with what it waits for. */
export type StepState = "done" | "open" | "cannotStart" | "notNeeded";

export interface StepStanding {
  readonly step: Step;
  readonly state: StepState;
  readonly waitsFor: Step | null;
}

/** Whether a step keeps no other one waiting: it is done, or this case does not need it. */
export function isSettledStep(key: Step, facts: DisclosureFacts): boolean {
  return isNotNeeded(key, facts) || isDone[key](facts);
}

/** Every step of the case's way, done, open, not needed, or waiting for another one. */
export function standingOfSteps(facts: DisclosureFacts): StepStanding[] {
  return stepsByPath[pathOf(facts.kind)].map(({ step: key, after }) => {
    if (isNotNeeded(key, facts))
      return { step: key, state: "notNeeded", waitsFor: null };
    if (isDone[key](facts)) return { step: key, state: "done", waitsFor: null };
    const waitsFor = after.find((one) => !isSettledStep(one, facts)) ?? null;
    return {
      step: key,
      state: waitsFor === null ? "open" : "cannotStart",
      waitsFor,
    };
  });
}

/** Whether a step may be taken now: everything it comes after is done. */
export function mayStep(key: Step, facts: DisclosureFacts): Verdict<null> {
  const found = stepsByPath[pathOf(facts.kind)].find((one) => one.step === key);
  if (found === undefined) return refused("stepNotOnPath");
  const missing = found.after.find((one) => !isSettledStep(one, facts));
  return missing === undefined
    ? granted(null)
    : refused(steps[missing].missing);
}
