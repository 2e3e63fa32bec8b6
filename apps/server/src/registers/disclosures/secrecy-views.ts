import type { Db } from "../../db/reading.ts";

/** Cases whose secrecy was to last until a day that is over. */
export async function endedSecrecies(db: Db, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom("disclosures")
    .select("case_id")
    .where("secrecy", "=", "until")
    .where("secrecy_until", "<", today)
    .orderBy("secrecy_until")
    .limit(200)
    .execute();
  return rows.map((row) => row.case_id);
}
