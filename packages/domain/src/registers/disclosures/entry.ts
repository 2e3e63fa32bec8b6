import type { Text } from "../../text.ts";
import type { CivilDay, Instant } from "../../time/civil-day.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import type { Country, DisclosureBasis, Instrument } from "./instruments.ts";
import {
  isGiven,
  type AuthorityClass,
  type DisclosureKind,
  type DisclosureOutcome,
  type EntryLevel,
  type ReleaseChannel,
} from "./kinds.ts";
import type { DataCategory } from "./scope.ts";

/** Why a version of an entry was written. */
export const entryActs = {
  entered: { en: "Entered", zh: "登记" },
  corrected: { en: "Corrected", zh: "更正" },
  voided: { en: "Voided", zh: "作废" },
} as const satisfies Record<string, Text>;
export type EntryAct = keyof typeof entryActs;

/**
 * What an entry of the register says: the four facts that the policy promises (p002-12, CR-8), with `object` in
 * both of its meanings, and what the report counts. It is written once and never changed.
 */
export interface EntryContent {
  readonly kind: DisclosureKind;
  readonly level: EntryLevel;
  readonly isCompelled: boolean;
  readonly isEmergency: boolean;
  readonly outcome: DisclosureOutcome;
  /** 1 content: what left, in words and by category. Empty where nothing did. */
  readonly content: Text;
  readonly categories: readonly DataCategory[];
  readonly hasContentData: boolean;
  /** 2 time: of the disclosure or of the answer that nothing is given; and of the demand. */
  readonly disclosedAt: Instant;
  readonly demandedAt: Instant;
  /** 3 reason: situation, instrument and purpose. */
  readonly basis: DisclosureBasis | null;
  readonly instrument: Instrument | null;
  readonly instrumentRef: string | null;
  readonly purpose: string;
  /** Why something or everything was refused. */
  readonly refusalReason: string | null;
  /** 4 object, as recipient. */
  readonly recipient: string;
  readonly recipientOfficer: string | null;
  readonly authorityClass: AuthorityClass;
  readonly country: Country;
  readonly channel: ReleaseChannel | null;
  /** 4 object, as the persons or the scope concerned. The persons themselves stand in a table of their own. */
  readonly personIds: readonly string[];
  readonly personsCount: number;
  readonly scopeWords: string | null;
}

/** The fields of an entry that a correction may say anew. */
export interface EntryCorrection {
  readonly disclosedAt: Instant;
  readonly purpose: string;
  readonly recipient: string;
  readonly recipientOfficer: string | null;
  readonly instrumentRef: string | null;
  readonly scopeWords: string | null;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

/** An entry without one of its four facts is none: each has its own sentence. */
export function hasFourFacts(
  entry: Pick<
    EntryContent,
    | "outcome"
    | "content"
    | "purpose"
    | "recipient"
    | "personsCount"
    | "scopeWords"
  > & { readonly disclosedAt: Instant | null },
): Verdict<null> {
  if (isGiven(entry.outcome) && isBlank(entry.content.en))
    return refused("factContentMissing");
  if (entry.disclosedAt === null) return refused("factTimeMissing");
  if (isBlank(entry.purpose)) return refused("factReasonMissing");
  if (isBlank(entry.recipient)) return refused("factRecipientMissing");
  return entry.personsCount === 0 && isBlank(entry.scopeWords)
    ? refused("factObjectMissing")
    : granted(null);
}

/** Whether a person may be told of an entry on this day. A secrecy without an end never lets it. */
export function mayBeTold(
  secrecy: {
    readonly state: "none" | "until" | "unlimited";
    readonly until: CivilDay | null;
  },
  today: CivilDay,
): boolean {
  return (
    secrecy.state === "none" ||
    (secrecy.state === "until" &&
      secrecy.until !== null &&
      secrecy.until < today)
  );
}

/** The number of an entry as people write it: `R-2026-00017`, with its version from the second on. */
export function entryReference(entry: {
  readonly year: number;
  readonly number: number;
  readonly version: number;
}): string {
  const plain = `R-${String(entry.year)}-${String(entry.number).padStart(5, "0")}`;
  return entry.version === 1 ? plain : `${plain}.${String(entry.version)}`;
}
