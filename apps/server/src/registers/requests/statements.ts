import { act } from "../../casework/act.ts";
import type { StatementDesk } from "../../casework/statements/teller.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { readRequest } from "./store.ts";

/** Whoever asks for their data or for our disclosure records is told what our records say of them. */
export const requestStatements: StatementDesk = {
  viewPermission: "requests.view",
  async personOf(db, caseId) {
    const record = await readRequest(db, caseId);
    const given = (value: string | null) => (value === null ? [] : [value]);
    return {
      // Where somebody acts for another, the statement is about the other.
      name: record.onBehalfOf ?? record.personName,
      language: record.language,
      keys: {
        names: [record.onBehalfOf ?? record.personName],
        addresses:
          record.onBehalfOf === null ? given(record.personAddress) : [],
        phones: record.onBehalfOf === null ? given(record.personPhone) : [],
        numbers: given(record.accountRef),
      },
    };
  },
  act: (house, wanted, work) =>
    act({ ...house, keeping }, { ...wanted, move: "makeStatement" }, work),
};
