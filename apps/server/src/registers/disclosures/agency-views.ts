import { sql } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { scopeCondition } from "../../casework/scope-views.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import { readAgencies, type Agency } from "./agency-store.ts";

/** A line of the directory, with how often the agency was met in cases that this person may know of. */
export interface AgencyLine extends Omit<Agency, "checkedBy"> {
  readonly checkedBy: PersonView | null;
  readonly cases: number;
  readonly lastMetAt: string | null;
}

export async function agencyDirectory(
  db: Db,
  actor: Actor,
): Promise<AgencyLine[]> {
  const named = await peopleById(db);
  const { rows } = await sql<{
    agency_id: string;
    cases: number;
    last_met_at: string | null;
  }>`select d.agency_id, count(*) as cases, max(d.verified_at) as last_met_at
    from disclosures d join cases c on c.id = d.case_id
    where d.agency_id is not null and ${scopeCondition(actor)}
    group by d.agency_id`.execute(db);
  const met = new Map(rows.map((row) => [row.agency_id, row]));
  return (await readAgencies(db)).map((agency) => ({
    ...agency,
    checkedBy: named(agency.checkedBy),
    cases: met.get(agency.id)?.cases ?? 0,
    lastMetAt: met.get(agency.id)?.last_met_at ?? null,
  }));
}
