import type { CivilDay, Instant } from "../time/civil-day.ts";
import type { Confidence } from "../time/confidence.ts";
import type { Text } from "../text.ts";

export type { CivilDay, Instant } from "../time/civil-day.ts";
export type { Confidence } from "../time/confidence.ts";

/** `firm`: a promise or a duty. `target`: best efforts; late is "target missed", never "broken". */
export type Strength = "firm" | "target";

export type Term =
  | { readonly unit: "hours"; readonly amount: number }
  | { readonly unit: "workingDays"; readonly amount: number }
  | {
      readonly unit: "calendarDays";
      readonly amount: number;
      /** Whether the day of the event is day 1 or day 0. */
      readonly eventDay: "excluded" | "counted";
    }
  | { readonly unit: "months"; readonly amount: number };

/** One day of the way from the start to the due day, and why it did or did not count. */
export interface DayEntry {
  readonly on: CivilDay;
  readonly kind:
    "start" | "counted" | "weekend" | "holiday" | "paused" | "rolled";
  /** The running number of a counted day, 1 for the first. */
  readonly count: number | null;
  /** A weekend day worked by decree (调休). */
  readonly makeUp: boolean;
  /** The holiday's or make-up day's name, or the ground of the pause. */
  readonly name: Text | null;
  /** True where the calendar was asked about this day and does not know its year. */
  readonly beyondHorizon: boolean;
}

/** A stretch of days that did not count because the law let the clock stand still. */
export interface CountedPause {
  readonly ground: Text;
  readonly from: CivilDay;
  /** Null while the pause lasts. */
  readonly until: CivilDay | null;
  /** Days it takes out of the term; while it lasts, those up to the moment of reckoning. */
  readonly days: number;
}

/** A recorded pause or extension that moves nothing, and why. */
export interface IgnoredFact {
  readonly kind: "pause" | "extension";
  readonly at: Instant;
  readonly reason: Text;
}

/** A clock worked out from facts: the due moment and everything needed to explain it. */
export interface Reckoning {
  readonly ruleId: string;
  /** What has to be done to stop it; the register names its acts. */
  readonly act: string;
  /** Short name of the duty: "Answer". */
  readonly title: Text;
  /** The rule in one line: "15 working days after receipt". */
  readonly rule: Text;
  readonly citation: Text;
  /** What the clause says, in our own words. */
  readonly clause: Text;
  readonly pack: {
    readonly id: string;
    readonly kind: "policy" | "statute";
    readonly title: Text;
  };
  readonly strength: Strength;
  readonly confidence: Confidence;
  readonly unit: Term["unit"];
  /** How many of `unit` the term is, extension included; 0 when the rule has no number. */
  readonly amount: number;
  readonly zone: string;
  /** What people call the zone: "Shanghai". */
  readonly place: Text;
  /** The fact that started it; null while that fact is missing. */
  readonly start: {
    readonly fact: string;
    readonly label: Text;
    readonly at: Instant;
  } | null;
  /** While it has not started: the facts it waits for. */
  readonly waitsFor: readonly Text[];
  /** Last instant at which the act is in time; null while not started or when the rule has no number. */
  readonly dueAt: Instant | null;
  readonly dueOn: CivilDay | null;
  readonly provisional: boolean;
  /** The calendar that was asked; null when every day or every hour counts. */
  readonly calendar: {
    readonly id: string;
    readonly version: number;
    readonly title: Text;
    readonly source: Text;
    readonly confidence: Confidence;
    readonly horizon: CivilDay;
    readonly note: Text | null;
  } | null;
  readonly days: readonly DayEntry[];
  readonly pauses: readonly CountedPause[];
  /** Whether and when this clock may pause, in one sentence: "Never. A policy clock does not pause." */
  readonly pausing: Text;
  readonly extension: {
    readonly ground: Text;
    readonly citation: Text;
    readonly dueOnBefore: CivilDay;
  } | null;
  readonly roll: {
    readonly from: CivilDay;
    readonly to: CivilDay;
    readonly reason: Text;
  } | null;
  /** Pauses and extensions on record that this clock does not follow. */
  readonly ignored: readonly IgnoredFact[];
  readonly stoppedAt: Instant | null;
  /** Of all clocks that ask for the same act: the earliest firm one. */
  readonly governs: boolean;
}

/** How a clock stands now; what the chip shows. */
export interface ClockStanding {
  readonly state:
    | "calm"
    | "soon"
    | "today"
    | "overdue"
    | "paused"
    | "provisional"
    | "met"
    | "missed"
    | "waiting";
  /** Time left (or over, for `overdue` and `missed`; or used, for `met`). Hours clocks speak hours, working-day clocks working days, others days. */
  readonly measure: {
    readonly unit: "hours" | "workingDays" | "days";
    readonly amount: number;
    /** With hours, the minutes beside them (0 to 59). */
    readonly minutes?: number;
  } | null;
  /** Share of the term used, 0 to 1. */
  readonly share: number;
}

export type ReckonedClock = Reckoning & { readonly standing: ClockStanding };
