import { sql } from "kysely";
import type { Viewer } from "@kept/domain/access/visible-cases";
import { erasedWords } from "@kept/domain/casework/erasure";
import type { Eraser } from "../../casework/erasure/eraser.ts";
import { scopeCondition } from "../../casework/scope-views.ts";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

/** Numbers and addresses of the person on one request. */
async function contactsOf(db: Db, caseId: string) {
  return db
    .selectFrom("requests")
    .select([
      "person_name",
      "on_behalf_of",
      "person_address",
      "verification_address",
      "person_phone",
      "account_ref",
      "merged_into",
    ])
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

function known(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter(
    (value): value is string => value !== null && value !== "",
  );
}

/**
 * Cases under the same address or account, and those that were joined with one of them. What may not be known of
 * leads nowhere either.
 */
async function alsoTheirs(
  db: Db,
  caseId: string,
  viewer: Viewer,
): Promise<readonly string[]> {
  const found = new Set([caseId]);
  for (const id of found) {
    const {
      person_address: address,
      account_ref: account,
      merged_into: main,
    } = await contactsOf(db, id);
    const rows = await db
      .selectFrom("requests")
      .innerJoin("cases as c", "c.id", "requests.case_id")
      .select("c.id")
      .where((row) =>
        row.or([
          row("merged_into", "=", id),
          ...(main === null ? [] : [row("case_id", "=", main)]),
          ...(address === null ? [] : [row("person_address", "=", address)]),
          ...(account === null ? [] : [row("account_ref", "=", account)]),
        ]),
      )
      .where(scopeCondition(viewer, registers.requests.key))
      .limit(50)
      .execute();
    for (const row of rows) found.add(row.id);
    if (found.size >= 50) break;
  }
  found.delete(caseId);
  return [...found].slice(0, 50);
}

/** Policy, channel, kinds, outcomes and dates stay; who it was, and every word of theirs or about them, goes. */
async function erase(tx: Tx, caseId: string) {
  const { person_address: address } = await contactsOf(tx, caseId);
  await tx
    .updateTable("requests")
    .set({
      person_name: erasedWords,
      person_address: null,
      person_phone: null,
      account_ref: null,
      on_behalf_of: null,
      summary: "",
      guesses: "{}",
      verification_point: null,
      verification_address: null,
      id_document_ground: null,
      end_reason: null,
    })
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("request_types")
    .set({ reason: null, withheld: null })
    .where("case_id", "=", caseId)
    .execute();
  const mails = await tx
    .selectFrom("incoming_mail")
    .select(["id", "raw_file_id"])
    .where((mail) =>
      mail.or([
        mail("case_id", "=", caseId),
        // What was thrown away or came twice belongs to no case.
        mail.and([
          mail("state", "in", ["dropped", "duplicate"]),
          sql<boolean>`${address} is not null and instr(parsed, ${address})`,
        ]),
        // What waits from the same address nobody will open as a case of theirs.
        mail.and([
          mail("state", "=", "waiting"),
          sql<boolean>`${address} is not null
            and lower(json_extract(parsed, '$.mail.from.address')) = lower(${address})`,
        ]),
      ]),
    )
    .execute();
  for (const { id } of mails)
    await tx.deleteFrom("incoming_mail").where("id", "=", id).execute();
  return {
    fileIds: mails.map((mail) => mail.raw_file_id),
    objectIds: mails.map((mail) => mail.id),
  };
}

export const requestEraser: Eraser = {
  personOf: async (db, caseId) => {
    const row = await contactsOf(db, caseId);
    return {
      names: known([row.person_name, row.on_behalf_of]),
      identifiers: known([
        row.person_address,
        row.verification_address,
        row.person_phone,
        row.account_ref,
      ]),
    };
  },
  alsoTheirs,
  erase,
};
