import type {
  DisclosureFacts,
  DisclosureStage,
} from "@kept/domain/registers/disclosures/facts";
import { readApprovals } from "../../casework/approval-store.ts";
import type { CaseHeader } from "../../casework/case-store.ts";
import type { Db } from "../../db/reading.ts";
import { releaseHash } from "./release-hash.ts";
import { readChallenges } from "./challenge-store.ts";
import { readPersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";
import { readScope } from "./scope-store.ts";

/** What the guards look at, as the case stands. */
export async function factsOf(
  db: Db,
  theCase: CaseHeader,
): Promise<DisclosureFacts> {
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
    isObjectKnown:
      (await readPersons(db, theCase.id)).length > 0 ||
      (record.scopeCount ?? 0) > 0 ||
      (record.scopeWords ?? "").trim() !== "",
    openChallenges: challenges.filter(({ outcome }) => outcome === null).length,
  };
}
