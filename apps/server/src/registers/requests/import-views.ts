import { Temporal } from "temporal-polyfill";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { ImportedRequest } from "@kept/domain/registers/requests/import-row";
import { registers } from "@kept/domain/registers/index";
import type { AlikeAt } from "../../casework/importer.ts";
import { moment } from "../../casework/moments.ts";
import { rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";

interface AlikeRow {
  /** Place of the row that was asked about. */
  readonly n: number;
  readonly id: string;
  readonly reference: string;
  readonly team_id: string | null;
  readonly owner_id: string | null;
  readonly is_sealed: number;
}

/**
 * From each person, by the index of their address or name, and never along everything that came in on that
 * day. The order of the joins and the signs keep the planner from beginning at the day.
 */
function alikeBy(column: "person_address" | "person_name"): string {
  return `select w.value ->> 'n' as n, c.id, c.reference, c.team_id, c.owner_id, c.is_sealed
    from json_each(?) w
    cross join requests r on r.${column} = (w.value ->> '${column}')
    cross join cases c on c.id = r.case_id
    where +r.policy_id = w.value ->> 'policy'
      and +c.register = ? and +c.received_at >= w.value ->> 'from' and +c.received_at < w.value ->> 'until'
      and c.stage not in ('withdrawn', 'spam')
      and not exists (select 1 from import_rows i where i.case_id = c.id and +i.import_id = ?)`;
}
const alikeRows = `${alikeBy("person_address")} union all ${alikeBy("person_name")} order by 1, 3`;

/**
 * Cases that these rows would enter a second time: the same person under the same policy on the same day of
 * the office. Only among cases that the person may see, and not among those that were taken back.
 */
export async function alikeReferences(
  db: Db,
  requests: readonly ImportedRequest[],
  { actor, importId, zone }: AlikeAt,
): Promise<(string | null)[]> {
  const wanted = requests.map((request, n) => {
    const day = Temporal.Instant.from(request.receivedAt)
      .toZonedDateTimeISO(zone)
      .startOfDay();
    return {
      n,
      person_address: request.personAddress,
      person_name: request.personName,
      policy: request.policyId,
      from: moment(day.toInstant().toString()),
      until: moment(day.add({ days: 1 }).toInstant().toString()),
    };
  });
  const { key } = registers.requests;
  const hasAddress = Map.groupBy(wanted, (one) => one.person_address !== null);
  const rows = await rowsOf<AlikeRow>(db, alikeRows, [
    JSON.stringify(hasAddress.get(true) ?? []),
    key,
    importId,
    JSON.stringify(hasAddress.get(false) ?? []),
    key,
    importId,
  ]);
  const found = new Map<number, string>();
  for (const row of rows) {
    const isSeen = maySeeCase(actor, {
      id: row.id,
      register: key,
      teamId: row.team_id,
      ownerId: row.owner_id,
      isSealed: row.is_sealed === 1,
    });
    if (isSeen && !found.has(row.n)) found.set(row.n, row.reference);
  }
  return requests.map((_request, n) => found.get(n) ?? null);
}
