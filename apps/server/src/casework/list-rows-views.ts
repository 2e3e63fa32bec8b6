import { sql } from "kysely";
import { reachOf } from "@kept/domain/access/visible-cases";
import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import type { Db } from "../db/reading.ts";
import { slowly } from "../db/slow-reading.ts";
import { statesOf } from "./case-count-views.ts";
import { dueRank, groupOfRank, notIn } from "./due-views.ts";
import type { ListLook } from "./list-fields-views.ts";
import { isDueGroup, orderedPage, sortKey } from "./list-order-views.ts";
import { queuePage, type QueueIndex } from "./queue-order-views.ts";
import {
  type Wanted,
  type AnySource,
  rowCondition,
  compiled,
  startsFromFew,
  wholeCondition,
} from "./list-wanted-views.ts";

/** One owner, stage or lane has an index of its own. */
function queueIndexOf({ where }: ListQuery): QueueIndex {
  const isOne = (key: string) => where[key]?.length === 1;
  if (isOne("owner") && where["owner"]?.[0] !== "none")
    return "cases_queue_of_owner";
  if (isOne("stage")) return "cases_queue_of_stage";
  return isOne("lane") ? "cases_queue_of_lane" : "cases_queue";
}

/** The groups that a queue is asked for, folded or not. */
function groupsOf({ where }: ListQuery): readonly DueGroup[] {
  const states = statesOf(where["state"]);
  const due = where["due"] ?? [];
  return dueGroups.filter(
    (group) =>
      states.includes(group === "ended" ? 0 : 1) &&
      (due.length === 0 || !due.every(isDueGroup) || due.includes(group)),
  );
}

export interface FoundRow {
  readonly id: string;
  readonly group: DueGroup;
  /** What it was sorted by. */
  readonly place: readonly string[];
}

interface Paging {
  readonly after: readonly string[];
  readonly toward: "next" | "previous";
  readonly folded: readonly DueGroup[];
  readonly limit: number;
}

/** The rows from a place of the list on, in the direction that is read. */
export async function foundRows(
  db: Db,
  source: AnySource,
  at: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { role } = at.look.actor;
  const isAsked = reachOf(role, source.listing.register) === "asked";
  if (isAsked || startsFromFew(at.wanted)) return fewRows(db, source, at);
  return at.wanted.query.group === null
    ? orderedRows(db, source, at)
    : queuedRows(db, source, at);
}

/**
 * Whether the rows of a page may lie far apart: with conditions that no index holds, a page may have to pass
 * every case before it is full.
 */
function walksFar(
  { listing }: AnySource,
  { query: { where } }: Wanted,
  left: readonly string[],
): boolean {
  const held = ["owner", "stage", "lane"];
  const others = listing.fields.filter(
    ({ key }) => !left.includes(key) && (where[key] ?? []).length > 0,
  );
  return others.length > 1 || others.some(({ key }) => !held.includes(key));
}

async function queuedRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const due = wanted.query.where["due"] ?? [];
  const left = due.every(isDueGroup) ? ["state", "due"] : ["state"];
  const { after, toward, folded, limit } = paging;
  const [group, urgent, on, at, id] = after;
  return queuePage(
    walksFar(source, wanted, left) ? slowly(db) : db,
    {
      register: source.listing.register,
      condition: compiled(db, rowCondition(source, wanted, { look, left })),
      index: queueIndexOf(wanted.query),
      groups: new Set(
        groupsOf(wanted.query).filter((one) => !folded.includes(one)),
      ),
      after:
        group !== undefined &&
        isDueGroup(group) &&
        urgent !== undefined &&
        on !== undefined &&
        at !== undefined &&
        id !== undefined
          ? [group, urgent, on, at, id]
          : null,
      toward,
      limit,
    },
    look,
  );
}

async function orderedRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { sort, direction, where } = wanted.query;
  const { after, toward, limit } = paging;
  const [key, id] = after;
  const rows = await orderedPage(
    walksFar(source, wanted, ["state"]) ? slowly(db) : db,
    {
      register: source.listing.register,
      condition: compiled(
        db,
        rowCondition(source, wanted, { look, left: ["state"] }),
      ),
      states: statesOf(where["state"]),
      sort,
      isUp: (direction === "asc") === (toward === "next"),
      after: key === undefined || id === undefined ? null : [key, id],
      limit,
    },
    look,
  );
  return rows.map((row) => ({
    id: row.id,
    group: row.group,
    place: [row.key, row.id],
  }));
}

/** Sorted once they are found. */
async function fewRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { sort, direction, group } = wanted.query;
  const { after, toward, folded, limit } = paging;
  const key = sql.raw(sortKey(sort));
  const keys =
    group === null
      ? [key, sql`c.id`]
      : [
          dueRank(look),
          sql`case c.is_urgent when 1 then '0' else '1' end`,
          sql`c.queue_on`,
          sql`c.queue_at`,
          sql`c.id`,
        ];
  const isUp = (direction === "asc") === (toward === "next");
  const order = sql.raw(isUp ? "asc" : "desc");
  const beyond = sql.raw(isUp ? ">" : "<");
  const { rows } = await sql<{ id: string; rank: string; place: string }>`
    select c.id, ${dueRank(look)} as rank, json_array(${sql.join(keys)}) as place
    from cases c where ${wholeCondition(source, wanted, look)}
      and ${notIn(group === null ? [] : folded, look)}
      ${after.length === keys.length ? sql`and (${sql.join(keys)}) ${beyond} (${sql.join(after)})` : sql``}
    order by ${sql.join(keys.map((one) => sql`${one} ${order}`))}
    limit ${limit}`.execute(db);
  return rows.map(({ id, rank, place }) => ({
    id,
    group: groupOfRank(rank),
    place: JSON.parse(place) as readonly string[],
  }));
}
