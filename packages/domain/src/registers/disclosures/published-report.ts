import type { CivilDay } from "../../time/day-number.ts";
import { addDays, daysFrom } from "../../time/civil-day.ts";
import {
  shownAlone,
  shownParts,
  smallest,
  type Shown,
} from "./small-numbers.ts";
import {
  breakdowns,
  type Breakdown,
  type ReportAsked,
  type Transparency,
} from "./transparency.ts";

export interface PublishedLine {
  readonly key: string;
  readonly demands: Shown;
  /** Null where the numbers of persons could be told by subtraction. */
  readonly persons: Shown | null;
}

/**
 * What may leave the house. Nothing in it depends on demands under secrecy: those are neither counted nor
 * among the records that are set aside, so a report with them and one without are the same.
 */
export interface PublishedReport {
  readonly asked: ReportAsked;
  readonly demands: Shown;
  readonly persons: Shown;
  readonly fromPrivate: Shown;
  /** Counted, from private parties and set aside add up to the records of the period; null with too few. */
  readonly reconciliation: {
    readonly records: Shown;
    readonly voided: Shown;
    readonly notDemanded: Shown;
    readonly undecided: Shown;
  };
  /** Null where the parts are too few to be told apart. */
  readonly breakdowns: Readonly<
    Record<Breakdown, readonly PublishedLine[] | null>
  >;
  readonly emergencies: Shown;
  /** Came with an order of secrecy that has ended since. */
  readonly underSecrecy: Shown;
  /** In whole per cent; null where it would give a small number away. */
  readonly secrecyShare: number | null;
  /** Null under five demands. */
  readonly medianDays: number | null;
}

export function publishedOf(report: Transparency): PublishedReport {
  const { counted, fromPrivate, excluded } = report;
  const demands = counted.ids.length;
  const isFew = demands < smallest;
  const aside = [excluded.voided, excluded.notDemanded, excluded.undecided].map(
    ({ length }) => length,
  );
  const records =
    demands + fromPrivate.ids.length + aside.reduce((sum, one) => sum + one, 0);
  const [inDemands, inPrivate, voided, notDemanded, undecided] =
    shownParts([demands, fromPrivate.ids.length, ...aside]) ??
    [demands, fromPrivate.ids.length, ...aside].map(shownAlone);
  const nothing: Shown = { exact: 0 };
  const underSecrecy = shownAlone(report.underSecrecy.ids.length);
  return {
    asked: report.asked,
    demands: inDemands ?? nothing,
    persons: shownAlone(counted.persons),
    fromPrivate: inPrivate ?? nothing,
    reconciliation: {
      records: shownAlone(records),
      voided: voided ?? nothing,
      notDemanded: notDemanded ?? nothing,
      undecided: undecided ?? nothing,
    },
    breakdowns: Object.fromEntries(
      breakdowns.map((key) => [key, publishedLines(report.breakdowns[key])]),
    ) as Record<Breakdown, readonly PublishedLine[] | null>,
    emergencies: shownAlone(report.emergencies.ids.length),
    underSecrecy,
    secrecyShare:
      isFew || !("exact" in underSecrecy)
        ? null
        : Math.round((underSecrecy.exact / demands) * 100),
    medianDays: isFew ? null : report.medianDays,
  };
}

function publishedLines(
  lines: Transparency["breakdowns"][Breakdown],
): readonly PublishedLine[] | null {
  const demands = shownParts(lines.map(({ ids }) => ids.length));
  const persons = shownParts(lines.map((line) => line.persons));
  return (
    demands &&
    lines.map(({ key }, index) => ({
      key,
      demands: demands[index] ?? { exact: 0 },
      persons: persons?.[index] ?? null,
    }))
  );
}

/** The period of the same length that ends the day before. Whole months stay whole months. */
export function periodBefore({
  from,
  to,
}: {
  readonly from: CivilDay;
  readonly to: CivilDay;
}): { readonly from: CivilDay; readonly to: CivilDay } {
  const end = addDays(from, -1);
  const next = addDays(to, 1);
  if (from.endsWith("-01") && next.endsWith("-01")) {
    const months = monthNumber(next) - monthNumber(from);
    return { from: monthStart(monthNumber(from) - months), to: end };
  }
  return { from: addDays(end, -daysFrom(from, to)), to: end };
}

function monthNumber(on: CivilDay): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
}

function monthStart(month: number): CivilDay {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
