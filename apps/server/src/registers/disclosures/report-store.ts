import { randomUUIDv7 } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type {
  Country,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import {
  isCompelled,
  type AuthorityClass,
  type DisclosureKind,
  type DisclosureOutcome,
} from "@kept/domain/registers/disclosures/kinds";
import {
  dataCategories,
  dataCategoryKeys,
} from "@kept/domain/registers/disclosures/scope";
import type {
  DemandFact,
  ReportAsked,
} from "@kept/domain/registers/disclosures/transparency";
import { addDays, daysFrom, startOfDay } from "@kept/domain/time/civil-day";
import { rowsOf } from "../../db/fixed-query.ts";
import { slowly } from "../../db/slow-reading.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

interface FactRow {
  readonly id: string;
  readonly received_at: string;
  readonly kind: DisclosureKind;
  readonly authority_class: AuthorityClass;
  readonly country: Country;
  readonly instrument: Instrument | null;
  readonly outcome: DisclosureOutcome | null;
  readonly ended_at: string | null;
  readonly secrecy: "none" | "until" | "unlimited";
  readonly secrecy_until: string | null;
  readonly secrecy_ended_on: string | null;
  readonly scope_count: number | null;
  readonly named: number;
  readonly asks_content: number;
  readonly numbers: number;
  readonly standing: number;
}

// A sealed case is not read at all, whoever asks: a report leaves the house.
const factsQuery = `
  select c.id, c.received_at, d.kind, d.authority_class, d.country, d.instrument, d.outcome,
    coalesce(d.answered_at, d.released_at) as ended_at,
    d.secrecy, d.secrecy_until, d.secrecy_ended_on, d.scope_count,
    (select count(*) from disclosure_persons p where p.case_id = c.id) as named,
    exists (select 1 from disclosure_scope s where s.case_id = c.id and s.asked <> '[]'
      and s.category in (select value from json_each(?))) as asks_content,
    (select count(distinct e.year || '-' || e.number) from disclosure_entries e where e.case_id = c.id) as numbers,
    (select count(*) from disclosure_entries e where e.case_id = c.id and e.act <> 'voided' and not exists (
      select 1 from disclosure_entries n
      where n.year = e.year and n.number = e.number and n.version > e.version)) as standing
  from cases c
  join disclosures d on d.case_id = c.id
  where c.is_sealed = 0 and c.received_at >= ? and c.received_at < ? and (? = '' or d.country = ?)
  order by c.received_at, c.id`;

const contentCategories = JSON.stringify(
  dataCategoryKeys.filter((key) => dataCategories[key].isContent),
);

/** Rows that are read before others get their turn. */
const atOnce = 5_000;

/** Every case of the register that was received in the period, as a report counts it. */
export async function demandFacts(
  db: Db,
  asked: ReportAsked,
  at: { readonly zone: string; readonly today: string },
): Promise<DemandFact[]> {
  const country = asked.country ?? "";
  const reader = slowly(db);
  const rows = await rowsOf<FactRow>(reader, factsQuery, [
    contentCategories,
    startOfDay(asked.from, at.zone),
    startOfDay(addDays(asked.to, 1), at.zone),
    country,
    country,
  ]);
  const dayOf = dayReader(at.zone);
  const facts: DemandFact[] = [];
  for (const [index, row] of rows.entries()) {
    facts.push(factOf(row, { today: at.today, dayOf }));
    // Whoever asks meanwhile is answered in between; inside a change nobody is let in.
    if (reader !== db && index % atOnce === atOnce - 1) await setImmediate();
  }
  return facts;
}

/** The civil day of a moment, with the days of a zone reckoned once each: a report reads very many moments. */
function dayReader(zone: string): (at: string) => string {
  const days = new Map<
    string,
    { readonly begins: number; readonly ends: number }
  >();
  const boundsOf = (day: string) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const bounds = {
      begins: Date.parse(startOfDay(day, zone)),
      ends: Date.parse(startOfDay(addDays(day, 1), zone)),
    };
    days.set(day, bounds);
    return bounds;
  };
  return (at) => {
    // No zone is further than a day from the prime meridian.
    const day = at.slice(0, 10);
    const { begins, ends } = boundsOf(day);
    const moment = Date.parse(at);
    if (moment < begins) return addDays(day, -1);
    return moment < ends ? day : addDays(day, 1);
  };
}

