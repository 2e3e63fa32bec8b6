import { createHash } from "node:crypto";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import type { ScopeRow } from "@kept/domain/registers/disclosures/scope";
import type { DisclosureRecord } from "./record-store.ts";

/** Everything that an approval of a release covers: what leaves, on what, to whom. Change one of it, and it is another one. */
export function releaseHash(
  record: Pick<
    DisclosureRecord,
    | "kind"
    | "body"
    | "country"
    | "instrument"
    | "review"
    | "exceptions"
    | "dataPlaces"
  >,
  scope: readonly ScopeRow[],
): string {
  const { instrument, review } = record;
  const content = {
    kind: record.kind,
    body: record.body,
    country: record.country,
    dataPlaces: [...record.dataPlaces],
    instrument: instrument && {
      type: instrument.type,
      reference: instrument.reference,
      scanFileId: instrument.scanFileId,
    },
    basis: review?.basis ?? null,
    exceptions: record.exceptions.map((one) => ({ ...one })),
    scope: scope.map((row) => ({
      personId: row.personId,
      category: row.category,
      asked: [...row.asked],
      lawful: [...row.lawful],
      available: [...row.available],
      given: [...row.given],
      withheld: row.withheld,
      // Approvals of a scope without files were given before a row could name any.
      ...(row.fileIds.length > 0 && { fileIds: [...row.fileIds] }),
    })),
  };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
