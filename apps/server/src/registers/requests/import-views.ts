import { Temporal } from "temporal-polyfill";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { ImportedRequest } from "@kept/domain/registers/requests/import";
import { registers } from "@kept/domain/registers/index";
import type { AlikeAt } from "../../casework/importer.ts";
import { moment } from "../../casework/moments.ts";
import type { Db } from "../../db/reading.ts";

/**
 * A case that this row would enter a second time: the same person under the same policy on the same day of
 * the office. Only among cases that the person may see, and not among those that were taken back.
 */
export async function alikeReference(
  db: Db,
  request: ImportedRequest,
  { actor, importId, zone }: AlikeAt,
): Promise<string | null> {
  const day = Temporal.Instant.from(request.receivedAt)
    .toZonedDateTimeISO(zone)
    .startOfDay();
  const { personAddress, personName, policyId } = request;
  const rows = await db
    .selectFrom("cases")
    .innerJoin("requests", "requests.case_id", "cases.id")
    .select([
      "cases.id",
      "cases.reference",
      "cases.team_id",
      "cases.owner_id",
      "cases.is_sealed",
    ])
    .where("cases.register", "=", registers.requests.key)
    .where("cases.received_at", ">=", moment(day.toInstant().toString()))
    .where(
      "cases.received_at",
      "<",
      moment(day.add({ days: 1 }).toInstant().toString()),
    )
    .where("cases.stage", "not in", ["withdrawn", "spam"])
    .where("requests.policy_id", "=", policyId)
    .where((row) =>
      personAddress === null
        ? row("requests.person_name", "=", personName)
        : row("requests.person_address", "=", personAddress),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("import_rows")
            .select("import_rows.row_number")
            .whereRef("import_rows.case_id", "=", "cases.id")
            .where("import_rows.import_id", "=", importId),
        ),
      ),
    )
    .orderBy("cases.reference")
    .execute();
  const seen = rows.find((row) =>
    maySeeCase(actor, {
      id: row.id,
      teamId: row.team_id,
      ownerId: row.owner_id,
      isSealed: row.is_sealed === 1,
    }),
  );
  return seen?.reference ?? null;
}
