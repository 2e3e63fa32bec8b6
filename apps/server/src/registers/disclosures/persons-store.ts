import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import {
  matchKeyOf,
  type Identifier,
  type IdentifierKind,
} from "@kept/domain/registers/disclosures/identifiers";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";

/** Somebody whose data is asked for. */
export interface ConcernedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly identifiers: readonly Identifier[];
}

const personsOfCase = fixedQuery<Selectable<Schema["disclosure_persons"]>>(
  "select * from disclosure_persons where case_id = ? order by position",
);
const identifiersOfCase = fixedQuery<
  Selectable<Schema["disclosure_identifiers"]>
>(
  "select * from disclosure_identifiers where case_id = ? order by kind, value",
);

export async function readPersons(
  db: Db,
  caseId: string,
): Promise<ConcernedPerson[]> {
  const identifiers = Map.groupBy(
    await identifiersOfCase(db, caseId),
    (row) => row.person_id,
  );
  return (await personsOfCase(db, caseId)).map((row) => ({
    id: row.id,
    name: row.name,
    identifiers: (identifiers.get(row.id) ?? []).map(({ kind, value }) => ({
      kind: kind as IdentifierKind,
      value,
    })),
  }));
}

/** Adds persons to a case; a name is one of the things that somebody can be recognised by. */
export async function addPersons(
  tx: Tx,
  caseId: string,
  persons: readonly Omit<ConcernedPerson, "id">[],
): Promise<string[]> {
  const { length: before } = await personsOfCase(tx, caseId);
  const ids: string[] = [];
  for (const [index, { name, identifiers }] of persons.entries()) {
    const id = randomUUIDv7();
    ids.push(id);
    await tx
      .insertInto("disclosure_persons")
      .values({ id, case_id: caseId, position: before + index, name })
      .execute();
    const all: readonly Identifier[] =
      name === null
        ? identifiers
        : [...identifiers, { kind: "name", value: name }];
    for (const { kind, value } of uniqueOf(all))
      await tx
        .insertInto("disclosure_identifiers")
        .values({
          id: randomUUIDv7(),
          person_id: id,
          case_id: caseId,
          kind,
          value,
          match_key: matchKeyOf({ kind, value }),
        })
        .execute();
  }
  return ids;
}

function uniqueOf(identifiers: readonly Identifier[]): Identifier[] {
  return [
    ...new Map(identifiers.map((one) => [matchKeyOf(one), one])).values(),
  ];
}

/** Takes everybody off a case of which nothing is in the register yet. */
export async function removePersons(tx: Tx, caseId: string): Promise<void> {
  await tx
    .deleteFrom("disclosure_scope")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .deleteFrom("disclosure_identifiers")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .deleteFrom("disclosure_persons")
    .where("case_id", "=", caseId)
    .execute();
}
