import { randomUUIDv7 } from "node:crypto";
import type { NumberSource } from "@kept/domain/registers/disclosures/authority";
import type { Country } from "@kept/domain/registers/disclosures/instruments";
import type { AuthorityClass } from "@kept/domain/registers/disclosures/kinds";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

/** A line of the directory: an agency, and a number that was found without it. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly country: Country;
  readonly authorityClass: AuthorityClass;
  readonly phone: string;
  readonly address: string | null;
  readonly source: NumberSource;
  readonly checkedAt: string;
  readonly checkedBy: string;
}

export async function readAgencies(db: Db): Promise<Agency[]> {
  const rows = await db
    .selectFrom("disclosure_agencies")
    .selectAll()
    .orderBy("country")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    country: row.country as Country,
    authorityClass: row.authority_class as AuthorityClass,
    phone: row.phone,
    address: row.address,
    source: row.source as NumberSource,
    checkedAt: row.checked_at,
    checkedBy: row.checked_by,
  }));
}

export async function insertAgency(
  tx: Tx,
  agency: Omit<Agency, "id">,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("disclosure_agencies")
    .values({
      id,
      name: agency.name,
      country: agency.country,
      authority_class: agency.authorityClass,
      phone: agency.phone,
      address: agency.address,
      source: agency.source,
      checked_at: agency.checkedAt,
      checked_by: agency.checkedBy,
    })
    .execute();
  return id;
}
