import { Temporal } from "temporal-polyfill";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  entryReference,
  hasFourFacts,
} from "@kept/domain/registers/disclosures/entry";
import {
  entryLevelOf,
  isCompelled,
  isGiven,
  type DisclosureOutcome,
  type ReleaseChannel,
} from "@kept/domain/registers/disclosures/kinds";
import {
  contentInWords,
  givenCategories,
  givesContent,
  personsGiven,
} from "@kept/domain/registers/disclosures/scope";
import { granted, type Verdict } from "@kept/domain/verdict";
import { fieldChange } from "../../casework/field-changes.ts";
import type { Tx } from "../../db/writing.ts";
import { insertEntry, takeEntryNumber } from "./entry-store.ts";
import type { Recording } from "./settled.ts";
import { readPersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";

/** What the one who answers says for the register; the rest stands on the case. */
export interface Answer {
  readonly outcome: DisclosureOutcome;
  readonly at: string | null;
  readonly purpose: string;
  readonly recipient: string;
  readonly officer: string | null;
  readonly channel: ReleaseChannel | null;
  readonly refusalReason: string | null;
  readonly approvedBy: string | null;
  /** Of what was packed for it. */
  readonly packageSha256?: string | null;
}

/** Writes what happened into the register, with its four facts or not at all. */
export async function enter(
  tx: Tx,
  { theCase, facts, office, now, actor }: Recording,
  answer: Answer,
): Promise<Verdict<CaseEvent>> {
  const record = await readDisclosure(tx, theCase.id);
  const persons = await readPersons(tx, theCase.id);
  const { outcome, at, purpose, recipient } = answer;
  const leaves = isGiven(outcome);
  const scope = leaves ? facts.scope : [];
  const all = persons.map(({ id }) => id);
  const personIds = leaves ? personsGiven(scope, all) : all;
  const content = contentInWords(scope);
  const personsCount = Math.max(personIds.length, record.scopeCount ?? 0);
  const whole = hasFourFacts({
    outcome,
    content,
    purpose,
    recipient,
    personsCount,
    scopeWords: record.scopeWords,
    disclosedAt: at,
  });
  if (!whole.ok) return whole;
  const { year } = Temporal.Instant.from(now).toZonedDateTimeISO(office.zone);
  const number = await takeEntryNumber(tx, {
    year,
    isSealed: theCase.isSealed,
  });
  const entry = await insertEntry(tx, {
    caseId: theCase.id,
    year,
    number,
    version: 1,
    act: "entered",
    kind: record.kind,
    level: entryLevelOf(record.kind),
    isCompelled: isCompelled(record.kind),
    isEmergency: record.kind === "emergency",
    outcome,
    content,
    categories: givenCategories(scope),
    hasContentData: givesContent(scope),
    disclosedAt: at ?? now,
    demandedAt: theCase.receivedAt,
    basis: record.review?.basis ?? null,
    instrument: record.instrument?.type ?? null,
    instrumentRef: record.instrument?.reference ?? null,
    purpose,
    refusalReason: answer.refusalReason,
    recipient,
    recipientOfficer: answer.officer,
    authorityClass: record.authorityClass,
    country: record.country,
    channel: answer.channel,
    personIds,
    personsCount,
    scopeWords: record.scopeWords,
    enteredAt: now,
    enteredBy: actor.id,
    approvedBy: answer.approvedBy,
    correctionReason: null,
    packageSha256: answer.packageSha256 ?? null,
  });
  return granted({
    action: "disclosures.entry-written",
    object: { kind: "entry", id: entry.id },
    changes: [
      ...fieldChange("entry", null, entryReference(entry)),
      ...fieldChange("content", null, { ...content }),
      ...fieldChange("entrySha256", null, entry.sha256),
    ],
  });
}
