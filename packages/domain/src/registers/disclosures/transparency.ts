import type { CivilDay } from "../../time/day-number.ts";
import type { Country, Instrument } from "./instruments.ts";
import {
  disclosureOutcomeKeys,
  type AuthorityClass,
  type DisclosureOutcome,
} from "./kinds.ts";

/**
 * What a report needs to know of one case of the register. Sealed cases are not among them: for a report
 * they are not there, so that neither a number nor a gap between numbers tells of one.
 */
export interface DemandFact {
  /** Of the case. */
  readonly id: string;
  readonly receivedOn: CivilDay;
  /** Calendar days from receipt to the answer; null while there is none. */
  readonly days: number | null;
  /** Who asked: a public body, a private party in a lawsuit, or nobody (what the office shares by itself). */
  readonly askedBy: "authority" | "private" | "nobody";
  readonly country: Country;
  readonly authority: AuthorityClass;
  /** Null where none was logged. */
  readonly instrument: Instrument | null;
  /** Null where it was never counted. */
  readonly persons: number | null;
  /** Whether the content of messages or records was asked for, and not only facts about an account. */
  readonly isContent: boolean;
  /** Null while it is open. */
  readonly outcome: DisclosureOutcome | null;
  readonly isEmergency: boolean;
  readonly secrecy: "none" | "running" | "ended";
  readonly isVoided: boolean;
}

/** Why a case of the register is in no count. */
export const exclusions = [
  "voided",
  "notDemanded",
  "secret",
  "undecided",
] as const;
export type Exclusion = (typeof exclusions)[number];

/** A number of the report, and the cases it is made of. */
export interface Count {
  readonly ids: readonly string[];
  readonly persons: number;
}

export interface CountLine extends Count {
  readonly key: string;
}

export const breakdowns = [
  "country",
  "authority",
  "instrument",
  "content",
  "outcome",
] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Which number of a report. */
export type ReportNumber =
  | {
      readonly of:
        "register" | "counted" | "fromPrivate" | "emergencies" | "underSecrecy";
    }
  | { readonly of: "excluded"; readonly key: Exclusion }
  | { readonly of: Breakdown; readonly key: string };

export interface ReportAsked {
  /** Both days belong to the period. */
  readonly from: CivilDay;
  readonly to: CivilDay;
  /** Null for every country. */
  readonly country: Country | null;
}

export interface Transparency {
  readonly asked: ReportAsked;
  /** Everything that was received in the period. */
  readonly register: readonly string[];
  /** Demands of public bodies; every breakdown is of these. */
  readonly counted: Count;
  /** Demands of private parties, counted apart. */
  readonly fromPrivate: Count;
  readonly excluded: Readonly<Record<Exclusion, readonly string[]>>;
  readonly breakdowns: Readonly<Record<Breakdown, readonly CountLine[]>>;
  readonly emergencies: Count;
  /** Those that came with an order of secrecy which has ended since. */
  readonly underSecrecy: Count;
  readonly medianDays: number | null;
  /** Demands whose persons were never counted. */
  readonly personsUnknown: number;
}

/**
 * Everything a report counts, each number with the cases behind it: demands received from `asked.from` to
 * `asked.to`, both days included, from one country or, where that is null, from all.
 */
export function transparencyOf(
  demands: readonly DemandFact[],
  asked: ReportAsked,
): Transparency {
  const within = demands.filter(
    ({ receivedOn, country }) =>
      receivedOn >= asked.from &&
      receivedOn <= asked.to &&
      (asked.country === null || country === asked.country),
  );
  const left = Object.fromEntries(
    exclusions.map((reason) => [reason, [] as string[]]),
  ) as Record<Exclusion, string[]>;
  const counted: DemandFact[] = [];
  const fromPrivate: DemandFact[] = [];
  for (const demand of within) {
    const reason = exclusionOf(demand);
    if (reason !== null) left[reason].push(demand.id);
    else if (demand.askedBy === "private") fromPrivate.push(demand);
    else counted.push(demand);
  }
  return {
    asked,
    register: within.map(({ id }) => id),
    counted: countOf(counted),
    fromPrivate: countOf(fromPrivate),
    excluded: left,
    breakdowns: {
      country: linesBy(counted, ({ country }) => country),
      authority: linesBy(counted, ({ authority }) => authority),
      instrument: linesBy(counted, ({ instrument }) => instrument ?? "none"),
      content: linesBy(counted, ({ isContent }) =>
        isContent ? "content" : "other",
      ),
      outcome: inOrder(
        linesBy(counted, ({ outcome }) => outcome ?? ""),
        disclosureOutcomeKeys,
      ),
    },
    emergencies: countOf(counted.filter(({ isEmergency }) => isEmergency)),
    underSecrecy: countOf(counted.filter(({ secrecy }) => secrecy === "ended")),
    medianDays: medianOf(counted.flatMap(({ days }) => days ?? [])),
    personsUnknown: counted.filter(({ persons }) => persons === null).length,
  };
}

/** The first reason that holds; a case is left out once. */
function exclusionOf(demand: DemandFact): Exclusion | null {
  if (demand.isVoided) return "voided";
  if (demand.askedBy === "nobody") return "notDemanded";
  if (demand.secrecy === "running") return "secret";
  return demand.outcome === null ? "undecided" : null;
}

function countOf(demands: readonly DemandFact[]): Count {
  return {
    ids: demands.map(({ id }) => id),
    persons: demands.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
  };
}

/** Largest first; equal ones by their key, so that the same register gives the same report. */
function linesBy(
  demands: readonly DemandFact[],
  keyOf: (demand: DemandFact) => string,
): CountLine[] {
  const groups = new Map<string, DemandFact[]>();
  for (const demand of demands) {
    const key = keyOf(demand);
    const group = groups.get(key);
    if (group) group.push(demand);
    else groups.set(key, [demand]);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...countOf(group) }))
    .sort(
      (one, other) =>
        other.ids.length - one.ids.length || (one.key < other.key ? -1 : 1),
    );
}

function inOrder(
  lines: readonly CountLine[],
  keys: readonly string[],
): CountLine[] {
  return keys.map(
    (key) =>
      lines.find((line) => line.key === key) ?? { key, ids: [], persons: 0 },
  );
}

/** The value in the middle, in the unit of the values; of an even number the mean of the two, and null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? upper) + upper) / 2
    : upper;
}

/** The cases behind one number of the report. */
export function casesBehind(
  report: Transparency,
  number: ReportNumber,
): readonly string[] {
  switch (number.of) {
    case "register":
      return report.register;
    case "counted":
    case "fromPrivate":
    case "emergencies":
    case "underSecrecy":
      return report[number.of].ids;
    case "excluded":
      return report.excluded[number.key];
    case "country":
    case "authority":
    case "instrument":
    case "content":
    case "outcome":
      return (
        report.breakdowns[number.of].find(({ key }) => key === number.key)
          ?.ids ?? []
      );
  }
}
