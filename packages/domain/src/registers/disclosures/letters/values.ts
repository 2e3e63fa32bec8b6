import type { CivilDay, Instant } from "../../../casework/clock.ts";
import type { LetterValues } from "../../../casework/letter.ts";
import {
  letterDay,
  letterDayOf,
  letterInSentence,
  letterList,
  letterSame,
  letterWritten,
  noWords,
} from "../../../casework/letter-format.ts";
import type { Text } from "../../../text.ts";
import { disclosureBases, instruments } from "../instruments.ts";
import type { DisclosureBasis, Instrument } from "../instruments.ts";
import { releaseChannels, type ReleaseChannel } from "../kinds.ts";
import { hardGates, routesPast, type HardGate } from "../review.ts";
import {
  contentInWords,
  dataCategories,
  givenCategories,
  type ScopeRow,
} from "../scope.ts";
import type { DisclosureLetterCondition } from "./conditions.ts";
import type { DisclosureLetterVariable } from "./variables.ts";

/** What a letter can say without asking its writer. Nulls are facts that the case does not have (yet). */
export interface DisclosureLetterFacts {
  readonly reference: string;
  /** IANA zone of the office; instants are told as days in it. */
  readonly zone: string;
  readonly receivedAt: Instant;
  readonly authority: string;
  readonly asked: string;
  readonly purpose: string | null;
  readonly instrument: Instrument | null;
  readonly instrumentReference: string | null;
  readonly basis: DisclosureBasis | null;
  readonly gatesShut: readonly HardGate[];
  /** What the letter is about: all of it, or of one person only. */
  readonly scope: readonly ScopeRow[];
  readonly refusalReason: string | null;
  readonly releasedAt: Instant | null;
  readonly releaseChannel: ReleaseChannel | null;
  readonly packageSha256: string | null;
  readonly preservedAt: Instant | null;
  readonly preservedWhat: string | null;
  /** Last day on which it is preserved. */
  readonly preservedUntil: CivilDay | null;
  readonly secrecyEndedOn: CivilDay | null;
  readonly personName: string | null;
  readonly officeName: Text;
  readonly officeAddress: string;
  readonly sender: { readonly name: Text; readonly role: Text };
}

function dayOf(at: Instant | null, zone: string): Text {
  return at === null ? noWords : letterDayOf(at, zone);
}

function day(on: CivilDay | null): Text {
  return on === null ? noWords : letterDay(on);
}

function labels(of: readonly Text[]): Text {
  return letterList(of.map(letterInSentence));
}

/** What may be given of what there is, in the words in which what was given is told. */
function lawfulInWords(scope: readonly ScopeRow[]): Text {
  return contentInWords(scope.map((row) => ({ ...row, given: row.lawful })));
}

const noSensitive: Text = { en: "none", zh: "不涉及" };

function sensitiveInWords(scope: readonly ScopeRow[]): Text {
  const categories = givenCategories(scope);
  if (categories.length === 0) return noWords;
  const sensitive = categories
    .map((key) => dataCategories[key])
    .filter(({ isSensitive }) => isSensitive);
  return sensitive.length === 0
    ? noSensitive
    : labels(sensitive.map(({ label }) => label));
}

/** Values of a letter as far as the case knows them; an empty side is still missing. */
export function disclosureLetterValues(
  facts: DisclosureLetterFacts,
): LetterValues {
  const { zone, gatesShut, scope } = facts;
  const gates = gatesShut.map((gate) => hardGates[gate]);
  const content = contentInWords(scope);
  const values: Partial<Record<DisclosureLetterVariable, Text>> = {
    authority: letterSame(facts.authority),
    reference: letterSame(facts.reference),
    received_on: letterDayOf(facts.receivedAt, zone),
    instrument:
      facts.instrument === null
        ? noWords
        : letterInSentence(instruments[facts.instrument]),
    instrument_reference: letterSame(facts.instrumentReference),
    office_name: facts.officeName,
    office_contact: letterSame(facts.officeAddress),
    sender_name: facts.sender.name,
    sender_role: letterInSentence(facts.sender.role),
    gate_law: {
      // Citations have commas of their own.
      en: gates.map(({ citation }) => citation.en).join("; "),
      zh: gates.map(({ citation }) => citation.zh).join("；"),
    },
    gate_data: labels(gates.map(({ label }) => label)),
    proper_route: routesPast(gatesShut),
    asked: letterWritten([facts.asked]),
    narrow_to: lawfulInWords(scope),
    refusal_reason: letterWritten([facts.refusalReason]),
    given_data: content,
    withheld_reason: letterWritten(scope.map(({ withheld }) => withheld)),
    released_on: dayOf(facts.releasedAt, zone),
    release_channel:
      facts.releaseChannel === null
        ? noWords
        : letterInSentence(releaseChannels[facts.releaseChannel]),
    package_hash: letterSame(facts.packageSha256),
    preserved_on: dayOf(facts.preservedAt, zone),
    preserved_until: day(facts.preservedUntil),
    preserved_what: letterWritten([facts.preservedWhat]),
    salutation: letterSame(facts.personName),
    basis:
      facts.basis === null
        ? noWords
        : letterInSentence(disclosureBases[facts.basis].label),
    purpose: letterWritten([facts.purpose]),
    secrecy_ended_on: day(facts.secrecyEndedOn),
    data_kinds: content,
    sensitive_data: sensitiveInWords(scope),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { ...value }]),
  );
}

/** Which optional paragraphs stand in this letter. */
export function disclosureLetterConditionsOf(
  facts: DisclosureLetterFacts,
): ReadonlySet<DisclosureLetterCondition> {
  const holds: Record<DisclosureLetterCondition, boolean> = {
    theirNumber: facts.instrumentReference !== null,
    instrumentKnown: facts.instrument !== null,
    gateShut: facts.gatesShut.length > 0,
    packed: facts.packageSha256 !== null,
    heldBack: facts.scope.some(({ withheld }) => withheld !== null),
  };
  const conditions = Object.keys(holds) as DisclosureLetterCondition[];
  return new Set(conditions.filter((condition) => holds[condition]));
}

/** What leaves or left of one person: their own rows, and those about everybody of the scope. */
export function scopeOfPerson(
  scope: readonly ScopeRow[],
  personId: string,
): ScopeRow[] {
  return scope.filter(
    (row) => row.personId === null || row.personId === personId,
  );
}
