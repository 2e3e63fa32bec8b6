import { Temporal } from "temporal-polyfill";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { ImportedRequest } from "@kept/domain/registers/requests/import";
import { registers } from "@kept/domain/registers/index";
import type { AlikeAt } from "../../casework/importer.ts";
import { moment } from "../../casework/moments.ts";
import { rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";

interface AlikeRow {
  readonly id: string;
  readonly reference: string;
  readonly team_id: string | null;
  readonly owner_id: string | null;
  readonly is_sealed: number;
}

/**
 * From the person, by the index of their address or name, and never along everything that came in on that day:
 * it is asked for every row of a table. The signs keep the planner from beginning at the day.
 */
function alikeBy(column: "person_address" | "person_name"): string {
  return `select c.id, c.reference, c.team_id, c.owner_id, c.is_sealed
    from requests r cross join cases c on c.id = r.case_id
    where r.${column} = ? and +r.policy_id = ?
      and +c.register = ? and +c.received_at >= ? and +c.received_at < ?
      and c.stage not in ('withdrawn', 'spam')
      and not exists (select 1 from import_rows i where i.case_id = c.id and +i.import_id = ?)
    order by c.reference`;
}
const byAddress = alikeBy("person_address");
const byName = alikeBy("person_name");

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
  const rows = await rowsOf<AlikeRow>(
    db,
    personAddress === null ? byName : byAddress,
    [
      personAddress ?? personName,
      policyId,
      registers.requests.key,
      moment(day.toInstant().toString()),
      moment(day.add({ days: 1 }).toInstant().toString()),
      importId,
    ],
  );
  const seen = rows.find((row) =>
    maySeeCase(actor, {
      id: row.id,
      register: registers.requests.key,
      teamId: row.team_id,
      ownerId: row.owner_id,
      isSealed: row.is_sealed === 1,
    }),
  );
  return seen?.reference ?? null;
}
