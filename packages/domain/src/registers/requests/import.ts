import { defineImport } from "../../casework/import.ts";
import { type ImportedRequest, read } from "./import-row.ts";
import { type Key, columns } from "./import-columns.ts";

export const requestImport = defineImport<ImportedRequest, Key>({
  columns,
  read,
  identityColumn: "personName",
  identity: ({ number, answeredAt: _later, ...facts }) =>
    number === null
      ? JSON.stringify([
          facts.receivedAt,
          facts.personName.normalize("NFKC").toLowerCase(),
          facts.personAddress?.toLowerCase() ?? null,
          facts.policyId,
          facts.types.toSorted(),
          facts.text,
        ])
      : JSON.stringify(["number", number]),
});
