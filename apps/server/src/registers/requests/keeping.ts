import { createHash } from "node:crypto";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { LetterFacts } from "@kept/domain/casework/letter-checks";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import type { LetterTemplate } from "@kept/domain/casework/letter";
import { roles } from "@kept/domain/access/permissions";
import { registers } from "@kept/domain/registers/index";
import { complaintChannel } from "@kept/domain/registers/requests/letters/complaint-channels";
import {
  requestLetterConditionsOf,
  requestLetterValues,
} from "@kept/domain/registers/requests/letters/values";
import { requestLetters } from "@kept/domain/registers/requests/letters";
import {
  dataWillLeave,
  needsSecondPerson,
  type RequestFacts,
  type RequestStage,
} from "@kept/domain/registers/requests/facts";
import { policyById } from "@kept/domain/registers/requests/policies";
import { verificationMethods } from "@kept/domain/registers/requests/types";
import { isSettled } from "@kept/domain/casework/task";
import type { RequestMove } from "@kept/domain/registers/requests/workflow";
import type { CaseHeader } from "../../casework/case-store.ts";
import { readClockFacts } from "../../casework/clock-store.ts";
import type { At, Keeping, LetterSetting } from "../../casework/keeping.ts";
import {
  readApprovals,
  readLetters,
  readLetterFiles,
} from "../../casework/letter-store.ts";
import { readTasks } from "../../casework/task-store.ts";
import type { Db } from "../../db/reading.ts";
import { clockRulesOf, clocksOf, letterDates } from "./clocks-of.ts";
import { readDecisions, readRequest, readTypes } from "./store.ts";

async function factsOf(
  db: Db,
  theCase: CaseHeader,
  at: At,
): Promise<RequestFacts> {
  const record = await readRequest(db, theCase.id);
  const letters = await readLetters(db, theCase.id);
  const clock = await readClockFacts(db, theCase.id);
  const rules = await clockRulesOf(db, theCase, at);
  const extended = new Set(
    clock.extensions.map((extension) => extension.ruleId),
  );
  return {
    stage: theCase.stage as RequestStage,
    ownerId: theCase.ownerId,
    types: await readTypes(db, theCase.id),
    significant: record.isSignificant,
    identifiedAt: record.identifiedAt,
    contactAddress: record.personAddress,
    verification: record.verification,
    tasks: await readTasks(db, theCase.id),
    decisions: await readDecisions(db, theCase.id),
    approvals: await readApprovals(db, theCase.id),
    repliedAt: clock.stops["answer"] ?? clock.stops["outcome"] ?? null,
    lettersUnderway: letters.filter(
      (letter) => letter.state === "draft" || letter.state === "queued",
    ).length,
    openPauses: clock.pauses.filter((pause) => pause.until === null).length,
    mayPause: rules.some((rule) => rule.pause !== null),
    mayExtend: rules.some(
      (rule) => rule.extension !== null && !extended.has(rule.id),
    ),
  };
}

async function letterSetting(
  db: Db,
  asked: Parameters<Keeping["letterSetting"]>[1],
): Promise<LetterSetting> {
  const { theCase, at, effect, author } = asked;
  const { office } = at;
  const record = await readRequest(db, theCase.id);
  const types = await readTypes(db, theCase.id);
  const decisions = await readDecisions(db, theCase.id);
  const tasks = await readTasks(db, theCase.id);
  const policy = policyById(record.policyId);
  const policyTitle = policy?.title ?? {
    en: record.policyId,
    zh: record.policyId,
  };
  const dates = await letterDates(db, {
    theCase,
    at,
    effect,
    writtenAt: asked.writtenAt,
  });
  const merged =
    record.mergedInto === null
      ? undefined
      : await db
          .selectFrom("cases")
          .select("reference")
          .where("id", "=", record.mergedInto)
          .executeTakeFirst();
  const channel = complaintChannel(record.residence);
  const facts = {
    reference: theCase.reference,
    zone: office.zone,
    receivedAt: theCase.receivedAt,
    personName: record.personName,
    residence: record.residence,
    types,
    decisions,
    marketingChannels: record.marketingChannels,
    systemsSearched: tasks.filter(isSettled).length,
    filesAttached:
      asked.letterId === null
        ? 0
        : (await readLetterFiles(db, asked.letterId)).length,
    dataLeaves: dataWillLeave({ types }),
    partner: record.partner,
    withdrawnAt: null,
    mainReference: merged?.reference ?? null,
    ...dates,
    policyTitle,
    officeName: office.name,
    officeAddress: office.address,
    sender: {
      name: { en: author.name, zh: author.nameZh ?? author.name },
      role: roles[author.role],
    },
  };
  const { verification } = record;
  const identity: LetterFacts["identity"] =
    verification === null
      ? null
      : {
          method: verificationMethods[verification.method],
          at: verification.at,
          address: verification.address,
        };
  return {
    values: requestLetterValues(facts),
    conditions: requestLetterConditionsOf(facts),
    toAddress: record.personAddress,
    language: record.language,
    decided: createHash("sha256")
      .update(canonicalJson(decisions.map((decision) => ({ ...decision }))))
      .digest("hex"),
    needsSecondPerson: needsSecondPerson(decisions),
    needsComplaintChannel: needsSecondPerson(decisions),
    complaintChannelFromMemory:
      channel?.confidence.startsWith("memory") ?? false,
    identity,
    policyTitle,
  };
}

/** A reply with substance makes the case answered; an acknowledgement or a question leaves it where it is. */
async function letterLeft(
  _tx: Db,
  left: { theCase: CaseHeader; template: LetterTemplate; at: string },
): Promise<{ stage: string; events: readonly CaseEvent[] }> {
  const { theCase, template } = left;
  const answers =
    template.acts.includes("answer") || template.acts.includes("outcome");
  const stage =
    answers && theCase.stage === "decided" ? "answered" : theCase.stage;
  return Promise.resolve({
    stage,
    events:
      stage === theCase.stage
        ? []
        : [
            {
              action: "requests.answered",
              object: { kind: "case", id: theCase.id },
              happenedAt: left.at,
              changes: [
                { field: "stage", before: theCase.stage, after: stage },
              ],
            },
          ],
  });
}

/** How the request register is kept. */
export const requestKeeping: Keeping<RequestMove, RequestFacts> = {
  register: registers.requests,
  templates: requestLetters,
  factsOf,
  clocksOf,
  letterSetting,
  letterLeft,
};
