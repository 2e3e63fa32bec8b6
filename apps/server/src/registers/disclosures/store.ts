import { randomUUIDv7 } from "node:crypto";
import type { Selectable, Updateable } from "kysely";
import type {
  NumberSource,
  SecondChannel,
} from "@kept/domain/registers/disclosures/authority";
import type {
  TransferForm,
  UndertakingKind,
} from "@kept/domain/registers/disclosures/facts";
import {
  matchKeyOf,
  type Identifier,
  type IdentifierKind,
} from "@kept/domain/registers/disclosures/identifiers";
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
import type {
  DataCategory,
  ScopeRow,
} from "@kept/domain/registers/disclosures/scope";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";

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

type Columns = Updateable<Schema["disclosures"]>;

function demandColumns(demand: Demand) {
  return {
    body: demand.body,
    authority_class: demand.authorityClass,
    country: demand.country,
    officer: demand.officer,
    contact_phone: demand.contactPhone,
    contact_address: demand.contactAddress,
    asked: demand.asked,
    purpose: demand.purpose,
    data_places: JSON.stringify(demand.dataPlaces),
    scope_words: demand.scopeWords,
    scope_count: demand.scopeCount,
    language: demand.language,
    respond_by: demand.respondBy,
  };
}

export async function insertDisclosure(
  tx: Tx,
  fresh: Demand &
    Pick<DisclosureRecord, "caseId" | "kind" | "form" | "channel" | "openedBy">,
): Promise<void> {
  await tx
    .insertInto("disclosures")
    .values({
      ...demandColumns(fresh),
      case_id: fresh.caseId,
      kind: fresh.kind,
      form: fresh.form,
      channel: fresh.channel,
      opened_by: fresh.openedBy,
    })
    .execute();
}

async function update(tx: Tx, caseId: string, columns: Columns): Promise<void> {
  await tx
    .updateTable("disclosures")
    .set(columns)
    .where("case_id", "=", caseId)
    .execute();
}

export function writeDemand(
  tx: Tx,
  caseId: string,
  demand: Demand,
): Promise<void> {
  return update(tx, caseId, demandColumns(demand));
}

export function writeInstrument(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["instrument"]> &
    Pick<Demand, "asked" | "purpose" | "respondBy">,
): Promise<void> {
  return update(tx, caseId, {
    instrument: said.type,
    instrument_ref: said.reference,
    issued_on: said.issuedOn,
    issuer: said.issuer,
    scan_file_id: said.scanFileId,
    logged_at: said.loggedAt,
    logged_by: said.loggedBy,
    asked: said.asked,
    purpose: said.purpose,
    respond_by: said.respondBy,
  });
}

export function writeVerification(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["verification"]>,
): Promise<void> {
  return update(tx, caseId, {
    agency_id: said.agencyId,
    call_back_number: said.number,
    number_source: said.source,
    second_channel: said.secondChannel,
    spoke_with: said.spokeWith,
    verified_at: said.at,
    verified_by: said.by,
  });
}

export function writeReview(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["review"]> &
    Pick<DisclosureRecord, "exceptions">,
): Promise<void> {
  return update(tx, caseId, {
    checks: JSON.stringify(said.checks),
    exceptions: JSON.stringify(said.exceptions),
    basis: said.basis,
    necessity: said.necessity,
    review_result: said.result,
    reviewed_at: said.at,
    reviewed_by: said.by,
  });
}

export function writeUndertaking(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["undertaking"]>,
): Promise<void> {
  return update(tx, caseId, {
    undertaking: said.kind,
    undertaking_on: said.signedOn,
    undertaking_ref: said.reference,
  });
}

export function writeToldBefore(
  tx: Tx,
  caseId: string,
  { at, ...said }: NonNullable<DisclosureRecord["toldBefore"]>,
): Promise<void> {
  return update(tx, caseId, {
    told_before_at: at,
    told_before: JSON.stringify(said),
  });
}

export function writeConsent(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["consent"]>,
): Promise<void> {
  return update(tx, caseId, {
    consented_at: said.at,
    consent_proof: said.proof,
  });
}

export function writeRelease(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["release"]> & {
    readonly outcome: DisclosureOutcome;
    readonly purpose: string;
    readonly officer: string | null;
  },
): Promise<void> {
  return update(tx, caseId, {
    released_at: said.at,
    released_by: said.by,
    release_channel: said.channel,
    answered_at: said.at,
    outcome: said.outcome,
    purpose: said.purpose,
    officer: said.officer,
  });
}

/** The demand was answered, and nothing left. */
export function writeAnswer(
  tx: Tx,
  caseId: string,
  said: {
    readonly outcome: DisclosureOutcome;
    readonly at: string;
    readonly purpose: string;
    readonly reason: string | null;
  },
): Promise<void> {
  return update(tx, caseId, {
    outcome: said.outcome,
    answered_at: said.at,
    purpose: said.purpose,
    refusal_reason: said.reason,
  });
}

