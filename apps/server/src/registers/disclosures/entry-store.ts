import { createHash, randomInt, randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import type { Json } from "@kept/domain/json";
import type {
  EntryAct,
  EntryContent,
  EntryCorrection,
} from "@kept/domain/registers/disclosures/entry";
import type {
  Country,
  DisclosureBasis,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import type {
  AuthorityClass,
  DisclosureKind,
  DisclosureOutcome,
  EntryLevel,
  ReleaseChannel,
} from "@kept/domain/registers/disclosures/kinds";
import type { DataCategory } from "@kept/domain/registers/disclosures/scope";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";

/** A version of an entry of the register, as it was written and stays. */
export interface Entry extends EntryContent {
  readonly id: string;
  readonly caseId: string;
  readonly year: number;
  readonly number: number;
  readonly version: number;
  readonly act: EntryAct;
  readonly enteredAt: string;
  readonly enteredBy: string;
  /** The second person: of the release, or of the correction. Null where nothing was given. */
  readonly approvedBy: string | null;
  readonly correctionReason: string | null;
  /** Of the encrypted file that left; null where nothing was packed. */
  readonly packageSha256: string | null;
  /** Of everything above, in canonical form. */
  readonly sha256: string;
}

type Unhashed = Omit<Entry, "id" | "sha256">;

/** The hash of a version: anybody who has its words can work it out. */
function entryHash(entry: Unhashed): string {
  const { content, categories, personIds, packageSha256, ...plain } = entry;
  const words: Json = {
    ...plain,
    content: { ...content },
    categories: [...categories],
    personIds: [...personIds],
    // Entries without one were hashed before there were any.
    ...(packageSha256 !== null && { packageSha256 }),
  };
  return createHash("sha256").update(canonicalJson(words)).digest("hex");
}

/**
 * The number of an entry of a sealed case: drawn, so that none is missing among those that others see, and none
 * tells how many there are.
 */
async function drawEntryNumber(tx: Tx, year: number): Promise<number> {
  const number = randomInt(1e8, 1e9);
  const [taken] = await versionsOfEntry(tx, { year, number });
  return taken === undefined ? number : drawEntryNumber(tx, year);
}

/** Takes the next number of a year; it is never used again, whatever becomes of it. */
export async function takeEntryNumber(
  tx: Tx,
  { year, isSealed }: { readonly year: number; readonly isSealed: boolean },
): Promise<number> {
  if (isSealed) return drawEntryNumber(tx, year);
  const row = await tx
    .insertInto("disclosure_entry_numbers")
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column("year").doUpdateSet((update) => ({
        last: update("disclosure_entry_numbers.last", "+", 1),
      })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertEntry(tx: Tx, entry: Unhashed): Promise<Entry> {
  const id = randomUUIDv7();
  const sha256 = entryHash(entry);
  await tx
    .insertInto("disclosure_entries")
    .values({
      id,
      year: entry.year,
      number: entry.number,
      version: entry.version,
      case_id: entry.caseId,
      act: entry.act,
      kind: entry.kind,
      level: entry.level,
      is_compelled: entry.isCompelled ? 1 : 0,
      is_emergency: entry.isEmergency ? 1 : 0,
      outcome: entry.outcome,
      content_en: entry.content.en,
      content_zh: entry.content.zh,
      categories: JSON.stringify(entry.categories),
      has_content_data: entry.hasContentData ? 1 : 0,
      disclosed_at: entry.disclosedAt,
      demanded_at: entry.demandedAt,
      basis: entry.basis,
      instrument: entry.instrument,
      instrument_ref: entry.instrumentRef,
      purpose: entry.purpose,
      refusal_reason: entry.refusalReason,
      recipient: entry.recipient,
      recipient_officer: entry.recipientOfficer,
      authority_class: entry.authorityClass,
      country: entry.country,
      channel: entry.channel,
      person_ids: JSON.stringify(entry.personIds),
      persons_count: entry.personsCount,
      scope_words: entry.scopeWords,
      entered_at: entry.enteredAt,
      entered_by: entry.enteredBy,
      approved_by: entry.approvedBy,
      correction_reason: entry.correctionReason,
      package_sha256: entry.packageSha256,
      sha256,
    })
    .execute();
  return { ...entry, id, sha256 };
}

export function entryFrom(
  row: Selectable<Schema["disclosure_entries"]>,
): Entry {
  return {
    id: row.id,
    caseId: row.case_id,
    year: row.year,
    number: row.number,
    version: row.version,
    act: row.act as EntryAct,
    kind: row.kind as DisclosureKind,
    level: row.level as EntryLevel,
    isCompelled: row.is_compelled === 1,
    isEmergency: row.is_emergency === 1,
    outcome: row.outcome as DisclosureOutcome,
    content: { en: row.content_en, zh: row.content_zh },
    categories: JSON.parse(row.categories) as DataCategory[],
    hasContentData: row.has_content_data === 1,
    disclosedAt: row.disclosed_at,
    demandedAt: row.demanded_at,
    basis: row.basis as DisclosureBasis | null,
    instrument: row.instrument as Instrument | null,
    instrumentRef: row.instrument_ref,
    purpose: row.purpose,
    refusalReason: row.refusal_reason,
    recipient: row.recipient,
    recipientOfficer: row.recipient_officer,
    authorityClass: row.authority_class as AuthorityClass,
    country: row.country as Country,
    channel: row.channel as ReleaseChannel | null,
    personIds: JSON.parse(row.person_ids) as string[],
    personsCount: row.persons_count,
    scopeWords: row.scope_words,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    approvedBy: row.approved_by,
    correctionReason: row.correction_reason,
    packageSha256: row.package_sha256,
    sha256: row.sha256,
  };
}

const entriesOf = fixedQuery<Selectable<Schema["disclosure_entries"]>>(
  "select * from disclosure_entries where case_id = ? order by year, number, version",
);

/** Every version of what a case has in the register. */
export async function entriesOfCase(db: Db, caseId: string): Promise<Entry[]> {
  return (await entriesOf(db, caseId)).map(entryFrom);
}

/** Every version under one number, the first one first. */
export async function versionsOfEntry(
  db: Db,
  { year, number }: Pick<Entry, "year" | "number">,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom("disclosure_entries")
    .selectAll()
    .where("year", "=", year)
    .where("number", "=", number)
    .orderBy("version")
    .execute();
  return rows.map(entryFrom);
}

/** A correction, or that a number is void, as one person wrote it down. */
export interface Correction {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  /** The version that it corrects. */
  readonly version: number;
  readonly caseId: string;
  readonly act: "corrected" | "voided";
  readonly said: EntryCorrection | null;
  readonly reason: string;
  readonly state: "asked" | "approved" | "declined";
  readonly askedBy: string;
  readonly askedAt: string;
}

function correctionFrom(
  row: Selectable<Schema["disclosure_corrections"]>,
): Correction {
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    version: row.version,
    caseId: row.case_id,
    act: row.act === "voided" ? "voided" : "corrected",
    said: row.said === null ? null : (JSON.parse(row.said) as EntryCorrection),
    reason: row.reason,
    state: row.state as Correction["state"],
    askedBy: row.asked_by,
    askedAt: row.asked_at,
  };
}

export async function insertCorrection(
  tx: Tx,
  correction: Omit<Correction, "state">,
): Promise<void> {
  const { caseId, said, askedBy, askedAt, ...plain } = correction;
  await tx
    .insertInto("disclosure_corrections")
    .values({
      ...plain,
      case_id: caseId,
      said: said === null ? null : JSON.stringify(said),
      state: "asked",
      asked_by: askedBy,
      asked_at: askedAt,
    })
    .execute();
}

export async function findCorrection(
  db: Db,
  id: string,
): Promise<Correction | null> {
  const row = await db
    .selectFrom("disclosure_corrections")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : correctionFrom(row);
}

/** The correction of an entry that waits for its second person. */
export async function openCorrectionOf(
  db: Db,
  { year, number }: Pick<Entry, "year" | "number">,
): Promise<Correction | null> {
  const row = await db
    .selectFrom("disclosure_corrections")
    .selectAll()
    .where("year", "=", year)
    .where("number", "=", number)
    .where("state", "=", "asked")
    .executeTakeFirst();
  return row === undefined ? null : correctionFrom(row);
}

export async function settleCorrection(
  tx: Tx,
  id: string,
  answer: {
    readonly state: "approved" | "declined";
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .updateTable("disclosure_corrections")
    .set({ state: answer.state, decided_by: answer.by, decided_at: answer.at })
    .where("id", "=", id)
    .execute();
}
