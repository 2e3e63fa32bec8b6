import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import type {
  DataCategory,
  ScopeRow,
} from "@kept/domain/registers/disclosures/scope";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";
import { updateDisclosure } from "./step-store.ts";

const scopeOfCase = fixedQuery<Selectable<Schema["disclosure_scope"]>>(
  "select * from disclosure_scope where case_id = ? order by position",
);

export async function readScope(db: Db, caseId: string): Promise<ScopeRow[]> {
  return (await scopeOfCase(db, caseId)).map((row) => ({
    personId: row.person_id,
    category: row.category as DataCategory,
    asked: JSON.parse(row.asked) as string[],
    lawful: JSON.parse(row.lawful) as string[],
    available: JSON.parse(row.available) as string[],
    given: JSON.parse(row.given) as string[],
    withheld: row.withheld,
    fileIds: JSON.parse(row.file_ids) as string[],
  }));
}

export async function writeScope(
  tx: Tx,
  caseId: string,
  scope: {
    readonly rows: readonly ScopeRow[];
    readonly authors: readonly string[];
    readonly at: string;
  },
): Promise<void> {
  await tx
    .deleteFrom("disclosure_scope")
    .where("case_id", "=", caseId)
    .execute();
  for (const [position, row] of scope.rows.entries())
    await tx
      .insertInto("disclosure_scope")
      .values({
        id: randomUUIDv7(),
        case_id: caseId,
        person_id: row.personId,
        position,
        category: row.category,
        asked: JSON.stringify(row.asked),
        lawful: JSON.stringify(row.lawful),
        available: JSON.stringify(row.available),
        given: JSON.stringify(row.given),
        withheld: row.withheld,
        file_ids: JSON.stringify(row.fileIds),
      })
      .execute();
  await updateDisclosure(tx, caseId, {
    scope_authors: JSON.stringify(scope.authors),
    scoped_at: scope.at,
  });
}
