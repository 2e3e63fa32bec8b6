import {
  addressKeys,
  numberKeys,
  phoneKeys,
} from "@kept/domain/casework/search/search-keys";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../../db/reading.ts";
import type { OwnText, SearchSource } from "../../search/search-source.ts";

/** What can be searched for on a disclosure: what was asked and why, by whom, and whom it is about. */
async function ownText(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, OwnText>> {
  const rows = await db
    .selectFrom("disclosures")
    .select([
      "case_id",
      "asked",
      "purpose",
      "officer",
      "issuer",
      "instrument_ref",
      "scope_words",
      "contact_address",
      "contact_phone",
    ])
    .where("case_id", "in", caseIds)
    .execute();
  const identifiers = Map.groupBy(
    await db
      .selectFrom("disclosure_identifiers")
      .select(["case_id", "kind", "value"])
      .where("case_id", "in", caseIds)
      .execute(),
    (row) => row.case_id,
  );
  return new Map(
    rows.map((row) => {
      const known = identifiers.get(row.case_id) ?? [];
      return [
        row.case_id,
        {
          texts: [
            row.asked,
            row.purpose,
            row.officer,
            row.issuer,
            row.scope_words,
            ...known
              .filter(({ kind }) => kind === "name")
              .map(({ value }) => value),
          ].map((text) => text ?? ""),
          keys: [
            ...addressKeys(row.contact_address ?? ""),
            ...phoneKeys(row.contact_phone ?? ""),
            ...numberKeys(row.instrument_ref ?? ""),
            ...known.flatMap(({ kind, value }) => keysOf(kind, value)),
          ],
        },
      ];
    }),
  );
}

function keysOf(kind: string, value: string): readonly string[] {
  switch (kind) {
    case "email":
      return addressKeys(value);
    case "phone":
      return phoneKeys(value);
    case "name":
      return [];
    default:
      return numberKeys(value);
  }
}

export const disclosureSearch: SearchSource = {
  register: registers.disclosures,
  ownText,
};
