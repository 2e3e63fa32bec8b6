import { isApproved, type Approval } from "../../casework/approval.ts";
import type { CaseFacts } from "../../casework/register.ts";
import type { RefusalCode } from "../../refusal.ts";
import type { Text } from "../../text.ts";
import type { CivilDay, Instant } from "../../time/civil-day.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import {
  isBinding,
  type Country,
  type DisclosureBasis,
  type Instrument,
} from "./instruments.ts";
import {
  isCompelled,
  pathOf,
  type DisclosureKind,
  type DisclosureOutcome,
  type DisclosurePath,
  type NoticeState,
  type SecrecyState,
} from "./kinds.ts";
import {
  mayPassGates,
  type GateException,
  type ReviewResult,
} from "./review.ts";
import { mayBeScope, type DataCategory, type ScopeRow } from "./scope.ts";

export type DisclosureStage =
  | "received"
  | "logged"
  | "verified"
  | "reviewed"
  | "scoped"
  | "approved"
  | "released"
  | "refused"
  | "closed"
  | "withdrawn";

/** What form a business transfer has. In a deal room data is shown, under an agreement, and nobody moves yet. */
export const transferForms = {
  dealRoom: { en: "Deal room", zh: "交易资料室" },
  merger: { en: "Merger", zh: "合并" },
  acquisition: { en: "Sale or acquisition", zh: "出售或收购" },
  bankruptcy: { en: "Bankruptcy", zh: "破产" },
} as const satisfies Record<string, Text>;
export type TransferForm = keyof typeof transferForms;
export const transferFormKeys = Object.keys(transferForms) as [
  TransferForm,
  ...TransferForm[],
];

/** What binds the one who gets the data in a transfer (p003-20, p004-15). */
export const undertakingKinds = {
  confidentiality: { en: "Confidentiality agreement", zh: "保密协议" },
  undertaking: {
    en: "Undertaking to stay bound by the policy",
    zh: "继续受政策约束的承诺",
  },
  reconsent: {
    en: "New consent asked for by the successor",
    zh: "承继方重新征得同意",
  },
} as const satisfies Record<string, Text>;
export type UndertakingKind = keyof typeof undertakingKinds;
export const undertakingKindKeys = Object.keys(undertakingKinds) as [
  UndertakingKind,
  ...UndertakingKind[],
];

/** What the guards of the disclosure register look at. */
export interface DisclosureFacts extends CaseFacts<DisclosureStage> {
  readonly kind: DisclosureKind;
  readonly form: TransferForm | null;
  readonly country: Country;
  readonly dataPlaces: readonly Country[];
  readonly instrument: {
    readonly type: Instrument;
    /** A scan of it is on file. */
    readonly hasScan: boolean;
  } | null;
  readonly verifiedBy: string | null;
  readonly review: {
    readonly result: ReviewResult;
    readonly basis: DisclosureBasis;
    readonly by: string;
  } | null;
  readonly exceptions: readonly GateException[];
  readonly scope: readonly ScopeRow[];
  /** Everybody who logged, verified or filled in the scope: none of them approves. */
  readonly authorIds: readonly string[];
  readonly preNoticeAt: Instant | null;
  readonly consentAt: Instant | null;
  readonly undertaking: UndertakingKind | null;
  readonly approvals: readonly Approval[];
  readonly caseId: string;
  /** Hash of what would leave now; an approval of another one does not cover it. */
  readonly releaseHash: string;
  readonly releasedAt: Instant | null;
  readonly outcome: DisclosureOutcome | null;
  /** When the paper to an emergency was received. */
  readonly paperAt: Instant | null;
  readonly preservedAt: Instant | null;
  readonly notice: NoticeState;
  readonly secrecy: SecrecyState;
  readonly secrecyUntil: CivilDay | null;
  /** It is said whom it is about, by name or in words: the fourth fact of an entry. */
  readonly isObjectKnown: boolean;
  /** Objections sent that nobody has answered yet. */
  readonly openChallenges: number;
}

interface StepInfo {
  readonly label: Text;
  /** What is said to whoever goes on without it. */
  readonly missing: RefusalCode;
}

