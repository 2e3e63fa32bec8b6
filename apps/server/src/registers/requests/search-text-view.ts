import type { Selectable } from "kysely";
import {
  addressKeys,
  numberKeys,
  phoneKeys,
} from "@kept/domain/casework/search/search-keys";
import { registers } from "@kept/domain/registers/index";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { OwnText, SearchSource } from "../../search/search-source.ts";

const ownTexts = fixedQuery<
  Pick<
    Selectable<Schema["requests"]>,
    | "case_id"
    | "on_behalf_of"
    | "partner_name"
    | "summary"
    | "end_reason"
    | "person_address"
    | "person_phone"
    | "account_ref"
  >
>(`select case_id, on_behalf_of, partner_name, summary, end_reason, person_address, person_phone, account_ref
  from requests where case_id in (select value from json_each(?))`);

/** What can be searched for on a request beyond its conversation. */
async function ownText(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, OwnText>> {
  const rows = await ownTexts(db, JSON.stringify(caseIds));
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
