import {
  disclosureKinds,
  type DisclosureKind,
} from "@kept/domain/registers/disclosures/kinds";
import type { Text } from "@kept/domain/text";
import type { Db } from "../../db/reading.ts";

/** What disclosures are, in a few words for the morning page. */
export async function disclosureKindWords(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("disclosures")
    .select(["case_id", "kind"])
    .where("case_id", "in", caseIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.case_id,
      disclosureKinds[row.kind as DisclosureKind].label,
    ]),
  );
}