function factOf(
  row: FactRow,
  at: {
    readonly today: string;
    readonly dayOf: (moment: string) => string;
  },
): DemandFact {
  const receivedOn = at.dayOf(row.received_at);
  const isPrivate =
    row.kind === "civilDemand" || row.authority_class === "privateParty";
  return {
    id: row.id,
    receivedOn,
    days:
      row.ended_at === null
        ? null
        : daysFrom(receivedOn, at.dayOf(row.ended_at)),
    askedBy: isCompelled(row.kind)
      ? isPrivate
        ? "private"
        : "authority"
      : "nobody",
    country: row.country,
    authority: row.authority_class,
    instrument: row.instrument,
    persons: row.named > 0 ? row.named : row.scope_count,
    isContent: row.asks_content === 1,
    outcome: row.outcome,
    isEmergency: row.kind === "emergency",
    secrecy: secrecyOf(row, at.today),
    // Every number that it was entered under has been voided.
    isVoided: row.numbers > 0 && row.standing === 0,
  };
}

function secrecyOf(row: FactRow, today: string): DemandFact["secrecy"] {
  const { secrecy, secrecy_until: until } = row;
  if (secrecy === "unlimited") return "running";
  if (secrecy === "until")
    return until === null || until >= today ? "running" : "ended";
  return row.secrecy_ended_on === null ? "none" : "ended";
}

/** A report as it was frozen. */
export interface StoredReport {
  readonly id: string;
  readonly asked: ReportAsked;
  readonly version: number;
  /** JSON. */
  readonly content: string;
  readonly sha256: string;
  readonly erratum: string | null;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly signedAt: string | null;
  readonly signedBy: string | null;
}

function storedReports(db: Db) {
  return db.selectFrom("transparency_reports").selectAll();
}

type ReportRow = Awaited<
  ReturnType<ReturnType<typeof storedReports>["execute"]>
>[number];

function reportOf(row: ReportRow): StoredReport {
  return {
    id: row.id,
    asked: {
      from: row.from_day,
      to: row.to_day,
      country: row.country === "" ? null : (row.country as Country),
    },
    version: row.version,
    content: row.content,
    sha256: row.sha256,
    erratum: row.erratum,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
  };
}

/** Every frozen report, the newest first. */
export async function readReports(db: Db): Promise<StoredReport[]> {
  const rows = await storedReports(db)
    .orderBy("to_day", "desc")
    .orderBy("from_day", "desc")
    .orderBy("country")
    .orderBy("version", "desc")
    .execute();
  return rows.map(reportOf);
}

export async function findReport(
  db: Db,
  id: string,
): Promise<StoredReport | null> {
  const row = await storedReports(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : reportOf(row);
}

/** The newest version for this period and place. */
export async function latestReport(
  db: Db,
  { from, to, country }: ReportAsked,
): Promise<StoredReport | null> {
  const row = await storedReports(db)
    .where("from_day", "=", from)
    .where("to_day", "=", to)
    .where("country", "=", country ?? "")
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row === undefined ? null : reportOf(row);
}

export async function insertReport(
  tx: Tx,
  report: Omit<StoredReport, "id" | "signedAt" | "signedBy">,
): Promise<string> {
  const id = randomUUIDv7();
  const { asked } = report;
  await tx
    .insertInto("transparency_reports")
    .values({
      id,
      from_day: asked.from,
      to_day: asked.to,
      country: asked.country ?? "",
      version: report.version,
      content: report.content,
      sha256: report.sha256,
      erratum: report.erratum,
      frozen_at: report.frozenAt,
      frozen_by: report.frozenBy,
    })
    .execute();
  return id;
}

export async function markSigned(
  tx: Tx,
  id: string,
  signed: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .updateTable("transparency_reports")
    .set({ signed_at: signed.at, signed_by: signed.by })
    .where("id", "=", id)
    .execute();
}
