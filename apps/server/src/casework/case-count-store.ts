import { sql } from "kysely";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/**
 * What is counted, and of which cases (as `c`) that are not sealed; the triggers of the database keep the
 * same numbers with every change. Null: the case does not count.
 */
const facets = {
  all: `'*'`,
  owner: `'owner:' || coalesce(c.owner_id, 'none')`,
  stage: `'stage:' || c.stage`,
  lane: `'lane:' || c.lane`,
  team: `'team:' || coalesce(c.team_id, 'none')`,
  ownerInTeam: `'both:' || c.owner_id || '/' || c.team_id`,
} as const;
export type CountFacet = keyof typeof facets;
export const countFacets = Object.keys(facets) as CountFacet[];

const prefixes: Readonly<Record<CountFacet, string>> = {
  all: "*",
  owner: "owner:",
  stage: "stage:",
  lane: "lane:",
  team: "team:",
  ownerInTeam: "both:",
};

/** The numbers as counting every case gives them. */
function counted(facet: CountFacet) {
  const of = sql.raw(facets[facet]);
  return sql`select c.register, ${of} as facet, c.queue,
      case c.queue when 0 then c.next_due_on else '' end as due_on,
      case c.queue when 0 then substr(c.next_due_at, 1, 13) else '' end as due_hour,
      case c.queue when 0 then c.next_is_provisional else 0 end as is_provisional,
      count(*) as n
    from cases c where c.is_sealed = 0 and ${of} is not null
    group by 1, 2, 3, 4, 5, 6`;
}

function kept(facet: CountFacet) {
  const prefix = prefixes[facet];
  return sql`select register, facet, queue, due_on, due_hour, is_provisional, n from case_counts
    where substr(facet, 1, ${prefix.length}) = ${prefix}`;
}

/** How many kept numbers are not what counting gives. */
export async function wrongCounts(db: Db, facet: CountFacet): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with counted as (${counted(facet)}), kept as (${kept(facet)})
    select (select count(*) from (select * from counted except select * from kept))
      + (select count(*) from (select * from kept except select * from counted)) as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Counts every case anew. */
export async function recount(tx: Tx): Promise<void> {
  await tx.deleteFrom("case_counts").execute();
  for (const facet of countFacets)
    await sql`insert into case_counts (register, facet, queue, due_on, due_hour, is_provisional, n)
      ${counted(facet)}`.execute(tx);
}
