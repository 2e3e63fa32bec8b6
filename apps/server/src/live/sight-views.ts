import { sql } from "kysely";
import type { CaseHolder } from "@kept/domain/access/visible-cases";
import type { Db } from "../db/reading.ts";

/** What decides who may know of a case. */
export interface Sight extends CaseHolder {
  readonly register: string;
}

/** Who holds these cases now; one that does not exist is not in the answer. */
export async function sightOf(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, Sight>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    register: string;
    team_id: string | null;
    owner_id: string | null;
    is_sealed: number;
  }>`select id, register, team_id, owner_id, is_sealed from cases
    where id in (select value from json_each(${JSON.stringify(caseIds)}))`.execute(
    db,
  );
  return new Map(
    rows.map(({ id, register, team_id, owner_id, is_sealed }) => [
      id,
      {
        id,
        register,
        teamId: team_id,
        ownerId: owner_id,
        isSealed: is_sealed === 1,
      },
    ]),
  );
}

/** The names behind these accounts. */
export async function namesOf(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, { name: string; nameZh: string | null }>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("accounts")
    .select(["id", "name", "name_zh"])
    .where("id", "in", accountIds)
    .execute();
  return new Map(
    rows.map(({ id, name, name_zh }) => [id, { name, nameZh: name_zh }]),
  );
}
