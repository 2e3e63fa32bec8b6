import type { LedgerPlace } from "../ledger/row-views.ts";

/** Where what the ledger tells stands as a row, for the registers and for what their cases are made of. */
export const ledgerPlaces: readonly LedgerPlace[] = [
  {
    kind: "case",
    table: "cases",
    id: "id",
    fields: {
      reference: "reference",
      receivedAt: "received_at",
      stage: "stage",
      ownerId: "owner_id",
      teamId: "team_id",
    },
    stays: true,
  },
  {
    kind: "case",
    table: "requests",
    id: "case_id",
    fields: {
      policyId: "policy_id",
      personName: "person_name",
      personAddress: "person_address",
      identifiedAt: "identified_at",
    },
  },
  {
    kind: "case",
    table: "disclosures",
    id: "case_id",
    fields: {
      body: "body",
      asked: "asked",
      basis: "basis",
      outcome: "outcome",
      secrecyUntil: "secrecy_until",
    },
  },
  {
    kind: "file",
    table: "case_files",
    id: "id",
    emptied: "deleted_at",
    fields: { name: "name", purpose: "purpose", sha256: "sha256" },
  },
  {
    kind: "letter",
    table: "case_letters",
    id: "id",
    // A letter that is stopped is a draft again, and forgets what was sealed for it.
    fields: { toAddress: "to_address", mailSha256: "mail_sha256" },
  },
  {
    kind: "note",
    table: "case_messages",
    id: "id",
    fields: { note: "text" },
  },
  { kind: "task", table: "case_tasks", id: "id", fields: { state: "state" } },
];