/** The steps of the gated path. */
export const steps = {
  instrument: {
    label: { en: "Log the instrument", zh: "登记法律文书" },
    missing: "instrumentMissing",
  },
  authority: {
    label: { en: "Verify the authority", zh: "核实机关身份" },
    missing: "authorityNotVerified",
  },
  review: {
    label: { en: "Legal review", zh: "法律审查" },
    missing: "reviewMissing",
  },
  scope: {
    label: { en: "Settle the scope", zh: "确定范围" },
    missing: "scopeMissing",
  },
  narrow: {
    label: { en: "Narrow or object", zh: "限缩或提出异议" },
    missing: "challengeOpen",
  },
  undertaking: {
    label: { en: "Bind the recipient", zh: "约束接收方" },
    missing: "undertakingMissing",
  },
  preNotice: {
    label: { en: "Tell the people before", zh: "事先告知" },
    missing: "preNoticeMissing",
  },
  consent: {
    label: { en: "Obtain express consent", zh: "取得明示同意" },
    missing: "consentMissing",
  },
  approval: {
    label: { en: "Approval by a second person", zh: "第二人批准" },
    missing: "releaseNotApproved",
  },
  release: { label: { en: "Release", zh: "提供" }, missing: "notReleased" },
  paper: {
    label: { en: "Paper follows within 24 hours", zh: "24 小时内补交文书" },
    missing: "paperOwed",
  },
  preserve: {
    label: { en: "Preserve the data", zh: "保全数据" },
    missing: "notPreserved",
  },
  notice: {
    label: { en: "Notice to the person", zh: "告知个人" },
    missing: "noticeOwed",
  },
} as const satisfies Record<string, StepInfo>;
export type Step = keyof typeof steps;

interface PathStep {
  readonly step: Step;
  readonly after: readonly Step[];
}

function step(key: Step, ...after: Step[]): PathStep {
  return { step: key, after };
}

/** The order of each way. What stands in `after` has to be done before. */
const stepsByPath: Readonly<Record<DisclosurePath, readonly PathStep[]>> = {
  demand: [
    step("instrument"),
    step("authority", "instrument"),
    step("review", "authority"),
    step("scope", "review"),
    step("narrow", "review"),
    step("approval", "scope", "narrow"),
    step("release", "approval"),
    step("notice", "release"),
  ],
  // Released first, with a second person awake; the paper and counsel follow.
  emergency: [
    step("instrument"),
    step("authority", "instrument"),
    step("scope", "authority"),
    step("approval", "scope"),
    step("release", "approval"),
    step("paper", "release"),
    step("review", "paper"),
    step("notice", "release"),
  ],
  preservation: [
    step("instrument"),
    step("authority", "instrument"),
    step("preserve", "authority"),
  ],
  transfer: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("undertaking", "review"),
    step("preNotice", "scope"),
    step("approval", "scope", "undertaking", "preNotice"),
    step("release", "approval"),
  ],
  arrangement: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("approval", "scope"),
    step("release", "approval"),
  ],
  publication: [
    step("review"),
    step("instrument", "review"),
    step("scope", "review"),
    step("preNotice", "scope"),
    step("consent", "preNotice"),
    step("approval", "instrument", "scope", "preNotice", "consent"),
    step("release", "approval"),
  ],
  report: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("approval", "scope"),
    step("release", "approval"),
    step("notice", "release"),
  ],
};

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
function isReleaseApproved(facts: DisclosureFacts): boolean {
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

function isDone(key: Step, facts: DisclosureFacts): boolean {
  switch (key) {
    case "instrument":
      return isInstrumentDone(facts);
    case "authority":
      return facts.verifiedBy !== null;
    case "review":
      return facts.review !== null && facts.review.result !== "unlawful";
    case "scope":
      return facts.scope.length > 0;
    case "narrow":
      return facts.openChallenges === 0;
    case "undertaking":
      return facts.form === "dealRoom"
        ? facts.undertaking !== null
        : facts.undertaking !== null && facts.undertaking !== "confidentiality";
    case "preNotice":
      return facts.preNoticeAt !== null;
    case "consent":
      return facts.consentAt !== null;
    case "approval":
      return isReleaseApproved(facts);
    case "release":
      return facts.releasedAt !== null;
    case "paper":
      return facts.paperAt !== null;
    case "preserve":
      return facts.preservedAt !== null;
    case "notice":
      return facts.notice === "given" || facts.notice === "barred";
  }
}

/** "Cannot start yet" is a state of its own, with what it waits for. */
export type StepState = "done" | "open" | "cannotStart" | "notNeeded";

export interface StepStanding {
  readonly step: Step;
  readonly state: StepState;
  readonly waitsFor: Step | null;
}

function isSettledStep(key: Step, facts: DisclosureFacts): boolean {
  return isNotNeeded(key, facts) || isDone(key, facts);
}

/** Every step of the case's way, done, open, not needed, or waiting for another one. */
export function standingOfSteps(facts: DisclosureFacts): StepStanding[] {
  return stepsByPath[pathOf(facts.kind)].map(({ step: key, after }) => {
    if (isNotNeeded(key, facts))
      return { step: key, state: "notNeeded", waitsFor: null };
    if (isDone(key, facts)) return { step: key, state: "done", waitsFor: null };
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

/** Whether data may leave now. */
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

/** How far a case has come, as its facts show. */
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
