import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { mayBeTold } from "@kept/domain/registers/disclosures/entry";
import { type DisclosureFacts } from "@kept/domain/registers/disclosures/facts";
import {
  standingOfSteps,
  type StepStanding,
} from "@kept/domain/registers/disclosures/standing";
import { lettersFor } from "@kept/domain/registers/disclosures/letters";
import type {
  DisclosureLetter,
  DisclosureLetterPurpose,
} from "@kept/domain/registers/disclosures/letters/define-letter";
import type { Text } from "@kept/domain/text";
import { basesFor } from "@kept/domain/registers/disclosures/instruments";
import {
  gatesMet,
  reviewChecklist,
  shutGates,
  type HardGate,
  type ReviewCheck,
} from "@kept/domain/registers/disclosures/review";
import type { ScopeRow } from "@kept/domain/registers/disclosures/scope";
import { registers } from "@kept/domain/registers/index";
import { granted, type Verdict } from "@kept/domain/verdict";
import { seeCase } from "../../casework/act.ts";
import { readApprovals } from "../../casework/approval-store.ts";
import type { At } from "../../casework/keeping.ts";
import { today } from "../../casework/office.ts";
import {
  caseFrame,
  peopleById,
  type CaseFrame,
  type PersonView,
} from "../../casework/views.ts";
import { askingOnce } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import { openCorrections, type CorrectionView } from "./correction-views.ts";
import { entriesOfCase, type Entry } from "./entry-store.ts";
import { disclosureKeeping } from "./keeping.ts";
import { readPackage } from "./package-store.ts";
import { readChallenges, type Challenge } from "./challenge-store.ts";
import { readPersons, type ConcernedPerson } from "./persons-store.ts";
import { readDisclosure, type DisclosureRecord } from "./record-store.ts";
import { readScope } from "./scope-store.ts";

/** A yes that was asked for a release, and whether it still covers what would leave. */
export interface ReleaseApproval {
  readonly id: string;
  readonly state: "asked" | "approved" | "changesAsked" | "void";
  readonly contentHash: string;
  readonly askedBy: PersonView | null;
  readonly askedOf: PersonView | null;
  readonly askedAt: string;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly isMine: boolean;
}

export interface DisclosureView {
  readonly frame: CaseFrame;
  readonly disclosure: DisclosureRecord;
  readonly openedBy: PersonView | null;
  readonly loggedBy: PersonView | null;
  readonly verifiedBy: PersonView | null;
  readonly reviewedBy: PersonView | null;
  readonly releasedBy: PersonView | null;
  readonly persons: readonly ConcernedPerson[];
  readonly scope: readonly ScopeRow[];
  readonly challenges: readonly Challenge[];
  readonly steps: readonly StepStanding[];
  readonly checklist: readonly ReviewCheck[];
  readonly bases: ReturnType<typeof basesFor>;
  readonly gatesMet: readonly HardGate[];
  readonly gatesShut: readonly HardGate[];
  readonly approvals: readonly ReleaseApproval[];
  /** The encrypted file built of it; null where none was. */
  readonly package: {
    readonly caseFileId: string;
    readonly sha256: string;
    readonly size: number;
    readonly at: string;
    readonly by: PersonView | null;
    /** It was built of another content than what would leave now. */
    readonly isOutdated: boolean;
  } | null;
  /** Whether whoever looks may fetch it. */
  readonly mayFetchPackage: boolean;
  /** Hash of what would leave now. */
  readonly releaseHash: string;
  /** Whether a person concerned may be told of it today. */
  readonly mayBeTold: boolean;
  /** Letters of this way; those that may leave now are suited. */
  readonly templates: readonly {
    readonly id: string;
    readonly title: Text;
    readonly to: "authority" | "person";
    readonly purpose: DisclosureLetterPurpose;
    readonly isSuited: boolean;
  }[];
  /** Every version of what the case has in the register. */
  readonly entries: readonly Entry[];
  /** What waits for a second person before it stands in the register. */
  readonly corrections: readonly CorrectionView[];
}

export async function getDisclosure(
  reader: Db,
  caseId: string,
  who: At & { actor: Actor },
): Promise<Verdict<DisclosureView>> {
  const db = askingOnce(reader);
  const seen = await seeCase(db, who.actor, {
    register: registers.disclosures.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const theCase = seen.value;
  const disclosure = await readDisclosure(db, caseId);
  const facts = await disclosureKeeping.factsOf(db, theCase, who);
  const named = await peopleById(db);
  const packed = await readPackage(db, caseId);
  return granted({
    frame: await caseFrame(db, disclosureKeeping, { ...who, theCase }),
    disclosure,
    openedBy: named(disclosure.openedBy),
    loggedBy: named(disclosure.instrument?.loggedBy ?? null),
    verifiedBy: named(disclosure.verification?.by ?? null),
    reviewedBy: named(disclosure.review?.by ?? null),
    releasedBy: named(disclosure.release?.by ?? null),
    persons: await readPersons(db, caseId),
    scope: await readScope(db, caseId),
    challenges: await readChallenges(db, caseId),
    steps: standingOfSteps(facts),
    checklist: reviewChecklist({
      kind: disclosure.kind,
      instrument: disclosure.instrument?.type ?? null,
      country: disclosure.country,
    }),
    bases: basesFor(disclosure.kind),
    gatesMet: gatesMet(disclosure),
    gatesShut: shutGates(disclosure),
    approvals: (await readApprovals(db, caseId))
      .filter(({ subject }) => subject.kind === "release")
      .map((approval) => ({
        id: approval.id,
        state: approval.state,
        contentHash: approval.contentHash,
        askedBy: named(approval.askedBy),
        askedOf: named(approval.askedOf),
        askedAt: approval.askedAt,
        decidedBy: named(approval.decidedBy),
        decidedAt: approval.decidedAt,
        reason: approval.reason,
        isMine: approval.state === "asked" && approval.askedOf === who.actor.id,
      })),
    package: packed && {
      caseFileId: packed.caseFileId,
      sha256: packed.sha256,
      size: packed.size,
      at: packed.at,
      by: named(packed.by),
      isOutdated:
        facts.releasedAt === null && packed.content !== facts.releaseHash,
    },
    mayFetchPackage: may(who.actor, "disclosures.release"),
    releaseHash: facts.releaseHash,
    mayBeTold: mayBeTold(disclosure.secrecy, today(who.office, who.now)),
    templates: templatesOf(facts),
    entries: await entriesOfCase(db, caseId),
    corrections: await openCorrections(db, who.actor, [caseId]),
  });
}

function templatesOf(facts: DisclosureFacts): DisclosureView["templates"] {
  const { suited, others } = lettersFor(facts);
  const said = (letters: readonly DisclosureLetter[], isSuited: boolean) =>
    letters.map(({ id, title, to, purpose }) => ({
      id,
      title,
      to,
      purpose,
      isSuited,
    }));
  return [...said(suited, true), ...said(others, false)];
}
