import { may } from "@kept/domain/access/permissions";
import type { Actor } from "@kept/domain/access/actor";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import { helpfulNumbers } from "@kept/domain/registers/disclosures/helpful-numbers";
import { startOfDay } from "@kept/domain/time/civil-day";
import {
  periodBefore,
  publishedOf,
  type PublishedReport,
} from "@kept/domain/registers/disclosures/published-report";
import {
  breakdowns,
  casesBehind,
  exclusions,
  transparencyOf,
  type Breakdown,
  type Exclusion,
  type ReportAsked,
  type ReportNumber,
  type Transparency,
} from "@kept/domain/registers/disclosures/transparency";
import type { Text } from "@kept/domain/text";
import { findCases } from "../../casework/case-store.ts";
import { today, type Office } from "../../casework/office.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import { bodiesBefore, workedDemands } from "./helpful-store.ts";
import { demandFacts, readReports, type StoredReport } from "./report-store.ts";

/** Nobody reads more rows of one number at once; the register's list has the rest. */
const mostRows = 200;
const mostBodies = 15;

interface At {
  readonly office: Office;
  readonly now: string;
}

/** The same numbers for one period, with the cases behind them. */
export async function reportOn(
  db: Db,
  asked: ReportAsked,
  { office, now }: At,
): Promise<Transparency> {
  const at = { zone: office.zone, today: today(office, now) };
  return transparencyOf(await demandFacts(db, asked, at), asked);
}

/** What may be published, with the period before it. */
export interface ReportContent {
  readonly report: PublishedReport;
  readonly before: PublishedReport;
}

export function beforeOf(asked: ReportAsked): ReportAsked {
  return { ...asked, ...periodBefore(asked) };
}

interface CountView {
  readonly demands: number;
  readonly persons: number;
  /** Demands in the period before. */
  readonly before: number;
}

/** The report as the office reads it: exact, beside what would be published. */
export interface DraftView {
  readonly asked: ReportAsked;
  readonly beforePeriod: ReportAsked;
  readonly register: number;
  readonly counted: CountView;
  readonly fromPrivate: CountView;
  readonly emergencies: CountView;
  readonly underSecrecy: CountView;
  readonly excluded: Readonly<Record<Exclusion, number>>;
  readonly medianDays: { readonly now: number | null; before: number | null };
  readonly personsUnknown: number;
  readonly breakdowns: Readonly<
    Record<Breakdown, readonly (CountView & { readonly key: string })[]>
  >;
  readonly published: PublishedReport;
  /** Whether the numbers may be opened by whoever looks. */
  readonly mayOpen: boolean;
}

export async function draftOf(
  db: Db,
  asked: ReportAsked,
  at: At & { readonly actor: Actor },
): Promise<DraftView> {
  const report = await reportOn(db, asked, at);
  const beforePeriod = beforeOf(asked);
  const before = await reportOn(db, beforePeriod, at);
  const count = (
    of: "counted" | "fromPrivate" | "emergencies" | "underSecrecy",
  ) => ({
    demands: report[of].ids.length,
    persons: report[of].persons,
    before: before[of].ids.length,
  });
  return {
    asked,
    beforePeriod,
    register: report.register.length,
    counted: count("counted"),
    fromPrivate: count("fromPrivate"),
    emergencies: count("emergencies"),
    underSecrecy: count("underSecrecy"),
    excluded: Object.fromEntries(
      exclusions.map((reason) => [reason, report.excluded[reason].length]),
    ) as Record<Exclusion, number>,
    medianDays: { now: report.medianDays, before: before.medianDays },
    personsUnknown: report.personsUnknown,
    breakdowns: Object.fromEntries(
      breakdowns.map((of) => [
        of,
        report.breakdowns[of].map(({ key, ids, persons }) => ({
          key,
          demands: ids.length,
          persons,
          before:
            before.breakdowns[of].find((line) => line.key === key)?.ids
              .length ?? 0,
        })),
      ]),
    ) as unknown as DraftView["breakdowns"],
    published: publishedOf(report),
    mayOpen: may(at.actor, "disclosures.view"),
  };
}

/** How the demands of a period were worked, for the office alone. */
export async function helpfulOn(db: Db, asked: ReportAsked, { office }: At) {
  const { zone } = office;
  const { bodies, ...numbers } = helpfulNumbers(
    await workedDemands(db, asked, zone),
  );
  const shown = bodies.slice(0, mostBodies);
  const before = await bodiesBefore(
    db,
    shown.map(({ body }) => body),
    startOfDay(asked.from, zone),
  );
  return {
    ...numbers,
    bodies: shown.map((line) => ({
      ...line,
      before: before.get(line.body) ?? null,
    })),
  };
}

export interface ReportRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly receivedAt: string;
}

/** The cases behind a number, as far as whoever asks may know of them. */
export async function rowsBehind(
  db: Db,
  asked: ReportAsked,
  at: At & { readonly actor: Actor; readonly number: ReportNumber },
): Promise<{ readonly rows: readonly ReportRow[]; readonly more: number }> {
  const ids = casesBehind(await reportOn(db, asked, at), at.number);
  const shown = ids.slice(0, mostRows);
  const found = await findCases(db, shown);
  return {
    rows: found
      .filter((theCase) => maySeeCase(at.actor, theCase))
      .map(({ id, reference, title, receivedAt }) => ({
        id,
        reference,
        title,
        receivedAt,
      })),
    more: ids.length - shown.length,
  };
}

/** What stands in a frozen report. */
export interface FrozenContent extends ReportContent {
  readonly office: Text;
  readonly asOf: string;
  readonly handling: Text;
  readonly remarks: Text;
}

export interface FrozenView {
  readonly id: string;
  readonly asked: ReportAsked;
  readonly version: number;
  readonly sha256: string;
  readonly erratum: string | null;
  readonly frozenAt: string;
  readonly frozenBy: PersonView | null;
  readonly signedAt: string | null;
  readonly signedBy: PersonView | null;
  /** A newer version has taken its place. */
  readonly isSuperseded: boolean;
  readonly maySign: boolean;
  readonly content: FrozenContent;
}

export function contentOf({ content }: Pick<StoredReport, "content">) {
  return JSON.parse(content) as FrozenContent;
}

/** Every frozen report, the newest first. */
export async function frozenReports(
  db: Db,
  actor: Actor,
): Promise<readonly FrozenView[]> {
  const reports = await readReports(db);
  const named = await peopleById(db);
  const newest = new Map<string, number>();
  const keyOf = ({ asked }: StoredReport) => JSON.stringify(asked);
  for (const report of reports)
    newest.set(
      keyOf(report),
      Math.max(report.version, newest.get(keyOf(report)) ?? 0),
    );
  return reports.map((report) => {
    const { content: _json, frozenBy, signedBy, ...rest } = report;
    const isSuperseded = newest.get(keyOf(report)) !== report.version;
    return {
      ...rest,
      frozenBy: named(frozenBy),
      signedBy: named(signedBy),
      isSuperseded,
      maySign:
        report.signedAt === null &&
        !isSuperseded &&
        frozenBy !== actor.id &&
        may(actor, "disclosures.approve"),
      content: contentOf(report),
    };
  });
}
