import {
  addressKeys,
  numberKeys,
  phoneKeys,
} from "@kept/domain/casework/search/search-keys";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../../db/reading.ts";
import type { OwnText, SearchSource } from "../../search/search-source.ts";

/** What can be searched for on a request beyond its conversation. */
async function ownText(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, OwnText>> {
  const rows = await db
    .selectFrom("requests")
    .select([
      "case_id",
      "on_behalf_of",
      "partner_name",
      "summary",
      "end_reason",
      "person_address",
      "person_phone",
      "account_ref",
    ])
    .where("case_id", "in", caseIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.case_id,
      {
        texts: [
          row.on_behalf_of,
          row.partner_name,
          row.summary,
          row.end_reason,
        ].map((text) => text ?? ""),
        keys: [
          ...addressKeys(row.person_address ?? ""),
          ...phoneKeys(row.person_phone ?? ""),
          ...numberKeys(row.account_ref ?? ""),
        ],
      },
    ]),
  );
}

export const requestSearch: SearchSource = {
  register: registers.requests,
  ownText,
};
