import { granted, refused, type Verdict } from "../../verdict.ts";
import { isBinding } from "./instruments.ts";
import { isCompelled, pathOf } from "./kinds.ts";
import { mayPassGates } from "./review.ts";
import { mayBeScope, type DataCategory, type ScopeRow } from "./scope.ts";
import type { DisclosureStage, DisclosureFacts } from "./facts.ts";
import { steps, type Step, stepsByPath } from "./path.ts";
import {
  isReleaseApproved,
  isSettledStep,
  standingOfSteps,
} from "./standing.ts";

/** The first thing that a release lacks, in the order of the way. */
function firstMissing(facts: DisclosureFacts): Step | null {
  const path = stepsByPath[pathOf(facts.kind)];
  const end = path.findIndex(({ step: key }) => key === "release");
  const before = path.slice(0, end === -1 ? path.length : end);
  return (
    before.find(({ step: key }) => !isSettledStep(key, facts))?.step ?? null
  );
}

/** What may be given when somebody's life depends on it: who it is and where. */
const emergencyItems: Readonly<
  Partial<Record<DataCategory, readonly string[]>>
> = {
  account: ["name", "phone", "address"],
  technical: ["ip", "logins", "location"],
};

function isMinimal(scope: readonly ScopeRow[]): boolean {
  return scope.every(({ category, given }) =>
    given.every((item) => emergencyItems[category]?.includes(item) === true),
  );
}

/** Whether the content may be put before a second person at all: lawful, through every gate, minimal where it must be. */
export function mayAskRelease(facts: DisclosureFacts): Verdict<null> {
  if (pathOf(facts.kind) === "preservation") return refused("stepNotOnPath");
  if (facts.releasedAt !== null || facts.outcome !== null)
    return refused("alreadyAnswered");
  const missing = firstMissing(facts);
  if (missing !== null && missing !== "approval")
    return refused(steps[missing].missing);
  // p001-10: a disclosure on an informal ask breaks the promise.
  if (
    isCompelled(facts.kind) &&
    pathOf(facts.kind) !== "emergency" &&
    facts.instrument !== null &&
    !isBinding(facts.instrument.type)
  )
    return refused("instrumentNotBinding");
  const gates = mayPassGates(facts);
  if (!gates.ok) return gates;
  const scope = mayBeScope(facts.scope);
  if (!scope.ok) return scope;
  if (pathOf(facts.kind) === "emergency" && !isMinimal(facts.scope))
    return refused("emergencyBeyondMinimum");
  return facts.scope.some(({ given }) => given.length > 0)
    ? granted(null)
    : refused("factContentMissing");
}

/** Whether data may leave now: it might be asked for, and a second person said yes to exactly this content. */
export function mayRelease(facts: DisclosureFacts): Verdict<null> {
  const asked = mayAskRelease(facts);
  if (!asked.ok) return asked;
  return isReleaseApproved(facts)
    ? granted(null)
    : refused("releaseNotApproved");
}

/** Whether a no may be given: somebody competent has looked, or there was nothing to look at. */
export function mayRefuse(facts: DisclosureFacts): Verdict<null> {
  if (facts.releasedAt !== null || facts.outcome !== null)
    return refused("alreadyAnswered");
  return facts.instrument === null
    ? refused("instrumentMissing")
    : granted(null);
}

/** Closing says that everything owed was done: each thing still owed is a reason not to. */
export function mayClose(facts: DisclosureFacts): Verdict<null> {
  const open = standingOfSteps(facts).find(
    ({ state }) => state === "open" || state === "cannotStart",
  );
  if (open !== undefined) return refused(steps[open.step].missing);
  if (facts.outcome === null) return refused("notAnswered");
  // An entry that is owed to somebody later keeps its case on the lists.
  return facts.notice === "now" || facts.notice === "deferred"
    ? refused("noticeOwed")
    : granted(null);
}

/** How far a case has come, as its facts show; only being closed or withdrawn is remembered. */
export function stageOf(facts: DisclosureFacts): DisclosureStage {
  if (facts.stage === "closed" || facts.stage === "withdrawn")
    return facts.stage;
  if (facts.releasedAt !== null || facts.preservedAt !== null)
    return "released";
  if (facts.outcome !== null) return "refused";
  if (isReleaseApproved(facts)) return "approved";
  if (facts.scope.length > 0) return "scoped";
  if (facts.review !== null) return "reviewed";
  if (facts.verifiedBy !== null) return "verified";
  return facts.instrument === null ? "received" : "logged";
}
