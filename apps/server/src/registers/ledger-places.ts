import type { LedgerPlace } from "../ledger/row-views.ts";

/** Where what the ledger tells stands as a row, for the registers and for what their cases are made of. */
export const ledgerPlaces: readonly LedgerPlace[] = [
  {
    kind: "case",
    table: "cases",
    id: "id",
    fields: ["reference", "receivedAt", "stage", "ownerId", "teamId"],
    stays: true,
  },
  {
    kind: "case",
    table: "requests",
    id: "case_id",
    fields: ["policyId", "personName", "personAddress", "identifiedAt"],
  },
  {
    kind: "case",
    table: "disclosures",
    id: "case_id",
    fields: ["body", "asked", "basis", "outcome", "secrecyUntil"],
  },
  {
    kind: "file",
    table: "case_files",
    id: "id",
    fields: ["name", "purpose", "sha256"],
  },
  {
    kind: "letter",
    table: "case_letters",
    id: "id",
    fields: ["state", "toAddress", "contentHash", "pdfSha256", "mailSha256"],
  },
  { kind: "task", table: "case_tasks", id: "id", fields: ["state"] },
];
