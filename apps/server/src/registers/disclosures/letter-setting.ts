import { createHash } from "node:crypto";
import { roles } from "@kept/domain/access/permissions";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import { secondChannels } from "@kept/domain/registers/disclosures/authority";
import { disclosureLetter } from "@kept/domain/registers/disclosures/letters";
import type { DisclosureLetter } from "@kept/domain/registers/disclosures/letters/define-letter";
import {
  disclosureLetterConditionsOf,
  disclosureLetterValues,
  scopeOfPerson,
} from "@kept/domain/registers/disclosures/letters/values";
import { shutGates } from "@kept/domain/registers/disclosures/review";
import type { LetterAsked, LetterSetting } from "../../casework/keeping.ts";
import { personName } from "../../casework/person-store.ts";
import type { Db } from "../../db/reading.ts";
import { clocksOf } from "./clocks-of.ts";
import { readPackage } from "./package-store.ts";
import { releaseHash } from "./release-hash.ts";
import { readAgencies } from "./agency-store.ts";
import { readPersons, type ConcernedPerson } from "./persons-store.ts";
import { readDisclosure, type DisclosureRecord } from "./record-store.ts";
import { readScope } from "./scope-store.ts";

/** What the machinery asks for a letter of a disclosure. */
export async function letterSetting(
  db: Db,
  { theCase, at, template, author, recipientId }: LetterAsked,
): Promise<LetterSetting> {
  const { office } = at;
  const record = await readDisclosure(db, theCase.id);
  const all = await readScope(db, theCase.id);
  const letter = disclosureLetter(template.id);
  const isToPerson = letter?.to === "person";
  const persons = isToPerson ? await readPersons(db, theCase.id) : [];
  const person = personMeant(persons, recipientId);
  const facts = {
    reference: theCase.reference,
    zone: office.zone,
    receivedAt: theCase.receivedAt,
    authority: record.body,
    asked: record.asked,
    purpose: record.purpose,
    instrument: record.instrument?.type ?? null,
    instrumentReference: record.instrument?.reference ?? null,
    basis: record.review?.basis ?? null,
    gatesShut: shutGates(record),
    scope: person === null ? all : scopeOfPerson(all, person.id),
    refusalReason: record.refusalReason,
    releasedAt: record.release?.at ?? null,
    releaseChannel: record.release?.channel ?? null,
    packageSha256: (await readPackage(db, theCase.id))?.sha256 ?? null,
    preservedAt: record.preserved?.at ?? null,
    preservedWhat: record.preserved?.what ?? null,
    preservedUntil:
      (await clocksOf(db, theCase, at)).clocks.find(
        ({ act }) => act === "unpreserve",
      )?.dueOn ?? null,
    secrecyEndedOn: record.secrecy.endedOn,
    personName: person?.name ?? null,
    officeName: office.name,
    officeAddress: office.address,
    sender: { name: personName(author), role: roles[author.role] },
  };
  const official = await officialAddress(db, record);
  const { verification } = record;
  return {
    values: disclosureLetterValues(facts),
    fixed: {},
    conditions: disclosureLetterConditionsOf(facts),
    recipient: isToPerson
      ? {
          name: person === null ? "" : nameOf(person),
          address: addressOf(person),
        }
      : {
          name: record.body,
          address: official ?? addressInDemand(record, letter),
        },
    receivers: persons.map((one) => ({ id: one.id, name: nameOf(one) })),
    language: record.language,
    decided: decidedOf(record, releaseHash(record, all)),
    needsApproval: template.needsApproval,
    needsComplaintChannel: template.needsComplaintChannel,
    complaintChannelFromMemory: false,
    // What proves a person is not known here, so no file goes to one from this register.
    identity:
      isToPerson || verification === null
        ? null
        : {
            method: secondChannels[verification.secondChannel],
            at: verification.at,
            address: official,
          },
    clause: null,
  };
}

/** Who is written to: the one who was chosen, or the only one there is. */
export function personMeant(
  persons: readonly ConcernedPerson[],
  recipientId: string | null,
): ConcernedPerson | null {
  const [only, ...others] = persons;
  if (recipientId === null) return others.length === 0 ? (only ?? null) : null;
  return persons.find(({ id }) => id === recipientId) ?? null;
}

/** Somebody of whom only an account or a number is known is called by it. */
function nameOf({ name, identifiers }: ConcernedPerson): string {
  return name ?? identifiers[0]?.value ?? "";
}

function addressOf(person: ConcernedPerson | null): string | null {
  return (
    person?.identifiers.find(({ kind }) => kind === "email")?.value ?? null
  );
}

/** The address of the agency as our own directory has it. */
async function officialAddress(
  db: Db,
  { verification }: DisclosureRecord,
): Promise<string | null> {
  if (verification?.agencyId == null) return null;
  const agencies = await readAgencies(db);
  return (
    agencies.find(({ id }) => id === verification.agencyId)?.address ?? null
  );
}

/** What the demand says of itself proves nothing: a question may go there, and nothing that says what we hold. */
function addressInDemand(
  { contactAddress }: DisclosureRecord,
  letter: DisclosureLetter | undefined,
): string | null {
  return letter?.carriesData === true ? null : contactAddress;
}

/** What a yes to a letter rests on: change it, and the yes is void. */
function decidedOf(record: DisclosureRecord, content: string): string {
  const { review, exceptions, outcome, refusalReason } = record;
  return createHash("sha256")
    .update(
      canonicalJson({
        content,
        result: review?.result ?? null,
        exceptions: exceptions.map((one) => ({ ...one })),
        outcome,
        refusalReason,
      }),
    )
    .digest("hex");
}
