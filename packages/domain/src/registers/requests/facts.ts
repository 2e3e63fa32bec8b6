import type { Approval } from "../../casework/approval.ts";
import type { CaseFacts } from "../../casework/register.ts";
import type { StatementStanding } from "../../casework/statement.ts";
import type { Task } from "../../casework/task.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import {
  groundsFor,
  outcomes,
  outcomesFor,
  requestTypes,
  type Outcome,
  type RefusalGround,
  type RequestType,
} from "./types.ts";

export type RequestStage =
  | "received"
  | "identified"
  | "verified"
  | "searched"
  | "decided"
  | "answered"
  | "closed"
  | "withdrawn"
  | "merged"
  | "spam";

export interface Decision {
  readonly type: RequestType;
  readonly outcome: Outcome;
  readonly ground: RefusalGround | null;
  readonly citation: string | null;
  readonly reason: string | null;
  readonly withheld: string | null;
}

/** Proof of identity, bound to this case and this delivery address. */
export interface Verification {
  readonly method: string;
  readonly at: string;
  /** The address that answers may go to; another one needs a new check. */
  readonly address: string | null;
}

/** What the guards of the request register look at. */
export interface RequestFacts extends CaseFacts<RequestStage> {
  readonly types: readonly RequestType[];
  readonly significant: boolean;
  readonly identifiedAt: string | null;
  readonly contactAddress: string | null;
  readonly verification: Verification | null;
  readonly tasks: readonly Task[];
  readonly decisions: readonly Decision[];
  readonly approvals: readonly Approval[];
  /** When a substantive reply left; the acknowledgement is none. */
  readonly repliedAt: string | null;
  /** Written and neither sent nor discarded; one that could not be delivered is still underway. */
  readonly lettersUnderway: number;
  /** Acts that running firm clocks still ask for. */
  readonly owedActs: readonly string[];
  readonly openPauses: number;
  /** What our disclosure records may tell this person, and how far that is done. */
  readonly statement: StatementStanding;
  readonly mayPause: boolean;
  readonly mayExtend: boolean;
  /** A law of this case lets its clock wait for a fee. */
  readonly feeCounts: boolean;
}

/** Types where doing what is asked for the wrong person would harm somebody, so that identity may be checked. */
const touchesData: ReadonlySet<RequestType> = new Set([
  "access",
  "correction",
  "deletion",
  "portability",
  "restriction",
  "objection",
  "disclosureRecords",
  "minor",
]);

/** p000 s.2 and s.3: identity is not asked of somebody who only opts out, asks or complains. */
export function mayAskIdentity(facts: Pick<RequestFacts, "types">): boolean {
  return facts.types.some((type) => touchesData.has(type));
}

/** Whether answering may hand personal data to somebody, so that identity has to be proven first. */
export function dataWillLeave(facts: Pick<RequestFacts, "types">): boolean {
  return facts.types.some((type) => requestTypes[type].dataLeaves);
}

/**
 * Whether these decisions hand personal data over. A refusal does not, and neither does "nothing found": who
 * cannot be identified can still be told so.
 */
export function handsDataOver(
  decisions: readonly Pick<Decision, "type" | "outcome">[],
): boolean {
  return decisions.some(
    ({ type, outcome }) =>
      requestTypes[type].dataLeaves &&
      (outcome === "granted" || outcome === "inPart"),
  );
}

/** A check of identity holds only for the address it was made for. */
export function isVerified(
  facts: Pick<RequestFacts, "verification" | "contactAddress">,
): boolean {
  return (
    facts.verification !== null &&
    facts.verification.address === facts.contactAddress
  );
}

/** Whether the answer comes with a statement from our disclosure records (p002-14; GDPR Art. 15(1)(c)). */
export function asksForStatement(facts: Pick<RequestFacts, "types">): boolean {
  return facts.types.some(
    (type) => type === "disclosureRecords" || type === "access",
  );
}

/** Whether what was decided for the disclosure records can be said, and what it says is there. */
export function mayDecideRecords(
  decisions: readonly Decision[],
  facts: Pick<RequestFacts, "statement">,
): Verdict<null> {
  const records = decisions.find(({ type }) => type === "disclosureRecords");
  if (records === undefined) return granted(null);
  const { type, outcome, ground } = records;
  if (
    !outcomesFor(type).includes(outcome) ||
    (ground !== null && !groundsFor(type).includes(ground))
  )
    return refused("recordsDecision");
  return outcome === "granted" && !facts.statement.isMade
    ? refused("statementMissing")
    : granted(null);
}

/**
 * Whether the statement has to go with the answer: the records were asked for and are given, or somebody's data
 * is given and our records tell something of them. It looks at entries that may be told and at nothing else, so
 * a refusal never says that there are others.
 */
export function owesStatement(
  facts: Pick<
    RequestFacts,
    "decisions" | "statement" | "verification" | "contactAddress"
  >,
): boolean {
  const { decisions, statement } = facts;
  const given = decisions
    .filter(({ outcome }) => outcome !== "refused")
    .map(({ type }) => type);
  return (
    isVerified(facts) &&
    (given.includes("disclosureRecords") ||
      (given.includes("access") && statement.told + statement.open > 0))
  );
}

/** Refusals and partial answers need a second person. */
export function needsSecondPerson(
  decisions: readonly Pick<Decision, "outcome">[],
): boolean {
  return decisions.some((decision) => outcomes[decision.outcome].secondPerson);
}

/** Types still without a decision. */
export function undecided(
  facts: Pick<RequestFacts, "types" | "decisions">,
): RequestType[] {
  return facts.types.filter(
    (type) => !facts.decisions.some((decision) => decision.type === type),
  );
}

/** A child's data makes the case a minor's case, and a minor's case is about the child's data. */
export function withMinor<
  Said extends { types: readonly RequestType[]; isMinor: boolean },
>(said: Said): Said {
  const isMinor = said.isMinor || said.types.includes("minor");
  const types: readonly RequestType[] =
    isMinor && !said.types.includes("minor")
      ? [...said.types, "minor"]
      : said.types;
  return { ...said, isMinor, types };
}
