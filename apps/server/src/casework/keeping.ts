import type { CalendarSet } from "@kept/domain/casework/clock-calendars";
import type { Reckoning } from "@kept/domain/casework/clock";
import type { LetterFacts } from "@kept/domain/casework/letter-checks";
import type {
  LetterDocument,
  LetterTemplate,
  LetterValues,
} from "@kept/domain/casework/letter";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { CaseFacts, Register } from "@kept/domain/casework/register";
import type { Text } from "@kept/domain/text";
import type { Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { CaseHeader } from "./case-store.ts";
import type { Office } from "./office.ts";
import type { Person } from "./person-store.ts";

/** Moves that the machinery itself makes; every register's workflow has to know them. */
export type SharedMove = "assign" | "work" | "note" | "write" | "approve";

/** The office as it is, and the moment it is looked at. */
export interface At {
  readonly office: Office;
  readonly now: string;
}

/** All clocks of a case, and the one that the queues sort by. */
export interface CaseClocks {
  readonly clocks: readonly Reckoning[];
  readonly next: Reckoning | null;
  readonly isPaused: boolean;
  /** What they were counted with. */
  readonly calendars: CalendarSet;
}

/** What sending a letter does to the clocks, beyond the acts its template names. */
export type LetterEffect =
  | {
      readonly kind: "pause";
      readonly ruleIds: readonly string[];
      readonly ground: string;
      /** The civil day by which the person is asked to answer. */
      readonly replyBy: string;
    }
  | {
      readonly kind: "extend";
      readonly ruleId: string;
      readonly ground: string;
      /** The day the office names, for laws that leave it to the office. */
      readonly until: string | null;
    };

/** A letter about to be written, looked at or sent. */
export interface LetterAsked {
  readonly theCase: CaseHeader;
  readonly at: At;
  readonly template: LetterTemplate;
  readonly effect: LetterEffect | null;
  readonly author: Person;
  /** Which person of the case it is written to; null where the register knows without being told. */
  readonly recipientId: string | null;
  /** How many files go with it. */
  readonly enclosures: number;
}

/** What the machinery needs to know for writing a letter on a case. */
export interface LetterSetting {
  /** What the case knows; the writer may answer some of it otherwise. */
  readonly values: LetterValues;
  /** What follows from the letter's effect; nobody answers it otherwise. */
  readonly fixed: LetterValues;
  readonly conditions: ReadonlySet<string>;
  readonly recipient: {
    readonly name: string;
    readonly address: string | null;
  };
  /** Everybody of the case to whom it may go instead; empty where there is nobody to choose from. */
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
  readonly language: "en" | "zh";
  /** What has been decided, in canonical form: an approval covers it, so a change voids the approval. */
  readonly decided: string;
  /** A second person has to approve it, because of its template or because of what it carries out. */
  readonly needsApproval: boolean;
  readonly needsComplaintChannel: boolean;
  readonly complaintChannelFromMemory: boolean;
  readonly identity: LetterFacts["identity"];
  /** Policy and clauses that the printed letter names. */
  readonly clause: Text | null;
}

/** A letter that has left, on its case. */
export interface LetterLeft {
  readonly theCase: CaseHeader;
  readonly letter: {
    /** With every value that stood in it. */
    readonly document: LetterDocument;
    readonly authorIds: readonly string[];
    /** Who pressed "Send", and when. */
    readonly queuedBy: string | null;
    readonly queuedAt: string | null;
  };
  readonly template: LetterTemplate;
  readonly office: Office;
  readonly at: string;
  readonly now: string;
}

/**
 * How one register is kept: its law, and the few questions that only it can answer. Casework takes this as
 * an argument and never asks which register it holds.
 */
export interface Keeping<
  Move extends string = string,
  Facts extends CaseFacts = CaseFacts,
> {
  readonly register: Register<string, string, Move | SharedMove, Facts>;
  readonly templates: readonly LetterTemplate[];
  readonly factsOf: (db: Db, theCase: CaseHeader, at: At) => Promise<Facts>;
  readonly clocksOf: (
    db: Db,
    theCase: CaseHeader,
    at: At,
  ) => Promise<CaseClocks>;
  readonly letterSetting: (
    db: Db,
    asked: LetterAsked,
  ) => Promise<LetterSetting>;
  /** Whether a letter of this kind may be begun at all; without it, any may. */
  readonly mayBegin?: (facts: Facts, template: LetterTemplate) => Verdict<null>;
  /** Whether the case has come far enough for this letter. */
  readonly mayLeave: (
    facts: Facts,
    template: LetterTemplate,
    letterId: string,
  ) => Verdict<null>;
  /** What happens to the case when a letter has left; returns the stage afterwards and what to log. */
  readonly letterLeft: (
    tx: Tx,
    left: LetterLeft,
  ) => Promise<{ stage: string; events: readonly CaseEvent[] }>;
  /** What stands against a letter after "Send", when its turn comes to leave; without it, nothing does. */
  readonly mayStillLeave?: (
    db: Db,
    leaving: Pick<LetterLeft, "theCase" | "template"> & { readonly at: At },
  ) => Promise<Verdict<null>>;
  /** What is answered to a letter comes back to its case, so the letter says by which address. */
  readonly takesReplies?: true;
}

/** The part of a register's keeping that its facts do not matter for. */
export type AnyKeeping = Pick<
  Keeping,
  | "clocksOf"
  | "templates"
  | "letterSetting"
  | "letterLeft"
  | "mayStillLeave"
  | "takesReplies"
> & {
  readonly register: {
    readonly key: string;
    readonly workflow: {
      readonly stages: Readonly<Record<string, { readonly terminal?: true }>>;
    };
  };
};
