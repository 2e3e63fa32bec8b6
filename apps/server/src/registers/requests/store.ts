import type { Selectable } from "kysely";
import type { Decision } from "@kept/domain/registers/requests/facts";
import type {
  IntakeChannel,
  MarketingChannel,
  RefusalGround,
  RequesterRole,
  RequestType,
  VerificationMethod,
} from "@kept/domain/registers/requests/types";
import type { GivenMessage } from "../../casework/message-store.ts";
import { fixedQuery, rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";

/** What a request is beyond the case header. */
export interface RequestRecord {
  readonly caseId: string;
  readonly policyId: string;
  readonly channel: IntakeChannel;
  readonly partner: {
    readonly name: string;
    readonly receivedAt: string;
  } | null;
  /** When the company itself received it; the case header carries the receipt that counts. */
  readonly companyReceivedAt: string;
  readonly personName: string;
  readonly personAddress: string | null;
  readonly personPhone: string | null;
  readonly accountRef: string | null;
  readonly requesterRole: RequesterRole;
  readonly onBehalfOf: string | null;
  readonly residence: string | null;
  readonly language: "en" | "zh";
  readonly summary: string;
  readonly isSignificant: boolean;
  readonly isMinor: boolean;
  readonly marketingChannels: readonly MarketingChannel[];
  readonly identifiedAt: string | null;
  readonly identifiedBy: string | null;
  readonly verification: {
    readonly at: string;
    readonly by: string | null;
    readonly method: VerificationMethod;
    readonly point: string;
    readonly address: string | null;
    readonly idDocument: {
      readonly ground: string;
      readonly deleteOn: string;
    } | null;
  } | null;
  readonly mergedInto: string | null;
  readonly endReason: string | null;
  /** What was guessed from the mail, until somebody says how it is. */
  readonly guesses: Readonly<Record<string, unknown>>;
}

type Columns = Omit<RequestRecord, "verification">;

function toColumns(record: Partial<Columns>) {
  return {
    ...(record.policyId !== undefined && { policy_id: record.policyId }),
    ...(record.channel !== undefined && { channel: record.channel }),
    ...(record.partner !== undefined && {
      partner_name: record.partner?.name ?? null,
      partner_received_at: record.partner?.receivedAt ?? null,
    }),
    ...(record.companyReceivedAt !== undefined && {
      company_received_at: record.companyReceivedAt,
    }),
    ...(record.personName !== undefined && { person_name: record.personName }),
    ...(record.personAddress !== undefined && {
      person_address: record.personAddress,
    }),
    ...(record.personPhone !== undefined && {
      person_phone: record.personPhone,
    }),
    ...(record.accountRef !== undefined && { account_ref: record.accountRef }),
    ...(record.requesterRole !== undefined && {
      requester_role: record.requesterRole,
    }),
    ...(record.onBehalfOf !== undefined && { on_behalf_of: record.onBehalfOf }),
    ...(record.residence !== undefined && { residence: record.residence }),
    ...(record.language !== undefined && { language: record.language }),
    ...(record.summary !== undefined && { summary: record.summary }),
    ...(record.isSignificant !== undefined && {
      is_significant: record.isSignificant ? 1 : 0,
    }),
    ...(record.isMinor !== undefined && { is_minor: record.isMinor ? 1 : 0 }),
    ...(record.marketingChannels !== undefined && {
      marketing_channels: JSON.stringify(record.marketingChannels),
    }),
    ...(record.identifiedAt !== undefined && {
      identified_at: record.identifiedAt,
    }),
    ...(record.identifiedBy !== undefined && {
      identified_by: record.identifiedBy,
    }),
    ...(record.mergedInto !== undefined && { merged_into: record.mergedInto }),
    ...(record.endReason !== undefined && { end_reason: record.endReason }),
    ...(record.guesses !== undefined && {
      guesses: JSON.stringify(record.guesses),
    }),
  };
}

export async function insertRequest(tx: Tx, record: Columns): Promise<void> {
  await tx
    .insertInto("requests")
    .values({
      case_id: record.caseId,
      policy_id: record.policyId,
      channel: record.channel,
      company_received_at: record.companyReceivedAt,
      person_name: record.personName,
      requester_role: record.requesterRole,
      language: record.language,
      summary: record.summary,
      is_significant: record.isSignificant ? 1 : 0,
      is_minor: record.isMinor ? 1 : 0,
      ...toColumns(record),
    })
    .execute();
}

export async function updateRequest(
  tx: Tx,
  caseId: string,
  record: Partial<Columns>,
): Promise<void> {
  const columns = toColumns(record);
  if (Object.keys(columns).length === 0) return;
  await tx
    .updateTable("requests")
    .set(columns)
    .where("case_id", "=", caseId)
    .execute();
}

/** Notes what a merged case gave away; null takes the note back. */
export async function noteMerged(
  tx: Tx,
  caseId: string,
  merged: { into: string; given: readonly GivenMessage[] } | null,
): Promise<void> {
  await tx
    .updateTable("requests")
    .set({
      merged_into: merged?.into ?? null,
      merged_messages: merged && JSON.stringify(merged.given),
    })
    .where("case_id", "=", caseId)
    .execute();
}

/** What a merged case gave away; nothing in cases merged before this was noted. */
export async function givenAway(
  db: Db,
  caseId: string,
): Promise<GivenMessage[]> {
  const { merged_messages: given } = await db
    .selectFrom("requests")
    .select("merged_messages")
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return given === null ? [] : (JSON.parse(given) as GivenMessage[]);
}

export async function recordVerification(
  tx: Tx,
  caseId: string,
  verification: NonNullable<RequestRecord["verification"]>,
): Promise<void> {
  await tx
    .updateTable("requests")
    .set({
      verified_at: verification.at,
      verified_by: verification.by,
      verification_method: verification.method,
      verification_point: verification.point,
      verification_address: verification.address,
      id_document_ground: verification.idDocument?.ground ?? null,
      id_document_delete_on: verification.idDocument?.deleteOn ?? null,
    })
    .where("case_id", "=", caseId)
    .execute();
}

/** The proof of identity holds no more; when and how it was given stays in the history. */
export async function clearVerification(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable("requests")
    .set({
      verified_at: null,
      verified_by: null,
      verification_method: null,
      verification_point: null,
      verification_address: null,
    })
    .where("case_id", "=", caseId)
    .execute();
}

type RequestRow = Selectable<Schema["requests"]>;

const requestOfCase = fixedQuery<RequestRow>(
  "select * from requests where case_id = ?",
);

export async function readRequest(
  db: Db,
  caseId: string,
): Promise<RequestRecord> {
  const [row] = await requestOfCase(db, caseId);
  if (row === undefined) throw new Error("There is no such request");
  return recordOf(row);
}

/** The same of many, in one question. */
export async function readRequests(
  db: Db,
  caseIds: readonly string[],
): Promise<RequestRecord[]> {
  const rows = await rowsOf<RequestRow>(
    db,
    "select * from requests where case_id in (select value from json_each(?))",
    [JSON.stringify(caseIds)],
  );
  return rows.map(recordOf);
}

function recordOf(row: RequestRow): RequestRecord {
  return {
    caseId: row.case_id,
    policyId: row.policy_id,
    channel: row.channel as IntakeChannel,
    partner:
      row.partner_name !== null && row.partner_received_at !== null
        ? { name: row.partner_name, receivedAt: row.partner_received_at }
        : null,
    companyReceivedAt: row.company_received_at,
    personName: row.person_name,
    personAddress: row.person_address,
    personPhone: row.person_phone,
    accountRef: row.account_ref,
    requesterRole: row.requester_role as RequesterRole,
    onBehalfOf: row.on_behalf_of,
    residence: row.residence,
    language: row.language === "zh" ? "zh" : "en",
    summary: row.summary,
    isSignificant: row.is_significant === 1,
    isMinor: row.is_minor === 1,
    marketingChannels: JSON.parse(row.marketing_channels) as MarketingChannel[],
    identifiedAt: row.identified_at,
    identifiedBy: row.identified_by,
    verification:
      row.verified_at !== null && row.verification_method !== null
        ? {
            at: row.verified_at,
            by: row.verified_by,
            method: row.verification_method as VerificationMethod,
            point: row.verification_point ?? "",
            address: row.verification_address,
            idDocument:
              row.id_document_ground !== null &&
              row.id_document_delete_on !== null
                ? {
                    ground: row.id_document_ground,
                    deleteOn: row.id_document_delete_on,
                  }
                : null,
          }
        : null,
    mergedInto: row.merged_into,
    endReason: row.end_reason,
    guesses: JSON.parse(row.guesses) as Record<string, unknown>,
  };
}

const typesOfCase = fixedQuery<Selectable<Schema["request_types"]>>(
  "select * from request_types where case_id = ? order by type",
);

export async function readTypes(
  db: Db,
  caseId: string,
): Promise<RequestType[]> {
  const rows = await typesOfCase(db, caseId);
  return rows.map((row) => row.type as RequestType);
}

/** Sets the types of a case. Decisions on types that stay are kept; those on types that go, go with them. */
export async function setTypes(
  tx: Tx,
  caseId: string,
  types: readonly RequestType[],
): Promise<void> {
  const before = await readTypes(tx, caseId);
  const gone = before.filter((type) => !types.includes(type));
  if (gone.length > 0)
    await tx
      .deleteFrom("request_types")
      .where("case_id", "=", caseId)
      .where("type", "in", gone)
      .execute();
  const fresh = [...new Set(types)].filter((type) => !before.includes(type));
  if (fresh.length > 0)
    await tx
      .insertInto("request_types")
      .values(fresh.map((type) => ({ case_id: caseId, type })))
      .execute();
}

export async function readDecisions(
  db: Db,
  caseId: string,
): Promise<Decision[]> {
  const rows = await typesOfCase(db, caseId);
  return rows.flatMap((row) =>
    row.outcome === null
      ? []
      : [
          {
            type: row.type as RequestType,
            outcome: row.outcome as Decision["outcome"],
            ground: row.ground as RefusalGround | null,
            citation: row.citation,
            reason: row.reason,
            withheld: row.withheld,
          },
        ],
  );
}

export async function writeDecisions(
  tx: Tx,
  caseId: string,
  decided: { decisions: readonly Decision[]; at: string; by: string },
): Promise<void> {
  for (const decision of decided.decisions) {
    await tx
      .updateTable("request_types")
      .set({
        outcome: decision.outcome,
        ground: decision.ground,
        citation: decision.citation,
        reason: decision.reason,
        withheld: decision.withheld,
        decided_at: decided.at,
        decided_by: decided.by,
      })
      .where("case_id", "=", caseId)
      .where("type", "=", decision.type)
      .execute();
  }
}
