import type { Text } from "../text.ts";
import type { CivilDay, Confidence, Instant, Strength, Term } from "./clock.ts";

/** A fact that a clock can start from, and what people call it. */
export interface AnchorFact {
  readonly fact: string;
  readonly label: Text;
}

/** The event a clock starts from. All kinds are data, so that an office can edit its rules. */
export type Anchor =
  /** The first of these facts that is known. */
  | { readonly kind: "firstKnown"; readonly of: readonly AnchorFact[] }
  /** The earliest of these moments; `plusHours` caps a fact that somebody could let slip (CR-1). */
  | {
      readonly kind: "earliest";
      readonly of: readonly (AnchorFact & { readonly plusHours?: number })[];
    }
  /** The latest of the first fact and of everything asked for; nothing runs while an asked-for thing is missing. */
  | {
      readonly kind: "latest";
      readonly first: AnchorFact;
      readonly awaited: readonly {
        readonly asked: string;
        readonly got: AnchorFact;
      }[];
    }
  /** The first fact, or the end of a reflection period where the second fact opened one. */
  | {
      readonly kind: "afterReflection";
      readonly first: AnchorFact;
      readonly told: AnchorFact;
      readonly days: number;
    };

/** Which calendar (and with it which zone) a clock counts in. */
export type CalendarChoice =
  | { readonly kind: "policy" }
  | { readonly kind: "residence" }
  | { readonly kind: "fixed"; readonly id: string }
  /** That of the country, or of the part of it where the person lives: one law, and holidays that differ. */
  | { readonly kind: "country"; readonly id: string };

/** On which last days a term moves to the next working day. */
export type RollRule = "weekendsAndHolidays" | "sundaysAndHolidays";

export interface Ground {
  readonly key: string;
  readonly title: Text;
}

export interface PauseRule {
  /** `inclusive`: both the day of asking and the day of the answer are out. `afterAsking`: from the day after asking to the day of the answer. */
  readonly counts: "inclusive" | "afterAsking";
  readonly grounds: readonly Ground[];
  readonly citation: Text;
  readonly letterNeeded: boolean;
}

export interface ExtensionRule {
  /** `add`: so many more of the same unit, counted from the original start. `ownDate`: the office names the day. */
  readonly length:
    | { readonly kind: "add"; readonly amount: number }
    | { readonly kind: "ownDate" };
  readonly grounds: readonly Ground[];
  readonly citation: Text;
  readonly letterNeeded: boolean;
  /** By when the person has to be told. */
  readonly noticeWithin: Text;
}

export interface RulePackRef {
  readonly id: string;
  readonly kind: "policy" | "statute";
  readonly title: Text;
}

/** One duty with a clock, as plain data: it survives a round trip through JSON. */
export interface ClockRule {
  readonly id: string;
  readonly pack: RulePackRef;
  readonly act: string;
  /** Acts that stop it: an outcome also answers. */
  readonly stoppedBy: readonly string[];
  readonly title: Text;
  readonly clause: Text;
  readonly citation: Text;
  readonly strength: Strength;
  readonly confidence: Confidence;
  readonly anchor: Anchor;
  /** The anchor in the rule line: "after receipt". */
  readonly after: Text;
  /** Null when the rule names no number: then its `speed` says what it asks for. */
  readonly term: Term | null;
  /** "without delay": the rule line of a rule without a number. */
  readonly speed: Text | null;
  readonly roll: RollRule | null;
  readonly calendar: CalendarChoice;
  /** Null: it never pauses. Policy clocks never do (CR-5). */
  readonly pause: PauseRule | null;
  readonly extension: ExtensionRule | null;
  /** Kinds of case it applies to, in the keys of the register; "any" before and after classification. */
  readonly appliesTo: "any" | readonly string[];
  /** First and last civil day of receipt that it governs; null for no limit. */
  readonly validFrom: CivilDay | null;
  readonly validTo: CivilDay | null;
}

export interface PauseFact {
  /** Key of a ground of the rule, or free wording. */
  readonly ground: string;
  /** The clocks it was taken for; others do not follow it. */
  readonly ruleIds: readonly string[];
  readonly from: Instant;
  readonly until: Instant | null;
}

export interface ExtensionFact {
  readonly ruleId: string;
  readonly ground: string;
  /** When the person was told; later than the term it is too late. */
  readonly decidedAt: Instant;
  /** The day the office named, for laws that leave it to the office. */
  readonly until?: CivilDay;
}

/** What happened, as far as clocks care. Due moments are always worked out from these, never stored and moved. */
export interface ClockFacts {
  /** Moments by fact: received (with a partner's intake, the partner's receipt), identified, verified … */
  readonly anchors: Readonly<Record<string, Instant>>;
  readonly pauses: readonly PauseFact[];
  readonly extensions: readonly ExtensionFact[];
  /** First time each act was done. */
  readonly stops: Readonly<Record<string, Instant>>;
  /** Moment up to which a pause that still lasts is counted; without it only its first day is. */
  readonly asOf?: Instant;
}
