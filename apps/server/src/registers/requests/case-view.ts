import type { Actor } from "@kept/domain/access/actor";
import { registers } from "@kept/domain/registers/index";
import {
  dataWillLeave,
  needsSecondPerson,
  type Decision,
} from "@kept/domain/registers/requests/facts";
import {
  residenceByCode,
  regimesOf,
} from "@kept/domain/registers/requests/jurisdictions";
import { lettersFor } from "@kept/domain/registers/requests/letters";
import { policyById } from "@kept/domain/registers/requests/policies";
import type { RequestType } from "@kept/domain/registers/requests/types";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Text } from "@kept/domain/text";
import { seeCase } from "../../casework/act.ts";
import type { At } from "../../casework/keeping.ts";
import {
  caseFrame,
  peopleById,
  type CaseFrame,
  type PersonView,
} from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import { clockRulesOf } from "./clocks-of.ts";
import { requestKeeping } from "./keeping.ts";
import {
  readDecisions,
  readRequest,
  readTypes,
  type RequestRecord,
} from "./store.ts";

export interface GroundView {
  readonly key: string;
  readonly title: Text;
}

export interface RequestView {
  readonly frame: CaseFrame;
  readonly request: Omit<RequestRecord, "guesses"> & {
    readonly guesses: RequestRecord["guesses"];
  };
  readonly types: readonly RequestType[];
  readonly policyTitle: Text;
  readonly policyVersion: string | null;
  readonly residenceName: Text | null;
  readonly regimes: readonly string[];
  readonly identifiedBy: PersonView | null;
  readonly decisions: readonly Decision[];
  readonly dataLeaves: boolean;
  readonly needsSecondPerson: boolean;
  readonly templates: readonly {
    readonly id: string;
    readonly title: Text;
    readonly isSuited: boolean;
  }[];
  /** Statutory clocks that may pause or be extended, with the grounds the law knows. */
  readonly pausable: readonly {
    readonly ruleId: string;
    readonly title: Text;
    readonly grounds: readonly GroundView[];
  }[];
  readonly extendable: readonly {
    readonly ruleId: string;
    readonly title: Text;
    readonly grounds: readonly GroundView[];
    readonly noticeWithin: Text;
    readonly asksDay: boolean;
  }[];
  readonly samePerson: readonly {
    readonly id: string;
    readonly reference: string;
    readonly types: readonly RequestType[];
    readonly stage: Text;
  }[];
  readonly mergedInto: {
    readonly id: string;
    readonly reference: string;
  } | null;
}

export async function getRequest(
  db: Db,
  caseId: string,
  who: At & { actor: Actor },
): Promise<Verdict<RequestView>> {
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const theCase = seen.value;
  const request = await readRequest(db, caseId);
  const types = await readTypes(db, caseId);
  const decisions = await readDecisions(db, caseId);
  const rules = await clockRulesOf(db, theCase, who);
  const policy = policyById(request.policyId);
  const named = await peopleById(db);
  const { suited, others } = lettersFor({ types, decisions });
  return granted({
    frame: await caseFrame(db, requestKeeping, { ...who, theCase }),
    request,
    types,
    policyTitle: policy?.title ?? {
      en: request.policyId,
      zh: request.policyId,
    },
    policyVersion: policy?.version ?? null,
    residenceName:
      request.residence === null
        ? null
        : (residenceByCode(request.residence)?.name ?? null),
    regimes: regimesOf(request.residence, request.policyId),
    identifiedBy: named(request.identifiedBy),
    decisions,
    dataLeaves: dataWillLeave({ types }),
    needsSecondPerson: needsSecondPerson(decisions),
    templates: [
      ...suited.map(({ id, title }) => ({ id, title, isSuited: true })),
      ...others.map(({ id, title }) => ({ id, title, isSuited: false })),
    ],
    pausable: rules.flatMap((rule) =>
      rule.pause === null
        ? []
        : [
            {
              ruleId: rule.id,
              title: ruleTitle(rule),
              grounds: rule.pause.grounds,
            },
          ],
    ),
    extendable: rules.flatMap((rule) =>
      rule.extension === null
        ? []
        : [
            {
              ruleId: rule.id,
              title: ruleTitle(rule),
              grounds: rule.extension.grounds,
              noticeWithin: rule.extension.noticeWithin,
              asksDay: rule.extension.length.kind === "ownDate",
            },
          ],
    ),
    samePerson: await samePerson(db, request, who),
    mergedInto: await mergedInto(db, request.mergedInto),
  });
}

function ruleTitle(rule: { title: Text; pack: { title: Text } }): Text {
  return {
    en: `${rule.title.en}, ${rule.pack.title.en}`,
    zh: `${rule.title.zh}（${rule.pack.title.zh}）`,
  };
}

async function mergedInto(
  db: Db,
  caseId: string | null,
): Promise<RequestView["mergedInto"]> {
  if (caseId === null) return null;
  const row = await db
    .selectFrom("cases")
    .select(["id", "reference"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  return row ?? null;
}

/** Other cases under the same address, as far as the person who looks may know of them. */
async function samePerson(
  db: Db,
  request: RequestRecord,
  who: { actor: Actor },
): Promise<RequestView["samePerson"]> {
  if (request.personAddress === null) return [];
  const rows = await db
    .selectFrom("requests")
    .select("case_id")
    .where("person_address", "=", request.personAddress)
    .where("case_id", "!=", request.caseId)
    .orderBy("case_id", "desc")
    .limit(10)
    .execute();
  const found: RequestView["samePerson"][number][] = [];
  for (const { case_id: caseId } of rows) {
    const seen = await seeCase(db, who.actor, {
      register: registers.requests.key,
      caseId,
    });
    if (!seen.ok) continue;
    const { stages } = registers.requests.workflow;
    found.push({
      id: caseId,
      reference: seen.value.reference,
      types: await readTypes(db, caseId),
      stage: stages[seen.value.stage as keyof typeof stages].label,
    });
  }
  return found;
}
