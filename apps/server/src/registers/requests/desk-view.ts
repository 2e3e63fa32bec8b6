import {
  requestTypes,
  type RequestType,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import type { Db } from "../../db/reading.ts";

/** What requests are about, in a few words for the morning page; those of which nobody has said are left out. */
export async function requestKinds(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("request_types")
    .select(["case_id", "type"])
    .where("case_id", "in", caseIds)
    .orderBy("type")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, types]) => {
      const labels: readonly Text[] = types.map(
        ({ type }) => requestTypes[type as RequestType].label,
      );
      return [
        caseId,
        {
          en: labels.map(({ en }) => en).join(", "),
          zh: labels.map(({ zh }) => zh).join("、"),
        },
      ] as const;
    }),
  );
}
