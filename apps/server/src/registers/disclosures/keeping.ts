import { registers } from "@kept/domain/registers/index";
import type {
  DisclosureFacts,
  DisclosureStage,
} from "@kept/domain/registers/disclosures/facts";
import type { DisclosureMove } from "@kept/domain/registers/disclosures/workflow";
import { readApprovals } from "../../casework/approval-store.ts";
import type { CaseHeader } from "../../casework/case-store.ts";
import { writesNoLetters, type Keeping } from "../../casework/keeping.ts";
import type { Db } from "../../db/reading.ts";
import { clocksOf } from "./clocks-of.ts";
import { releaseHash } from "./release-hash.ts";
import { readChallenges, readDisclosure, readScope } from "./store.ts";

async function factsOf(db: Db, theCase: CaseHeader): Promise<DisclosureFacts> {
  const record = await readDisclosure(db, theCase.id);
  const scope = await readScope(db, theCase.id);
  const challenges = await readChallenges(db, theCase.id);
  const { instrument, verification, review } = record;
  return {
    stage: theCase.stage as DisclosureStage,
    ownerId: theCase.ownerId,
    caseId: theCase.id,
    kind: record.kind,
    form: record.form,
    country: record.country,
    dataPlaces: record.dataPlaces,
    instrument: instrument && {
      type: instrument.type,
      hasScan: instrument.scanFileId !== null,
    },
    verifiedBy: verification?.by ?? null,
    review: review && {
      result: review.result,
      basis: review.basis,
      by: review.by,
    },
    exceptions: record.exceptions,
    scope,
    authorIds: [
      ...new Set(
        [instrument?.loggedBy, verification?.by, ...record.scopeAuthors].filter(
          (id) => id !== undefined,
        ),
      ),
    ],
    preNoticeAt: record.toldBefore?.at ?? null,
    consentAt: record.consent?.at ?? null,
    undertaking: record.undertaking?.kind ?? null,
    approvals: await readApprovals(db, theCase.id),
    releaseHash: releaseHash(record, scope),
    releasedAt: record.release?.at ?? null,
    outcome: record.outcome,
    paperAt: record.paper?.at ?? null,
    preservedAt: record.preserved?.at ?? null,
    notice: record.notice.state,
    secrecy: record.secrecy.state,
    secrecyUntil: record.secrecy.until,
    openChallenges: challenges.filter(({ outcome }) => outcome === null).length,
  };
}

/** How the disclosure register is kept. */
export const disclosureKeeping: Keeping<DisclosureMove, DisclosureFacts> = {
  ...writesNoLetters,
  register: registers.disclosures,
  factsOf,
  clocksOf,
};
