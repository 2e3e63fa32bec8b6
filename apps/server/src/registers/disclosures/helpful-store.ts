import type {
  TimedStep,
  WorkedDemand,
} from "@kept/domain/registers/disclosures/helpful-numbers";
import {
  isCompelled,
  type DisclosureKind,
} from "@kept/domain/registers/disclosures/kinds";
import type { ReportAsked } from "@kept/domain/registers/disclosures/transparency";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { rowsOf } from "../../db/fixed-query.ts";
import { slowly } from "../../db/slow-reading.ts";
import type { Db } from "../../db/reading.ts";

interface WorkRow extends Readonly<Record<`${TimedStep}_at`, string | null>> {
  readonly id: string;
  readonly body: string;
  readonly kind: DisclosureKind;
  readonly outcome: string | null;
  readonly received_at: string;
  readonly categories: string;
  readonly objected: number;
}

const workQuery = `
  select c.id, c.received_at, d.body, d.kind, d.outcome,
    d.logged_at, d.verified_at, d.reviewed_at, d.scoped_at,
    coalesce(d.answered_at, d.released_at) as answered_at,
    (select json_group_array(distinct s.category) from disclosure_scope s
      where s.case_id = c.id and s.asked <> '[]') as categories,
    exists (select 1 from disclosure_challenges h where h.case_id = c.id) as objected
  from cases c
  join disclosures d on d.case_id = c.id
  where c.is_sealed = 0 and c.received_at >= ? and c.received_at < ? and (? = '' or d.country = ?)
  order by c.received_at, c.id`;

/** How the demands of a period were worked; a sealed case is not read. */
export async function workedDemands(
  db: Db,
  { from, to, country }: ReportAsked,
  zone: string,
): Promise<WorkedDemand[]> {
  const place = country ?? "";
  const rows = await rowsOf<WorkRow>(slowly(db), workQuery, [
    startOfDay(from, zone),
    startOfDay(addDays(to, 1), zone),
    place,
    place,
  ]);
  const moment = (at: string | null) => (at === null ? null : Date.parse(at));
  return rows
    .filter(({ kind }) => isCompelled(kind))
    .map((row) => ({
      id: row.id,
      body: row.body,
      categories: JSON.parse(row.categories) as string[],
      isNarrowed: row.outcome === "part" || row.objected === 1,
      isAnswered: row.outcome !== null && row.outcome !== "withdrawn",
      receivedAt: Date.parse(row.received_at),
      steps: {
        logged: moment(row.logged_at),
        verified: moment(row.verified_at),
        reviewed: moment(row.reviewed_at),
        scoped: moment(row.scoped_at),
        answered: moment(row.answered_at),
      },
    }));
}

const seenQuery = `
  select d.body, count(*) as demands, min(c.received_at) as first_at
  from cases c
  join disclosures d on d.case_id = c.id
  where c.is_sealed = 0 and c.received_at < ? and d.body in (select value from json_each(?))
  group by d.body`;

/** Which of these bodies asked before a day, how often, and since when. */
export async function bodiesBefore(
  db: Db,
  bodies: readonly string[],
  before: string,
): Promise<ReadonlyMap<string, { demands: number; firstAt: string }>> {
  const rows = await rowsOf<{
    body: string;
    demands: number;
    first_at: string;
  }>(slowly(db), seenQuery, [before, JSON.stringify(bodies)]);
  return new Map(
    rows.map(({ body, demands, first_at: firstAt }) => [
      body,
      { demands, firstAt },
    ]),
  );
}
