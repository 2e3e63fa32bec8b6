import { createHash } from "node:crypto";
import { roles } from "@kept/domain/access/permissions";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { LetterTemplate } from "@kept/domain/casework/letter";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import { letterDay } from "@kept/domain/casework/letter-format";
import { registers } from "@kept/domain/registers/index";
import { feeOption } from "@kept/domain/registers/requests/clock-options";
import {
  dataWillLeave,
  type RequestFacts,
  type RequestStage,
} from "@kept/domain/registers/requests/facts";
import {
  requestLetter,
  requestLetterDuties,
  requestLetters,
} from "@kept/domain/registers/requests/letters";
import { complaintChannel } from "@kept/domain/registers/requests/letters/complaint-channels";
import {
  requestLetterConditionsOf,
  requestLetterValues,
} from "@kept/domain/registers/requests/letters/values";
import { policyById } from "@kept/domain/registers/requests/policies";
import { systemsSearched } from "@kept/domain/registers/requests/search-plan";
import { verificationMethods } from "@kept/domain/registers/requests/types";
import {
  mayAnswerIn,
  type RequestMove,
} from "@kept/domain/registers/requests/workflow";
import { granted, type Verdict } from "@kept/domain/verdict";
import { personName } from "../../casework/person-store.ts";
import { readApprovals } from "../../casework/approval-store.ts";
import { findCase, type CaseHeader } from "../../casework/case-store.ts";
import { readClockFacts, setAnchor } from "../../casework/clock-store.ts";
import type {
  At,
  Keeping,
  LetterAsked,
  LetterLeft,
  LetterSetting,
} from "../../casework/keeping.ts";
import { readLetters } from "../../casework/letter-store.ts";
import { readTasks } from "../../casework/task-store.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import { clocksOf, countingOf, movableRules, reckoned } from "./clocks-of.ts";
import { letterDates } from "./letter-dates.ts";
import { standingOfStatement } from "./statement-person.ts";
import { readDecisions, readRequest, readTypes } from "./store.ts";

async function factsOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<RequestFacts> {
  const record = await readRequest(db, theCase.id);
  const types = await readTypes(db, theCase.id);
  const letters = await readLetters(db, theCase.id);
  const clock = await readClockFacts(db, theCase.id);
  const counting = await countingOf(db, theCase, at);
  const clocks = reckoned(counting);
  const movable = movableRules(counting.rules, clocks, at.now);
  const owed = clocks.filter(
    ({ strength, start, stoppedAt }) =>
      strength === "firm" && start !== null && stoppedAt === null,
  );
  return {
    stage: theCase.stage as RequestStage,
    ownerId: theCase.ownerId,
    types,
    significant: record.isSignificant,
    identifiedAt: record.identifiedAt,
    contactAddress: record.personAddress,
    verification: record.verification,
    tasks: await readTasks(db, theCase.id),
    decisions: await readDecisions(db, theCase.id),
    approvals: await readApprovals(db, theCase.id),
    repliedAt: clock.stops["answer"] ?? clock.stops["outcome"] ?? null,
    lettersUnderway: letters.filter(({ state }) =>
      ["draft", "queued", "failed"].includes(state),
    ).length,
    owedActs: [...new Set(owed.map(({ act }) => act))],
    openPauses: clock.pauses.filter((pause) => pause.until === null).length,
    statement: await standingOfStatement(db, { record, types, at }),
    mayPause: movable.pausable.length > 0,
    mayExtend: movable.extendable.length > 0,
    feeCounts: feeOption(counting.rules) !== null,
  };
}

async function letterSetting(
  db: Db,
  asked: LetterAsked,
): Promise<LetterSetting> {
  const { theCase, at, effect, author, template } = asked;
  const { office } = at;
  const record = await readRequest(db, theCase.id);
  const types = await readTypes(db, theCase.id);
  const decisions = await readDecisions(db, theCase.id);
  const tasks = await readTasks(db, theCase.id);
  const policy = policyById(record.policyId);
  const merged =
    record.mergedInto === null
      ? undefined
      : await findCase(db, record.mergedInto);
  const facts = {
    reference: theCase.reference,
    zone: office.zone,
    receivedAt: theCase.receivedAt,
    personName: record.personName,
    residence: record.residence,
    types,
    decisions,
    marketingChannels: record.marketingChannels,
    systemsSearched: systemsSearched(tasks),
    filesAttached: asked.enclosures,
    dataLeaves: dataWillLeave({ types }),
    partner: record.partner,
    withdrawnAt: theCase.stage === "withdrawn" ? theCase.endedAt : null,
    mainReference: merged?.reference ?? null,
    ...letterDates(await countingOf(db, theCase, at), effect, at),
    policyTitle: policy?.title ?? { en: record.policyId, zh: record.policyId },
    officeName: office.name,
    officeAddress: office.address,
    sender: {
      name: personName(author),
      role: roles[author.role],
    },
  };
  const { verification } = record;
  const letter = requestLetter(template.id);
  const duties = letter ? requestLetterDuties(letter, decisions) : template;
  return {
    values: requestLetterValues(facts),
    fixed:
      effect?.kind === "pause" ? { reply_by: letterDay(effect.replyBy) } : {},
    conditions: requestLetterConditionsOf(facts),
    recipient: { name: record.personName, address: record.personAddress },
    receivers: [],
    language: record.language,
    decided: createHash("sha256")
      .update(canonicalJson(decisions.map((decision) => ({ ...decision }))))
      .digest("hex"),
    needsApproval: duties.needsApproval,
    needsComplaintChannel: duties.needsComplaintChannel,
    complaintChannelFromMemory:
      complaintChannel(record.residence)?.confidence.startsWith("memory") ??
      false,
    identity: verification && {
      method: verificationMethods[verification.method],
      at: verification.at,
      address: verification.address,
    },
    clause: policy?.title ?? null,
  };
}

/** A letter that gives the outcome needs an outcome; any other may be written at any time. */
function mayLeave(
  facts: RequestFacts,
  template: LetterTemplate,
  letterId: string,
): Verdict<null> {
  return template.acts.includes("outcome")
    ? mayAnswerIn(facts, letterId)
    : granted(null);
}

/** The outcome makes the case answered; an acknowledgement, a question or a first answer leaves it where it is. */
async function letterLeft(
  tx: Tx,
  left: LetterLeft,
): Promise<{ stage: string; events: readonly CaseEvent[] }> {
  const { theCase, template, at, now } = left;
  // UK GDPR art. 12A: the clock waits for what was asked about identity.
  if (template.purpose === "verifyIdentity")
    await setAnchor(tx, {
      caseId: theCase.id,
      name: "identityAsked",
      at,
      now,
    });
  if (theCase.stage !== "decided" || !template.acts.includes("outcome"))
    return { stage: theCase.stage, events: [] };
  const answered: CaseEvent = {
    action: "requests.answered",
    object: { kind: "case", id: theCase.id },
    happenedAt: at,
    changes: [{ field: "stage", before: theCase.stage, after: "answered" }],
  };
  return { stage: "answered", events: [answered] };
}

/** How the request register is kept. */
export const requestKeeping: Keeping<RequestMove, RequestFacts> = {
  register: registers.requests,
  templates: requestLetters,
  factsOf,
  clocksOf,
  letterSetting,
  mayLeave,
  letterLeft,
  takesReplies: true,
};
