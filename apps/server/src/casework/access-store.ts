import type { Db } from "../db/reading.ts";

/** The cases that name somebody at this moment. */
export async function namedOn(
  db: Db,
  accountId: string,
  now: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("case_access")
    .select("case_id")
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** The same for everybody at once. */
export async function namedOnByAccount(
  db: Db,
  now: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom("case_access")
    .select(["account_id", "case_id"])
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(
      ([accountId, grants]) => [
        accountId,
        grants.map(({ case_id }) => case_id),
      ],
    ),
  );
}

/** Of these cases, those that are not sealed: all that may stand in what leaves the house. */
export async function unsealedOf(
  db: Db,
  caseIds: readonly string[],
): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("id", "in", caseIds)
    .where("is_sealed", "=", 0)
    .execute();
  return rows.map(({ id }) => id);
}
