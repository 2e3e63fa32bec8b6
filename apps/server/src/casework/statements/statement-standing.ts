import type { StatementStanding } from "@kept/domain/casework/statement";
import type { CivilDay } from "@kept/domain/time/day-number";
import type { Db } from "../../db/reading.ts";
import { readStatements } from "./statement-store.ts";
import {
  isOpen,
  isTold,
  matchedEntries,
  saysTheSame,
} from "./statement-words.ts";
import type { StatementPerson, Teller } from "./teller.ts";

/** How far the statement on a case is done. */
export async function statementStanding(
  db: Db,
  tellers: readonly Teller[],
  wanted: { caseId: string; person: StatementPerson; today: CivilDay },
): Promise<StatementStanding> {
  const { person } = wanted;
  const entries = await matchedEntries(db, tellers, wanted);
  const current = (await readStatements(db, wanted.caseId)).filter((made) =>
    saysTheSame(made, entries, person),
  );
  return {
    told: entries.filter(isTold).length,
    open: entries.filter(isOpen).length,
    isMade: current.length > 0,
    enclosedIn: current.flatMap(({ letterId, letterState }) =>
      letterId === null || letterState === "discarded" ? [] : [letterId],
    ),
    hasLeft: current.some(({ letterState }) => letterState === "sent"),
  };
}
