import { sql } from "kysely";
import { reachOf } from "@kept/domain/access/visible-cases";
import type { DueGroup } from "@kept/domain/casework/due-group";
import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import type { Actor } from "@kept/domain/access/actor";
import type { Db } from "../db/reading.ts";
import { slowly } from "../db/slow-reading.ts";
import {
  keptCountOf,
  keptGroups,
  keptTotal,
  type KeptCount,
} from "./case-count-views.ts";
import { dueRank, groupOfRank } from "./due-views.ts";
import type { ListLook } from "./list-fields-views.ts";
import type { Seat } from "./house.ts";
import {
  type Asked,
  type Wanted,
  type AnySource,
  wantedOf,
  lookOf,
  startsFromFew,
  wholeCondition,
} from "./list-wanted-views.ts";

/** The kept numbers that count these rows; null where nobody keeps any. */
async function keptCount(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<KeptCount | null> {
  if (wanted.said !== null) return null;
  return keptCountOf(source.listing.register, wanted.query, {
    actor: look.actor,
    teams: await teamsToLookIn(db, {
      actor: look.actor,
      register: source.listing.register,
    }),
  });
}

/** How many rows there are in each group, folded or not: from kept numbers where there are any. */
export async function groupCounts(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<ReadonlyMap<DueGroup, number>> {
  const kept = await keptCount(db, source, { wanted, look });
  if (kept !== null)
    return together(
      await keptGroups(db, kept, look),
      await sealedGroups(db, source, { wanted, look }),
    );
  const { rows } = await sql<{ rank: string; n: number }>`
    select ${dueRank(look)} as rank, count(*) as n from cases c
    where ${wholeCondition(source, wanted, look)} group by 1`.execute(
    // Words may stand in any number of cases; what somebody snoozed or is asked to approve, in a few.
    wanted.said === null && startsFromFew(wanted) ? db : slowly(db),
  );
  return new Map(rows.map(({ rank, n }) => [groupOfRank(rank), n]));
}

/** The sealed cases among the rows that name whoever looks: few, and in no kept number. */
async function sealedGroups(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<ReadonlyMap<DueGroup, number>> {
  if (look.actor.namedOn.length === 0) return new Map();
  const { rows } = await sql<{ rank: string; n: number }>`
    select ${dueRank(look)} as rank, count(*) as n from cases c indexed by cases_sealed
    where c.is_sealed = 1 and ${wholeCondition(source, wanted, look)} group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ rank, n }) => [groupOfRank(rank), n]));
}

function together(
  one: ReadonlyMap<DueGroup, number>,
  other: ReadonlyMap<DueGroup, number>,
): ReadonlyMap<DueGroup, number> {
  const sum = new Map(one);
  for (const [group, n] of other) sum.set(group, (sum.get(group) ?? 0) + n);
  return sum;
}

async function teamsToLookIn(
  db: Db,
  { actor, register }: { actor: Actor; register: string },
): Promise<string[]> {
  if (reachOf(actor.role, register) !== "team") return [];
  const teams = await db.selectFrom("teams").select("id").execute();
  return teams.map(({ id }) => id);
}

/** How many cases are meant. */
export function countMatching(
  db: Db,
  source: AnySource,
  { asked, at }: { asked: Asked; at: Seat },
): Promise<number> {
  return countAt(db, source, { asked, look: lookOf(at) });
}

async function countAt(
  db: Db,
  source: AnySource,
  { asked, look }: { asked: Asked; look: ListLook },
): Promise<number> {
  const wanted = await wantedOf(
    db,
    { source, viewer: look.actor, now: look.now },
    asked,
  );
  const kept = await keptCount(db, source, { wanted, look });
  // Where no group is asked for, nobody has to know in which of them the cases stand.
  if (kept?.groups === null) {
    const sealed = await sealedGroups(db, source, { wanted, look });
    const named = [...sealed.values()].reduce((sum, count) => sum + count, 0);
    return named + (await keptTotal(db, kept));
  }
  const counts = await groupCounts(db, source, { wanted, look });
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** How many cases each of the house's views holds. */
export async function countViews(
  db: Db,
  source: AnySource,
  at: Seat,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const look = lookOf(at);
  for (const { key } of source.listing.views)
    counts[key] = await countAt(db, source, {
      asked: { query: plainQuery(source.listing, key), text: null },
      look,
    });
  return counts;
}

/** Cases among which the rows of a view that somebody saved are counted one by one. */
const mostCounted = 5_000;

/** How many rows a list has, where that costs little: from kept numbers, or among few cases; otherwise null. */
export async function countIfCheap(
  db: Db,
  source: AnySource,
  { query, at }: { readonly query: ListQuery; readonly at: Seat },
): Promise<number | null> {
  const look = lookOf(at);
  const looking = { source, viewer: look.actor, now: look.now };
  const asked = { query, text: null };
  const wanted = await wantedOf(db, looking, asked);
  if ((await keptCount(db, source, { wanted, look })) === null) {
    const { state = [] } = query.where;
    const around = { query: { ...query, where: { state } }, text: null };
    if ((await countAt(db, source, { asked: around, look })) > mostCounted)
      return null;
  }
  return countAt(db, source, { asked, look });
}
