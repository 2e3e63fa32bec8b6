import type { PersonKeys } from "@kept/domain/casework/statement";
import {
  matchKeyOf,
  type Identifier,
} from "@kept/domain/registers/disclosures/identifiers";
import {
  disclosureBases,
  instruments,
  type DisclosureBasis,
  type Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import {
  isGiven,
  type DisclosureOutcome,
} from "@kept/domain/registers/disclosures/kinds";
import type { Text } from "@kept/domain/text";
import {
  dataCategories,
  type DataCategory,
} from "@kept/domain/registers/disclosures/scope";
import { letterList } from "@kept/domain/casework/letter-format";
import { civilDayOf } from "@kept/domain/time/civil-day";
import type { CivilDay } from "@kept/domain/time/day-number";
import { officeOf } from "../../casework/office-store.ts";
import type { FoundEntry, Teller } from "../../casework/statements/teller.ts";
import type { Db } from "../../db/reading.ts";
import { tellableEntries, type TellableRow } from "./teller-store.ts";

/** What the register of disclosures tells people about themselves. */
export const disclosureTeller: Teller = {
  async entriesAbout<Key>(
    db: Db,
    persons: ReadonlyMap<Key, PersonKeys>,
    today: CivilDay,
  ) {
    const askedBy = askersByKey(persons);
    const { zone } = await officeOf(db);
    const rows = await tellableEntries(db, [...askedBy.keys()], today);
    const found = new Map<Key, FoundEntry[]>();
    for (const about of Map.groupBy(rows, idOf).values()) {
      const entry = entryOf(about, zone);
      const askers = new Set(
        about.flatMap(({ match_key }) => askedBy.get(match_key ?? "") ?? []),
      );
      for (const asker of askers)
        found.set(asker, [...(found.get(asker) ?? []), entry]);
    }
    return found;
  },
};

/** Who asks for what is known under each identifier. */
function askersByKey<Key>(
  persons: ReadonlyMap<Key, PersonKeys>,
): ReadonlyMap<string, readonly Key[]> {
  const pairs = [...persons].flatMap(([asker, person]) =>
    keysOf(person).map((key) => ({ key, asker })),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ key }) => key)].map(([key, of]) => [
      key,
      of.map(({ asker }) => asker),
    ]),
  );
}

/** One entry, of its rows: each has another identifier of its person. */
function entryOf(rows: readonly TellableRow[], zone: string): FoundEntry {
  const [first] = rows;
  if (first === undefined) throw new Error("An entry has a row at least");
  const person = rows.reduce(withIdentifier, namedOnly(first));
  return { ...toldEntry(first, zone), person };
}

/** A correction is another version of the same entry: what was said of it holds. */
function idOf(row: TellableRow): string {
  return `${row.year}-${row.number}:${row.person_id}`;
}

function keysOf(person: PersonKeys): string[] {
  const identifiers: Identifier[] = [
    ...person.addresses.map((value) => ({ kind: "email" as const, value })),
    ...person.phones.map((value) => ({ kind: "phone" as const, value })),
    ...person.numbers.flatMap((value) => [
      { kind: "account" as const, value },
      { kind: "idNumber" as const, value },
    ]),
    // A Western name is written either way round.
    ...person.names.flatMap((value) =>
      [value, value.trim().split(/\s+/u).toReversed().join(" ")].map(
        (name) => ({ kind: "name" as const, value: name }),
      ),
    ),
  ];
  return [...new Set(identifiers.map(matchKeyOf))];
}

function namedOnly({ name }: TellableRow): PersonKeys {
  return {
    names: name === null ? [] : [name],
    addresses: [],
    phones: [],
    numbers: [],
  };
}

function withIdentifier(person: PersonKeys, row: TellableRow): PersonKeys {
  const { identifier_kind: kind, identifier_value: value } = row;
  if (kind === null || value === null) return person;
  switch (kind) {
    case "name":
      return { ...person, names: [...person.names, value] };
    case "email":
      return { ...person, addresses: [...person.addresses, value] };
    case "phone":
      return { ...person, phones: [...person.phones, value] };
    case "account":
    case "idNumber":
      return { ...person, numbers: [...person.numbers, value] };
  }
}

function toldEntry(row: TellableRow, zone: string): Omit<FoundEntry, "person"> {
  const given = isGiven(row.outcome as DisclosureOutcome);
  return {
    id: idOf(row),
    caseId: row.case_id,
    on: civilDayOf(row.disclosed_at, zone),
    kind: given ? "given" : "refused",
    what: given ? { en: row.content_en, zh: row.content_zh } : askedOf(row),
    why: reasonOf(row),
    toWhom: { en: row.recipient, zh: row.recipient },
    reason: given ? null : notGivenBecause(row),
  };
}

function askedOf(row: TellableRow): Text {
  const categories = JSON.parse(row.asked) as DataCategory[];
  return categories.length === 0
    ? { en: "Data about you", zh: "与您有关的信息" }
    : letterList(categories.map((key) => dataCategories[key].label));
}

function reasonOf(row: TellableRow): Text {
  const basis =
    row.basis === null ? null : disclosureBases[row.basis as DisclosureBasis];
  const instrument =
    row.instrument === null ? null : instruments[row.instrument as Instrument];
  const parts = (language: keyof Text) =>
    [
      basis?.label[language],
      instrument === null
        ? undefined
        : [instrument[language], row.instrument_ref]
            .filter((part) => part !== null)
            .join(" "),
      row.purpose,
    ].filter((part) => part !== undefined && part !== "");
  return { en: parts("en").join("; "), zh: parts("zh").join("；") };
}

const outcomeReasons: Readonly<Record<string, Text>> = {
  noneHeld: {
    en: "we hold no such data",
    zh: "我们不持有相关信息",
  },
  withdrawn: {
    en: "it was withdrawn by those who asked",
    zh: "索取方已撤回",
  },
  preserved: {
    en: "the data was preserved only, and nothing was given",
    zh: "仅作保全，未予提供",
  },
};

function notGivenBecause(row: TellableRow): Text {
  const said = row.refusal_reason;
  return (
    (said === null ? outcomeReasons[row.outcome] : { en: said, zh: said }) ?? {
      en: "it could not be given under the law",
      zh: "依法不能提供",
    }
  );
}
