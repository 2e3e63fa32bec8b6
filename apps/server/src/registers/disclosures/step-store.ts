import type { Updateable } from "kysely";
import type { Instrument } from "@kept/domain/registers/disclosures/instruments";
import type { DisclosureOutcome } from "@kept/domain/registers/disclosures/kinds";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";
import type { Demand, DisclosureRecord } from "./record-store.ts";

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

export async function updateDisclosure(
  tx: Tx,
  caseId: string,
  columns: Columns,
): Promise<void> {
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
  return updateDisclosure(tx, caseId, demandColumns(demand));
}

export function writeInstrument(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["instrument"]> &
    Pick<Demand, "asked" | "purpose" | "respondBy">,
): Promise<void> {
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
    told_before_at: at,
    told_before: JSON.stringify(said),
  });
}

export function writeConsent(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["consent"]>,
): Promise<void> {
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
    receipt_at: said.at,
    receipt_by: said.by,
  });
}

export function writePreserved(
  tx: Tx,
  caseId: string,
  said: NonNullable<DisclosureRecord["preserved"]>,
): Promise<void> {
  return updateDisclosure(tx, caseId, {
    preserved_at: said.at,
    preserved_what: said.what,
  });
}

export function writeSecrecy(
  tx: Tx,
  caseId: string,
  said: DisclosureRecord["secrecy"],
): Promise<void> {
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, {
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
  return updateDisclosure(tx, caseId, { end_reason: reason });
}
