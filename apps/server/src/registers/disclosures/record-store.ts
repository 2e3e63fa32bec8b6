import type { Selectable } from "kysely";
import type {
  NumberSource,
  SecondChannel,
} from "@kept/domain/registers/disclosures/authority";
import type {
  TransferForm,
  UndertakingKind,
} from "@kept/domain/registers/disclosures/transfers";
import type {
  Country,
  DisclosureBasis,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import type {
  AuthorityClass,
  DemandChannel,
  DisclosureKind,
  DisclosureOutcome,
  NoticeState,
  ReleaseChannel,
  SecrecyState,
} from "@kept/domain/registers/disclosures/kinds";
import type {
  CheckAnswer,
  GateException,
  ReviewCheck,
  ReviewResult,
} from "@kept/domain/registers/disclosures/review";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";

/** What the demand said for itself, or what is planned. */
export interface Demand {
  readonly body: string;
  readonly authorityClass: AuthorityClass;
  readonly country: Country;
  readonly officer: string | null;
  /** As the demand gives them; they prove nothing. */
  readonly contactPhone: string | null;
  readonly contactAddress: string | null;
  readonly asked: string;
  readonly purpose: string | null;
  readonly dataPlaces: readonly Country[];
  readonly scopeWords: string | null;
  readonly scopeCount: number | null;
  readonly language: "en" | "zh";
  readonly respondBy: string | null;
}

/** What a disclosure is beyond the case header. */
export interface DisclosureRecord extends Demand {
  readonly caseId: string;
  readonly kind: DisclosureKind;
  readonly form: TransferForm | null;
  readonly channel: DemandChannel;
  readonly openedBy: string;
  readonly instrument: {
    readonly type: Instrument;
    readonly reference: string | null;
    readonly issuedOn: string | null;
    readonly issuer: string | null;
    readonly scanFileId: string | null;
    readonly loggedAt: string;
    readonly loggedBy: string;
  } | null;
  readonly verification: {
    readonly agencyId: string | null;
    readonly number: string;
    readonly source: NumberSource;
    readonly secondChannel: SecondChannel;
    readonly spokeWith: string;
    readonly at: string;
    readonly by: string;
  } | null;
  readonly review: {
    readonly checks: Readonly<Partial<Record<ReviewCheck, CheckAnswer>>>;
    readonly basis: DisclosureBasis;
    readonly necessity: string;
    readonly result: ReviewResult;
    readonly at: string;
    readonly by: string;
  } | null;
  readonly exceptions: readonly GateException[];
  readonly scopeAuthors: readonly string[];
  readonly undertaking: {
    readonly kind: UndertakingKind;
    readonly signedOn: string;
    readonly reference: string;
  } | null;
  readonly toldBefore: {
    readonly at: string;
    readonly purpose: string;
    readonly dataKinds: string;
    readonly sensitive: string;
    readonly how: string;
  } | null;
  readonly consent: { readonly at: string; readonly proof: string } | null;
  readonly outcome: DisclosureOutcome | null;
  readonly answeredAt: string | null;
  readonly release: {
    readonly at: string;
    readonly by: string;
    readonly channel: ReleaseChannel;
  } | null;
  readonly receipt: { readonly at: string; readonly by: string } | null;
  readonly paper: { readonly at: string; readonly reference: string } | null;
  readonly preserved: { readonly at: string; readonly what: string } | null;
  readonly refusalReason: string | null;
  readonly secrecy: {
    readonly state: SecrecyState;
    readonly orderedBy: string | null;
    readonly reference: string | null;
    readonly until: string | null;
    readonly reviewOn: string | null;
    /** Its last day, once it has ended by itself. */
    readonly endedOn: string | null;
  };
  readonly notice: {
    readonly state: NoticeState;
    readonly reason: string | null;
    readonly at: string | null;
    readonly how: string | null;
  };
  readonly endReason: string | null;
}

const disclosureOfCase = fixedQuery<Selectable<Schema["disclosures"]>>(
  "select * from disclosures where case_id = ?",
);

export async function readDisclosure(
  db: Db,
  caseId: string,
): Promise<DisclosureRecord> {
  const [row] = await disclosureOfCase(db, caseId);
  if (row === undefined) throw new Error("There is no such disclosure");
  return {
    caseId: row.case_id,
    kind: row.kind as DisclosureKind,
    form: row.form as TransferForm | null,
    channel: row.channel as DemandChannel,
    openedBy: row.opened_by,
    body: row.body,
    authorityClass: row.authority_class as AuthorityClass,
    country: row.country as Country,
    officer: row.officer,
    contactPhone: row.contact_phone,
    contactAddress: row.contact_address,
    asked: row.asked,
    purpose: row.purpose,
    dataPlaces: JSON.parse(row.data_places) as Country[],
    scopeWords: row.scope_words,
    scopeCount: row.scope_count,
    language: row.language === "zh" ? "zh" : "en",
    respondBy: row.respond_by,
    ...pathFrom(row),
    ...answerFrom(row),
    secrecy: {
      state: row.secrecy as SecrecyState,
      orderedBy: row.secrecy_by,
      reference: row.secrecy_ref,
      until: row.secrecy_until,
      reviewOn: row.secrecy_review_on,
      endedOn: row.secrecy_ended_on,
    },
    notice: {
      state: row.notice as NoticeState,
      reason: row.notice_reason,
      at: row.notice_at,
      how: row.notice_how,
    },
    endReason: row.end_reason,
  };
}

type Row = Selectable<Schema["disclosures"]>;

/** What was found out before anything leaves. */
function pathFrom(row: Row) {
  return {
    instrument:
      row.instrument !== null && row.logged_at !== null
        ? {
            type: row.instrument as Instrument,
            reference: row.instrument_ref,
            issuedOn: row.issued_on,
            issuer: row.issuer,
            scanFileId: row.scan_file_id,
            loggedAt: row.logged_at,
            loggedBy: row.logged_by ?? "",
          }
        : null,
    verification:
      row.verified_at !== null
        ? {
            agencyId: row.agency_id,
            number: row.call_back_number ?? "",
            source: row.number_source as NumberSource,
            secondChannel: row.second_channel as SecondChannel,
            spokeWith: row.spoke_with ?? "",
            at: row.verified_at,
            by: row.verified_by ?? "",
          }
        : null,
    review:
      row.reviewed_at !== null
        ? {
            checks: JSON.parse(row.checks) as Record<ReviewCheck, CheckAnswer>,
            basis: row.basis as DisclosureBasis,
            necessity: row.necessity ?? "",
            result: row.review_result as ReviewResult,
            at: row.reviewed_at,
            by: row.reviewed_by ?? "",
          }
        : null,
    exceptions: JSON.parse(row.exceptions) as GateException[],
    scopeAuthors: JSON.parse(row.scope_authors) as string[],
    undertaking:
      row.undertaking !== null
        ? {
            kind: row.undertaking as UndertakingKind,
            signedOn: row.undertaking_on ?? "",
            reference: row.undertaking_ref ?? "",
          }
        : null,
    toldBefore:
      row.told_before_at !== null && row.told_before !== null
        ? {
            at: row.told_before_at,
            ...(JSON.parse(row.told_before) as Omit<
              NonNullable<DisclosureRecord["toldBefore"]>,
              "at"
            >),
          }
        : null,
    consent:
      row.consented_at !== null
        ? { at: row.consented_at, proof: row.consent_proof ?? "" }
        : null,
  };
}

/** What became of it. */
function answerFrom(row: Row) {
  return {
    outcome: row.outcome as DisclosureOutcome | null,
    answeredAt: row.answered_at,
    release:
      row.released_at !== null
        ? {
            at: row.released_at,
            by: row.released_by ?? "",
            channel: row.release_channel as ReleaseChannel,
          }
        : null,
    receipt:
      row.receipt_at !== null
        ? { at: row.receipt_at, by: row.receipt_by ?? "" }
        : null,
    paper:
      row.paper_at !== null
        ? { at: row.paper_at, reference: row.paper_ref ?? "" }
        : null,
    preserved:
      row.preserved_at !== null
        ? { at: row.preserved_at, what: row.preserved_what ?? "" }
        : null,
    refusalReason: row.refusal_reason,
  };
}
