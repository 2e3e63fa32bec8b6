import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { registers } from "@kept/domain/registers/index";
import {
  extensionOptions,
  feeOption,
  pauseOptions,
  type ExtensionOption,
  type FeeOption,
  type PauseOption,
} from "@kept/domain/registers/requests/clock-options";
import {
  asksForStatement,
  dataWillLeave,
  mayAskIdentity,
  needsSecondPerson,
  type Decision,
} from "@kept/domain/registers/requests/facts";
import {
  residenceByCode,
  regimesOf,
} from "@kept/domain/registers/requests/jurisdictions";
import { lettersFor } from "@kept/domain/registers/requests/letters";
import type { RequestLetter } from "@kept/domain/registers/requests/letters/define-letter";
import { policyById } from "@kept/domain/registers/requests/policies";
import type { RequestType } from "@kept/domain/registers/requests/types";
import {
  handActs,
  type HandAct,
} from "@kept/domain/registers/requests/workflow";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { StatementStanding } from "@kept/domain/casework/statement";
import type { Text } from "@kept/domain/text";
import { seeCase } from "../../casework/act.ts";
import type { At } from "../../casework/keeping.ts";
import { compiled } from "../../casework/list-wanted-views.ts";
import { scopeCondition } from "../../casework/scope-views.ts";
import {
  caseFrame,
  peopleById,
  type CaseFrame,
  type PersonView,
} from "../../casework/views.ts";
import { originOf, type CaseOrigin } from "../../casework/import-views.ts";
import { askingOnce, rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import { countingOf, movableRules, reckoned } from "./clocks-of.ts";
import { requestKeeping } from "./keeping.ts";
import { standingOfStatement } from "./statement-person.ts";
import {
  readDecisions,
  readRequest,
  readTypes,
  type RequestRecord,
} from "./store.ts";

export interface RequestView {
  readonly frame: CaseFrame;
  readonly request: RequestRecord;
  readonly types: readonly RequestType[];
  readonly policyTitle: Text;
  readonly policyVersion: string | null;
  readonly residenceName: Text | null;
  readonly regimes: readonly string[];
  readonly identifiedBy: PersonView | null;
  readonly decisions: readonly Decision[];
  readonly dataLeaves: boolean;
  /** What our disclosure records may tell this person; null where nobody asks. */
  readonly statement: StatementStanding | null;
  /** Whether proof of identity may be asked for at all. */
  readonly mayAskIdentity: boolean;
  readonly needsSecondPerson: boolean;
  readonly templates: readonly {
    readonly id: string;
    readonly title: Text;
    readonly isSuited: boolean;
    readonly purpose: RequestLetter["purpose"];
    /** It carries the decision to the person. */
    readonly isAnswer: boolean;
  }[];
  /** Statutory clocks that may be paused or extended now, with the grounds that the law knows. */
  readonly pausable: readonly PauseOption[];
  readonly extendable: readonly ExtensionOption[];
  /** Null where no law of the case looks at a fee. */
  readonly fee:
    | (FeeOption & {
        readonly askedAt: string | null;
        readonly paidAt: string | null;
      })
    | null;
  /** What is owed and is done in a system, so that somebody records it. */
  readonly recordable: readonly HandAct[];
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
  /** Null where nobody imported it. */
  readonly origin: CaseOrigin | null;
}

export async function getRequest(
  reader: Db,
  caseId: string,
  who: At & { actor: Actor },
): Promise<Verdict<RequestView>> {
  const db = askingOnce(reader);
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const theCase = seen.value;
  const request = await readRequest(db, caseId);
  const types = await readTypes(db, caseId);
  const decisions = await readDecisions(db, caseId);
  const counting = await countingOf(db, theCase, who);
  const clocks = reckoned(counting);
  const movable = movableRules(counting.rules, clocks, who.now);
  const fee = feeOption(counting.rules);
  const policy = policyById(request.policyId);
  const named = await peopleById(db);
  const { suited, others } = lettersFor({ types, decisions });
  const into = await mergedInto(db, request.mergedInto, who);
  const told = { ...request, mergedInto: into?.id ?? null };
  return granted({
    frame: await caseFrame(db, requestKeeping, { ...who, theCase }),
    request: may(who.actor, registers.requests.readPermission)
      ? told
      : withoutWords(told),
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
    statement: asksForStatement({ types })
      ? await standingOfStatement(db, { record: request, types, at: who })
      : null,
    mayAskIdentity: mayAskIdentity({ types }),
    needsSecondPerson: needsSecondPerson(decisions),
    templates: [
      ...suited.map((letter) => templateLine(letter, true)),
      ...others.map((letter) => templateLine(letter, false)),
    ],
    pausable: pauseOptions(movable.pausable),
    extendable: extensionOptions(movable.extendable),
    fee: fee && {
      ...fee,
      askedAt: counting.facts.anchors["feeAsked"] ?? null,
      paidAt: counting.facts.anchors["feePaid"] ?? null,
    },
    recordable: handActs.filter((act) =>
      clocks.some((clock) => clock.act === act && clock.stoppedAt === null),
    ),
    samePerson: await samePerson(db, request, who),
    mergedInto: into,
    origin: await originOf(db, caseId),
  });
}

/** The register's fields, without what the person wrote. */
function withoutWords(request: RequestRecord): RequestRecord {
  return { ...request, summary: "" };
}

function templateLine(
  { id, title, purpose, outcomes }: RequestLetter,
  isSuited: boolean,
): RequestView["templates"][number] {
  return { id, title, isSuited, purpose, isAnswer: outcomes.length > 0 };
}

async function mergedInto(
  db: Db,
  caseId: string | null,
  who: { actor: Actor },
): Promise<RequestView["mergedInto"]> {
  if (caseId === null) return null;
  const { key: register } = registers.requests;
  const seen = await seeCase(db, who.actor, { register, caseId });
  return seen.ok ? { id: caseId, reference: seen.value.reference } : null;
}

/** Other cases under the same address, as far as the person who looks may know of them. */
async function samePerson(
  db: Db,
  request: RequestRecord,
  who: { actor: Actor },
): Promise<RequestView["samePerson"]> {
  if (request.personAddress === null) return [];
  // Narrowed before the ten are counted: one that may not be known of takes nobody's place.
  const scope = compiled(db, scopeCondition(who.actor, registers.requests.key));
  const rows = await rowsOf<{
    readonly id: string;
    readonly reference: string;
    readonly stage: string;
  }>(
    db,
    `select c.id, c.reference, c.stage
    from requests r join cases c on c.id = r.case_id
    where r.person_address = ? and r.case_id <> ? and ${scope.text}
    order by r.case_id desc limit 10`,
    [request.personAddress, request.caseId, ...scope.values],
  );
  const { stages } = registers.requests.workflow;
  const found: RequestView["samePerson"][number][] = [];
  for (const { id, reference, stage } of rows)
    found.push({
      id,
      reference,
      types: await readTypes(db, id),
      stage: stages[stage as keyof typeof stages].label,
    });
  return found;
}
