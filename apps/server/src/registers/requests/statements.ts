import { act, enterStage, refreshDue } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { StatementDesk } from "../../casework/statements/teller.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { statementPerson } from "./statement-person.ts";
import { readRequests } from "./store.ts";

/** Whoever asks for their data or for our disclosure records is told what our records say of them. */
export const requestStatements: StatementDesk = {
  viewPermission: "requests.view",
  personsOf: async (db, caseIds) =>
    new Map(
      (await readRequests(db, caseIds)).map((record) => [
        record.caseId,
        statementPerson(record),
      ]),
    ),
  async comeBack(tx, { theCase, office, now }) {
    const { id: caseId, stage } = theCase;
    if (theCase.isOpen) return [];
    // Withdrawn, merged and spam wait for nothing.
    if (stage !== "closed") return null;
    await enterStage(tx, keeping, { caseId, stage: "answered", now });
    await refreshDue(tx, keeping, { caseId, office, now });
    return fieldChange("stage", stage, "answered");
  },
  act: (house, wanted, work) =>
    act({ ...house, keeping }, { ...wanted, move: "makeStatement" }, work),
};