export function writePaper(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["paper"]> & {
    readonly type: Instrument;
    readonly scanFileId: string;
  },
): Promise<void> {
  return update(tx, caseId, {
    paper_at: said.at,
    paper_ref: said.reference,
    instrument: said.type,
    instrument_ref: said.reference,
    scan_file_id: said.scanFileId,
  });
}

export function writeReceipt(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["receipt"]>,
): Promise<void> {
  return update(tx, caseId, { receipt_at: said.at, receipt_by: said.by });
}

export function writePreserved(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["preserved"]>,
): Promise<void> {
  return update(tx, caseId, {
    preserved_at: said.at,
    preserved_what: said.what,
  });
}

export function writeSecrecy(
  tx: Tx,
  caseId: string,
  said: DisclosureRecord["secrecy"],
): Promise<void> {
  return update(tx, caseId, {
    secrecy: said.state,
    secrecy_by: said.orderedBy,
    secrecy_ref: said.reference,
    secrecy_until: said.until,
    secrecy_review_on: said.reviewOn,
    secrecy_ended_on: said.endedOn,
  });
}

export function writeNotice(
  tx: Tx,
  caseId: string,
  said: DisclosureRecord["notice"],
): Promise<void> {
  return update(tx, caseId, {
    notice: said.state,
    notice_reason: said.reason,
    notice_at: said.at,
    notice_how: said.how,
  });
}

export function writeEndReason(
  tx: Tx,
  caseId: string,
  reason: string | null,
): Promise<void> {
  return update(tx, caseId, { end_reason: reason });
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

/** Somebody whose data is asked for. */
export interface ConcernedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly identifiers: readonly Identifier[];
}

const personsOfCase = fixedQuery<Selectable<Schema["disclosure_persons"]>>(
  "select * from disclosure_persons where case_id = ? order by position",
);
const identifiersOfCase = fixedQuery<
  Selectable<Schema["disclosure_identifiers"]>
>(
  "select * from disclosure_identifiers where case_id = ? order by kind, value",
);

export async function readPersons(
  db: Db,
  caseId: string,
): Promise<ConcernedPerson[]> {
  const identifiers = Map.groupBy(
    await identifiersOfCase(db, caseId),
    (row) => row.person_id,
  );
  return (await personsOfCase(db, caseId)).map((row) => ({
    id: row.id,
    name: row.name,
    identifiers: (identifiers.get(row.id) ?? []).map(({ kind, value }) => ({
      kind: kind as IdentifierKind,
      value,
    })),
  }));
}

/** Adds persons to a case; a name is one of the things that somebody can be recognised by. */
export async function addPersons(
  tx: Tx,
  caseId: string,
  persons: readonly Omit<ConcernedPerson, "id">[],
): Promise<string[]> {
  const { length: before } = await personsOfCase(tx, caseId);
  const ids: string[] = [];
  for (const [index, { name, identifiers }] of persons.entries()) {
    const id = randomUUIDv7();
    ids.push(id);
    await tx
      .insertInto("disclosure_persons")
      .values({ id, case_id: caseId, position: before + index, name })
      .execute();
    const all: readonly Identifier[] =
      name === null
        ? identifiers
        : [...identifiers, { kind: "name", value: name }];
    for (const { kind, value } of uniqueOf(all))
      await tx
        .insertInto("disclosure_identifiers")
        .values({
          id: randomUUIDv7(),
          person_id: id,
          case_id: caseId,
          kind,
          value,
          match_key: matchKeyOf({ kind, value }),
        })
        .execute();
  }
  return ids;
}

function uniqueOf(identifiers: readonly Identifier[]): Identifier[] {
  return [
    ...new Map(identifiers.map((one) => [matchKeyOf(one), one])).values(),
  ];
}

/** Takes everybody off a case of which nothing is in the register yet. */
export async function removePersons(tx: Tx, caseId: string): Promise<void> {
  await tx
    .deleteFrom("disclosure_scope")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .deleteFrom("disclosure_identifiers")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .deleteFrom("disclosure_persons")
    .where("case_id", "=", caseId)
    .execute();
}

const scopeOfCase = fixedQuery<Selectable<Schema["disclosure_scope"]>>(
  "select * from disclosure_scope where case_id = ? order by position",
);

export async function readScope(db: Db, caseId: string): Promise<ScopeRow[]> {
  return (await scopeOfCase(db, caseId)).map((row) => ({
    personId: row.person_id,
    category: row.category as DataCategory,
    asked: JSON.parse(row.asked) as string[],
    lawful: JSON.parse(row.lawful) as string[],
    available: JSON.parse(row.available) as string[],
    given: JSON.parse(row.given) as string[],
    withheld: row.withheld,
    fileIds: JSON.parse(row.file_ids) as string[],
  }));
}

