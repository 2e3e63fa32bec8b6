import {
  requestTypes,
  type RequestType,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";

const typesOf = fixedQuery<{ readonly case_id: string; readonly type: string }>(
  `select case_id, type from request_types
   where case_id in (select value from json_each(?)) order by type`,
);

/** What requests are about, in a few words for the morning page; those of which nobody has said are left out. */
export async function requestKinds(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Text>> {
  if (caseIds.length === 0) return new Map();
  const rows = await typesOf(db, JSON.stringify(caseIds));
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
