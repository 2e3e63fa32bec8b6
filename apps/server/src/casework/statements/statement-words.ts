import { createHash } from "node:crypto";
import {
  matchPersons,
  statementPart,
  type MatchStrength,
  type PersonKeys,
  type StatementPart,
} from "@kept/domain/casework/statement";
import type { CivilDay } from "@kept/domain/time/day-number";
import type { Db } from "../../db/reading.ts";
import { readMatches } from "./statement-store.ts";
import type {
  FoundEntry,
  StatementDesk,
  StatementPerson,
  Teller,
} from "./teller.ts";

export interface MatchedEntry extends FoundEntry {
  readonly strength: MatchStrength;
  /** What somebody said of it; null while nobody did. */
  readonly isTheirs: boolean | null;
}

/** Whom a statement on this case is for. */
export async function personOfCase(
  db: Db,
  desk: StatementDesk,
  caseId: string,
): Promise<StatementPerson> {
  const person = (await desk.personsOf(db, [caseId])).get(caseId);
  if (person === undefined)
    throw new Error("No statement is made of such a case");
  return person;
}

/** Every entry that may be about this person, as sure as it is; oldest first. */
export async function matchedEntries(
  db: Db,
  tellers: readonly Teller[],
  wanted: { caseId: string; person: StatementPerson; today: CivilDay },
): Promise<readonly MatchedEntry[]> {
  const { caseId, person, today } = wanted;
  const persons = new Map([[caseId, person]]);
  const found = await matchedByCase(db, tellers, { persons, today });
  return found.get(caseId) ?? [];
}

/** The same for the persons of many cases, in as many questions as for one. */
export async function matchedByCase(
  db: Db,
  tellers: readonly Teller[],
  wanted: {
    readonly persons: ReadonlyMap<string, StatementPerson>;
    readonly today: CivilDay;
  },
): Promise<ReadonlyMap<string, readonly MatchedEntry[]>> {
  const { persons, today } = wanted;
  const keys = new Map(
    [...persons].map(([caseId, person]) => [caseId, person.keys]),
  );
  const said = await readMatches(db, [...persons.keys()]);
  const found: ReadonlyMap<string, readonly FoundEntry[]>[] = [];
  for (const teller of tellers)
    found.push(await teller.entriesAbout(db, keys, today));
  return new Map(
    [...keys].map(([caseId, asked]) => {
      const entries = found.flatMap((about) => about.get(caseId) ?? []);
      return [
        caseId,
        matchedTo(asked, { entries, said: said.get(caseId), today }),
      ];
    }),
  );
}

function matchedTo(
  person: PersonKeys,
  found: {
    readonly entries: readonly FoundEntry[];
    /** What somebody said of an entry, by its id. */
    readonly said: ReadonlyMap<string, boolean> | undefined;
    readonly today: CivilDay;
  },
): MatchedEntry[] {
  const { entries, said, today } = found;
  return entries
    .flatMap((entry) => {
      const strength = matchPersons(person, entry.person);
      // A statement speaks of its day.
      return strength === null || entry.on > today
        ? []
        : [{ ...entry, strength, isTheirs: said?.get(entry.id) ?? null }];
    })
    .sort((one, other) =>
      `${one.on} ${one.id}` < `${other.on} ${other.id}` ? -1 : 1,
    );
}

/** Nobody has said yet whether it is about this person. */
export function isOpen({ strength, isTheirs }: MatchedEntry): boolean {
  return strength === "doubtful" && isTheirs === null;
}

/** It is told. */
export function isTold({ strength, isTheirs }: MatchedEntry): boolean {
  return isTheirs ?? strength === "certain";
}

/** A statement stands as long as it says, of its own day, what the records say now. */
export function saysTheSame(
  made: { readonly asOf: CivilDay; readonly wordsHash: string },
  entries: readonly MatchedEntry[],
  person: StatementPerson,
): boolean {
  const { hash } = statementWords(entries, { person, today: made.asOf });
  return hash === made.wordsHash;
}

/** The statement in both languages, that of the person first. */
export function statementWords(
  entries: readonly MatchedEntry[],
  about: { person: StatementPerson; today: CivilDay },
): { parts: StatementPart[]; hash: string } {
  const { person, today } = about;
  const languages =
    person.language === "zh"
      ? (["zh", "en"] as const)
      : (["en", "zh"] as const);
  const parts = languages.map((language) =>
    statementPart(entries.filter(isTold), {
      language,
      name: person.name,
      on: today,
    }),
  );
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return { parts, hash };
}