export async function writeScope(
  tx: Tx,
  caseId: string,
  scope: {
    readonly rows: readonly ScopeRow[];
    readonly authors: readonly string[];
    readonly at: string;
  },
): Promise<void> {
  await tx
    .deleteFrom("disclosure_scope")
    .where("case_id", "=", caseId)
    .execute();
  for (const [position, row] of scope.rows.entries())
    await tx
      .insertInto("disclosure_scope")
      .values({
        id: randomUUIDv7(),
        case_id: caseId,
        person_id: row.personId,
        position,
        category: row.category,
        asked: JSON.stringify(row.asked),
        lawful: JSON.stringify(row.lawful),
        available: JSON.stringify(row.available),
        given: JSON.stringify(row.given),
        withheld: row.withheld,
        file_ids: JSON.stringify(row.fileIds),
      })
      .execute();
  await update(tx, caseId, {
    scope_authors: JSON.stringify(scope.authors),
    scoped_at: scope.at,
  });
}

/** What was said against a demand. */
export interface Challenge {
  readonly id: string;
  readonly challenge: "clarify" | "narrow" | "object" | "court";
  readonly sentAt: string;
  readonly sentBy: string;
  readonly text: string;
  readonly outcome: "accepted" | "inPart" | "maintained" | "quashed" | null;
  readonly repliedAt: string | null;
  readonly reply: string | null;
}

const challengesOfCase = fixedQuery<
  Selectable<Schema["disclosure_challenges"]>
>("select * from disclosure_challenges where case_id = ? order by sent_at, id");

export async function readChallenges(
  db: Db,
  caseId: string,
): Promise<Challenge[]> {
  return (await challengesOfCase(db, caseId)).map((row) => ({
    id: row.id,
    challenge: row.challenge as Challenge["challenge"],
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    text: row.text,
    outcome: row.outcome as Challenge["outcome"],
    repliedAt: row.replied_at,
    reply: row.reply,
  }));
}

export async function insertChallenge(
  tx: Tx,
  caseId: string,
  said: Pick<Challenge, "challenge" | "sentAt" | "sentBy" | "text">,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("disclosure_challenges")
    .values({
      id,
      case_id: caseId,
      challenge: said.challenge,
      sent_at: said.sentAt,
      sent_by: said.sentBy,
      text: said.text,
    })
    .execute();
  return id;
}

export async function answerChallenge(
  tx: Tx,
  challengeId: string,
  said: {
    readonly outcome: NonNullable<Challenge["outcome"]>;
    readonly repliedAt: string;
    readonly reply: string;
  },
): Promise<void> {
  await tx
    .updateTable("disclosure_challenges")
    .set({
      outcome: said.outcome,
      replied_at: said.repliedAt,
      reply: said.reply,
    })
    .where("id", "=", challengeId)
    .execute();
}

/** A line of the directory: an agency, and a number that was found without it. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly country: Country;
  readonly authorityClass: AuthorityClass;
  readonly phone: string;
  readonly address: string | null;
  readonly source: NumberSource;
  readonly checkedAt: string;
  readonly checkedBy: string;
}

export async function readAgencies(db: Db): Promise<Agency[]> {
  const rows = await db
    .selectFrom("disclosure_agencies")
    .selectAll()
    .orderBy("country")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    country: row.country as Country,
    authorityClass: row.authority_class as AuthorityClass,
    phone: row.phone,
    address: row.address,
    source: row.source as NumberSource,
    checkedAt: row.checked_at,
    checkedBy: row.checked_by,
  }));
}

export async function insertAgency(
  tx: Tx,
  agency: Omit<Agency, "id">,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("disclosure_agencies")
    .values({
      id,
      name: agency.name,
      country: agency.country,
      authority_class: agency.authorityClass,
      phone: agency.phone,
      address: agency.address,
      source: agency.source,
      checked_at: agency.checkedAt,
      checked_by: agency.checkedBy,
    })
    .execute();
  return id;
}

/** A file of this case, as far as it can be a scan. */
export async function findScan(
  db: Db,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
): Promise<{ type: string; isDeleted: boolean } | null> {
  const row = await db
    .selectFrom("case_files")
    .select(["sniffed_type", "deleted_at"])
    .where("id", "=", fileId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { type: row.sniffed_type, isDeleted: row.deleted_at !== null };
}

/** Cases whose secrecy was to last until a day that is over. */
export async function endedSecrecies(db: Db, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom("disclosures")
    .select("case_id")
    .where("secrecy", "=", "until")
    .where("secrecy_until", "<", today)
    .orderBy("secrecy_until")
    .limit(200)
    .execute();
  return rows.map((row) => row.case_id);
}
