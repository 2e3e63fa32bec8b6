import {
  asksForStatement,
  type RequestFacts,
} from "@kept/domain/registers/requests/facts";
import {
  nothingToTell,
  type StatementStanding,
} from "@kept/domain/casework/statement";
import type { At } from "../../casework/keeping.ts";
import { today } from "../../casework/office.ts";
import { statementStanding } from "../../casework/statements/statement-standing.ts";
import type { StatementPerson } from "../../casework/statements/teller.ts";
import type { Db } from "../../db/reading.ts";
import { tellers } from "../tellers.ts";
import type { RequestRecord } from "./store.ts";

/** Whom a statement on this request is about. */
export function statementPerson(record: RequestRecord): StatementPerson {
  const given = (value: string | null) => (value === null ? [] : [value]);
  // Where somebody acts for another, the statement is about the other.
  const isForAnother = record.onBehalfOf !== null;
  const name = record.onBehalfOf ?? record.personName;
  return {
    name,
    language: record.language,
    keys: {
      names: [name],
      addresses: isForAnother ? [] : given(record.personAddress),
      phones: isForAnother ? [] : given(record.personPhone),
      numbers: given(record.accountRef),
    },
  };
}

/** What our records may tell this person; nothing is looked up where nobody asks for it. */
export async function standingOfStatement(
  db: Db,
  of: {
    readonly record: RequestRecord;
    readonly types: RequestFacts["types"];
    readonly at: At;
  },
): Promise<StatementStanding> {
  const { record, types, at } = of;
  if (!asksForStatement({ types })) return nothingToTell;
  return statementStanding(db, tellers, {
    caseId: record.caseId,
    person: statementPerson(record),
    today: today(at.office, at.now),
  });
}
